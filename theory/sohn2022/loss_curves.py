"""The curves of Figure 8: Mixup, GenLabel and attack over the angle, as Taylor forms and exactly, at c = 1.

The exact losses hold the logistic loss as it is: mixtures over all ordered pairs with uniform lam, the GenLabel of
sharp densities, and the worst case of the attack of radius R c_x A.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import atan, pi

import sympy as sp

from numerics.enclosure import evaluate
from numerics.segment_losses import Scored, adversarial_loss, mixup_loss, standard_loss, step_label_loss
from theory.sohn2022.taylor_orderings import (
    HALF,
    MIXUP,
    Case,
    adversarial_terms,
    c,
    genlabel_limits,
    mixing_terms,
    norm,
    radius_per_moment,
    scores,
)
from theory.sohn2022.two_gaussians import cases

SCHEMES = ("mixup", "genlabel", "attack")


@dataclass(frozen=True, kw_only=True)
class LossCurves:
    """Angles in units of pi; Taylor form and exact loss of each scheme at each of them."""

    angles: Sequence[float]
    taylor: dict[str, list[float]]
    exact: dict[str, list[float]]


@cache
def loss_curves() -> LossCurves:
    """Evaluate the six losses at every second angle of the claim of Figure 8; tan(phi / 2) is rational there."""
    found = cases()[::2]
    taylor, exact = [taylor_losses(case) for _, case in found], [exact_losses(case) for _, case in found]
    return LossCurves(
        angles=[2 * atan(t) / pi for t, _ in found],
        taylor={name: [losses[name] for losses in taylor] for name in SCHEMES},
        exact={name: [losses[name] for losses in exact] for name in SCHEMES},
    )


def taylor_losses(case: Case) -> dict[str, float]:
    """The Taylor forms of Mixup, of GenLabel for sharp densities, and of the attack."""
    slope, curvature = _moments()
    added = (
        mixing_terms(case, *map(evaluate, MIXUP)),
        mixing_terms(case, evaluate(slope), evaluate(curvature)),
        adversarial_terms(case, radius_per_moment(case) * evaluate(slope), evaluate(HALF)),
    )
    standard = standard_loss(_scored(case))
    return {name: float((standard + terms).mid()) for name, terms in zip(SCHEMES, added, strict=True)}


def exact_losses(case: Case) -> dict[str, float]:
    """The losses from their definitions, by balls."""
    data = _scored(case)
    reach = radius_per_moment(case) * evaluate(_moments()[0]) * norm(case.gradients[0])
    found = (mixup_loss(data), step_label_loss(data), adversarial_loss(data, reach))
    return {name: float(loss.mid()) for name, loss in zip(SCHEMES, found, strict=True)}


def _moments() -> tuple[sp.Expr, sp.Expr]:
    slope, curvature = (moment.subs(c, 1) for moment in genlabel_limits())
    return slope, curvature


def _scored(case: Case) -> Scored:
    return Scored(tuple(scores(case)), case.labels)
