"""Robust accuracy on a table: plain training, Mixup and GenLabel under every variant of features and training.

A variant says how features come (raw, or standardised by the train rows) and whether training is plain or takes every
step at attacked points. All methods and variants of a run share first weights, order, partners and mixing weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from empirical.experiment import streams_of
from empirical.perceptrons import Perceptron
from empirical.robust_training import (
    Descent,
    Mixtures,
    best_gamma,
    descend,
    fgsm_accuracy,
    mixtures,
    seen_at,
    suspicion_shares,
)
from empirical.splits import Nested, Part, Split, part
from empirical.tables import Table

METHODS = ("vanilla", "mixup", "genlabel_gm")
PROTOCOLS = ("printed", "clean")


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One way to do it; `name` stands in the quantities, empty for raw features and plain training."""

    name: str
    standardised: bool
    attacked: bool

    def quantity(self, method: str, what: str) -> str:
        """Name of a quantity."""
        return "_".join(word for word in (method, self.name, what) if word)


VARIANTS = {
    v.name: v
    for v in (
        Variant(name="", standardised=False, attacked=False),
        Variant(name="scaled", standardised=True, attacked=False),
        Variant(name="trained", standardised=False, attacked=True),
        Variant(name="scaled_trained", standardised=True, attacked=True),
    )
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a run does: the network, the training, what is chosen among, and the attack's radius."""

    hidden: tuple[int, ...]
    activation: str
    descent: Descent
    gammas: tuple[float, ...]
    alpha: float
    radius: float
    variants: tuple[str, ...]


def robust_quantities(table: Table, split: Nested, plan: Plan, seed: int) -> dict[str, float]:
    """Every number of one run, by name.

    Of the weights after every `every` epochs, "printed" takes those most robust on the test rows (in the folds: on the
    rows left out), "clean" the last. Robust means right after one fast gradient sign step, in float32.

    Args:
        table: the data.
        split: test rows, and folds of the others by which gamma is chosen.
        plan: what is done.
        seed: of the run.
    """
    model = Perceptron(
        widths=(table.d, *plan.hidden, table.k), activation="relu" if plan.activation == "relu" else "identity"
    )
    found: dict[str, float] = {}
    for standardised in (False, True):
        mine = [VARIANTS[name] for name in plan.variants if VARIANTS[name].standardised == standardised]
        if not mine:
            continue
        inner = [_Side(table, s, standardised, plan, model, seed + 1 + n) for n, s in enumerate(split.inner)]
        outer = _Side(table, split.outer, standardised, plan, model, seed)
        for variant in mine:
            found |= _of_variant(variant, inner, outer, plan)
    counts = np.bincount(table.labels[split.outer.train], minlength=table.k)
    found["majority"] = float(100 * (table.labels[split.outer.test] == counts.argmax()).mean())
    return found


def standardised_part(side: Part) -> Part:
    """Features with the train rows' mean 0 and spread 1; a constant feature is only shifted."""
    spread = side.train_features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    mean = side.train_features.mean(axis=0)
    return replace(
        side, train_features=(side.train_features - mean) / spread, test_features=(side.test_features - mean) / spread
    )


class _Side:
    """One training's rows with all that its methods share."""

    def __init__(
        self, table: Table, split: Split, standardised: bool, plan: Plan, model: Perceptron, seed: int
    ) -> None:
        side = part(table, split)
        self.part = standardised_part(side) if standardised else side
        self.plan, self.model = plan, model
        self.start = model.initial(streams_of(seed, 2)[1])
        x, y, k = self.part.train_features, self.part.train_labels, table.k
        self.plain = mixtures(x, y, k, plan.descent, seed, alpha=None)
        self.mixed = mixtures(x, y, k, plan.descent, seed, alpha=plan.alpha, generative=True)

    def stops(self, variant: Variant, mixed: Mixtures, gamma: float) -> np.ndarray:
        """Weights after every few epochs."""
        descent = replace(self.plan.descent, radius=self.plan.radius if variant.attacked else 0.0)
        x, y = self.part.train_features, self.part.train_labels
        return descend(self.model, self.start, x, y, mixed, descent, gamma=gamma)

    def robust(self, stops: np.ndarray) -> np.ndarray:
        """FGSM accuracy of each, (n_stops,)."""
        x, y = self.part.test_features, self.part.test_labels
        return np.array([fgsm_accuracy(self.model, flat, x, y, self.plan.radius) for flat in stops])


def _of_variant(variant: Variant, inner: Sequence[_Side], outer: _Side, plan: Plan) -> dict[str, float]:
    curves = [np.stack([s.robust(s.stops(variant, s.mixed, gamma)) for gamma in plan.gammas]) for s in inner]
    gamma = {p: best_gamma(curves, plan.gammas, best_epoch=p == "printed") for p in PROTOCOLS}
    found: dict[str, float] = {variant.quantity("genlabel_gm", "gamma"): gamma["clean"]}
    trained = {
        "vanilla": dict.fromkeys(PROTOCOLS, outer.stops(variant, outer.plain, 0.0)),
        "mixup": dict.fromkeys(PROTOCOLS, outer.stops(variant, outer.mixed, 0.0)),
    }
    by_gamma = {g: outer.stops(variant, outer.mixed, g) for g in set(gamma.values())}
    trained["genlabel_gm"] = {p: by_gamma[gamma[p]] for p in PROTOCOLS}
    for method in METHODS:
        for protocol in PROTOCOLS:
            stops = trained[method][protocol]
            flat = stops[outer.robust(stops).argmax()] if protocol == "printed" else stops[-1]
            found |= _numbers(variant, method, protocol, outer, flat)
    return found


def _numbers(variant: Variant, method: str, protocol: str, side: _Side, flat: np.ndarray) -> Mapping[str, float]:
    x, y, radius = side.part.test_features, side.part.test_labels, side.plan.radius
    seen = seen_at(side.model, flat, x, y, radius)
    found = {
        protocol: seen.fgsm,
        f"accuracy_{protocol}": seen.accuracy,
        f"careful_{protocol}": seen.careful,
    }
    if not side.plan.hidden:
        found |= {f"exact_{protocol}": seen.exact}
    if protocol == "clean":
        found |= suspicion_shares(side.model, flat, x, y, radius)
        if not side.plan.hidden:
            found |= {"impossible": max(0.0, seen.exact - seen.fgsm)}
    return {variant.quantity(method, what): round(float(value), 6) for what, value in found.items()}
