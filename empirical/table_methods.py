"""The methods compared on tables: what each candidate learns from, and the mixed batches that all of them share.

A candidate is a method's label rule with one learning rate and, for GenLabel, one gamma. For a given split and seed the
order of the rows, the partners, the weights and hence the mixed points are drawn once and serve every candidate, so
that candidates differ by what they are and not by their luck (common random numbers). GenLabel with gamma = 0 is Mixup
itself: it is trained once and stands in both methods.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from empirical.class_densities import ClassDensities, nearest_rows
from empirical.labels import Logistic, MixedPairs
from empirical.mixing import Pairs, mixed_pairs, shuffled_epochs
from empirical.splits import Part
from numerics.laws import BetaLaw, Floats

Rule = Literal["plain", "linear", "logistic", "gm", "kde"]
RULES: tuple[Rule, ...] = ("linear", "logistic", "gm", "kde")
"""Label rules of mixed points; "plain" is the class of an unmixed row."""
MIXED_METHODS = ("mixup", "mixup_without_intrusion", "logistic_labels", "genlabel_gm", "genlabel_kde", "genlabel_cv")
METHODS = ("vanilla", *MIXED_METHODS)
"""Methods that train a classifier from labels of rows or of mixed points."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One thing to train: labels (1 - gamma) linear + gamma `rule`; `drops` leaves out mixed points with intrusion.

    For "plain" and "linear" gamma is 0, for "logistic" it is 1.
    """

    rule: Rule
    rate: float
    gamma: float = 0.0
    drops: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class TableBatches:
    """All batches of one training run on one train part, mixed and unmixed, in the same order of rows.

    t = n_epochs * n_batches batches of up to b rows: `plain_inputs` and `inputs` (t, b, d), the second ones mixed;
    `plain_labels` (t, b, k) one-hot; `soft_labels` (t, b, k) of the mixed rows by rule; `present` (t, b) is 0 where a
    last batch is only filled up; `keep` (t, b) is 0 where the nearest train row has neither member's class.
    """

    n_batches: int
    plain_inputs: Floats
    plain_labels: Floats
    inputs: Floats
    soft_labels: Mapping[Rule, Floats]
    present: Floats
    keep: Floats

    @property
    def share_dropped(self) -> float:
        """Share of the mixed points that intrude."""
        return float(1 - (self.keep * self.present).sum() / self.present.sum())


def candidates(rates: Sequence[float], gammas: Sequence[float]) -> tuple[Candidate, ...]:
    """Everything to be trained for `METHODS`, each once."""
    rest = [gamma for gamma in gammas if gamma > 0]
    return (
        *(Candidate(rule="plain", rate=rate) for rate in rates),
        *(Candidate(rule="linear", rate=rate) for rate in rates),
        *(Candidate(rule="linear", rate=rate, drops=True) for rate in rates),
        *(Candidate(rule="logistic", rate=rate, gamma=1.0, drops=True) for rate in rates),
        *(Candidate(rule="gm", rate=rate, gamma=gamma) for rate in rates for gamma in rest),
        *(Candidate(rule="kde", rate=rate, gamma=gamma) for rate in rates for gamma in rest),
    )


def belongs(method: str, candidate: Candidate) -> bool:
    """Whether a method may choose a candidate.

    Raises:
        ValueError: the method is none of `METHODS`.
    """
    if method not in METHODS:
        raise ValueError(f"method {method!r} is not known; use one of {', '.join(METHODS)}")
    if method == "vanilla":
        return candidate.rule == "plain"
    if method == "logistic_labels":
        return candidate.rule == "logistic"
    if method == "mixup_without_intrusion":
        return candidate.rule == "linear" and candidate.drops
    plain_mixup = candidate.rule == "linear" and not candidate.drops
    models = {"mixup": (), "genlabel_gm": ("gm",), "genlabel_kde": ("kde",), "genlabel_cv": ("gm", "kde")}[method]
    return plain_mixup or candidate.rule in models


def table_batches(
    part: Part,
    n_classes: int,
    *,
    alpha: float,
    generator: np.random.Generator,
    n_epochs: int,
    batch_size: int,
    logistic_variance: float,
) -> TableBatches:
    """Draw all batches: shuffled epochs, partners by permutation in a batch, one Beta(alpha, alpha) weight a batch.

    Args:
        part: its train side is mixed; densities are fitted to it, and intrusion is judged by it.
        n_classes: k of the whole table; a class without a row in the part has no density and probability 0.
        alpha: of the weights.
        generator: the run's own for this split.
        n_epochs: passes over the train side.
        batch_size: rows of a batch, the last one of an epoch may be smaller.
        logistic_variance: sigma^2 of the logistic labels.
    """
    x, y = np.asarray(part.train_features, dtype=np.float64), part.train_labels
    eye = np.eye(n_classes)
    pairs = shuffled_epochs(
        BetaLaw(alpha), generator, n_epochs=n_epochs, n_points=len(x), batch_size=min(batch_size, len(x))
    )
    inputs, linear = mixed_pairs(x, eye[y], pairs)
    points = inputs.reshape(-1, x.shape[1])
    mixed = _members(points, y, pairs, n_classes)
    nearest = y[nearest_rows(points, x)]
    keep = ((nearest == mixed.first) | (nearest == mixed.second)).reshape(pairs.first.shape)
    soft: dict[Rule, Floats] = {
        "linear": linear,
        "logistic": Logistic(np.sqrt(logistic_variance))(mixed).soft_labels.reshape(linear.shape),
    }
    for model in ("gm", "kde"):
        densities = ClassDensities.fit(x, y, n_classes, model)
        soft[model] = densities.probabilities(points).reshape(linear.shape)
    return TableBatches(
        n_batches=len(pairs.first) // n_epochs,
        plain_inputs=x[pairs.first],
        plain_labels=eye[y[pairs.first]],
        inputs=inputs,
        soft_labels=soft,
        present=pairs.weights,
        keep=keep.astype(np.float64),
    )


def generative_accuracy(part: Part, n_classes: int) -> float:
    """Per cent of the test side that the normal class densities of the train side classify, by maximum likelihood."""
    found = ClassDensities.fit(part.train_features, part.train_labels, n_classes, "gm").classify(part.test_features)
    return float(100 * (found == part.test_labels).mean())


def _members(points: Floats, labels: np.ndarray, pairs: Pairs, n_classes: int) -> MixedPairs:
    return MixedPairs(
        inputs=points,
        first=labels[pairs.first].ravel(),
        second=labels[pairs.second].ravel(),
        lam=np.broadcast_to(pairs.lam, pairs.first.shape).ravel(),
        n_classes=n_classes,
    )
