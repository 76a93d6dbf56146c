r"""Lemma 2.3, finite data: the masses of eq. (1) in closed form, in any dimension.

The ball about x cuts an interval $(a, b)$ of $\lambda$ out of the segment between s and t. For
$\lambda \sim \mathrm{Beta}(\alpha, \alpha)$ of density f, with $m = P(a < \lambda < b)$ a difference of incomplete beta
functions,
$$E[\lambda;\ a < \lambda < b] = \frac{m}{2} - \frac{1}{2\alpha} \left[ \lambda (1 - \lambda) f(\lambda) \right]_a^b$$
"""

import numpy as np
import sympy as sp

from numerics.laws import BetaLaw, Floats
from numerics.mixing_loss import loss_weights
from numerics.quadrature import piecewise_expectation
from theory.checks import agreement, identity
from theory.chidambaram2022.local_loss import Ball, data_of, masses_of
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.mixup_intervals import chords
from theory.standalone import run_alone

m, edge, alpha, lam = sp.symbols("m edge alpha lambda", positive=True)
INTERVALS = [(a, low, high) for a in (0.5, 1.0, 7.5, 64.0) for low, high in ((0.0, 0.3), (0.25, 0.75), (0.6, 0.9))]
PLACES = [(Ball(seed=seed, eps=1.5, alpha=a), d) for seed, d in enumerate((1, 2, 3, 5)) for a in (1.5, 6.0)]


def from_derivative(form: sp.Expr) -> Evidence:
    """Proof: with m' = f and the edge term lam (1 - lam) f, the derivative in b is lam f, for all alpha."""
    density = (lam * (1 - lam)) ** (alpha - 1)
    slope = form.subs({m: density, edge: sp.diff(lam * (1 - lam) * density, lam)})
    return identity(sp.cancel(sp.powsimp(sp.expand(sp.simplify(slope / density)))), lam)


def from_quadrature(form: sp.Expr) -> Evidence:
    """The form, its m from the incomplete beta function, against the integral of lam."""

    def integral(case: tuple[float, float, float]) -> float:
        low, high = case[1:]
        return piecewise_expectation(lambda t: t * ((t > low) & (t < high)), BetaLaw(case[0]), kinks=(low, high)).value

    return agreement(
        lambda case: float(_moments(form, BetaLaw(case[0]), np.array(case[1:2]), np.array(case[2:]))[0]),
        integral,
        INTERVALS,
        tolerance=1e-9,
        what="E[lam; a < lam < b]",
    )


def from_definition(form: sp.Expr) -> Evidence:
    """h_eps assembled from the form in 1, 2, 3 and 5 dimensions, against masses integrated from their definition."""

    def deviation(place: tuple[Ball, int]) -> float:
        weights = loss_weights(masses_of(*place))
        return float(np.abs(_shares(form, *place) - weights / weights.sum()).max())

    return agreement(deviation, lambda _: 0.0, PLACES, tolerance=1e-9, what="deviation of h_eps")


def _moments(form: sp.Expr, law: BetaLaw, low: Floats, high: Floats) -> Floats:
    """E[Lambda; low < Lambda < high] by the form."""
    edges = high * (1 - high) * law.density(high) - low * (1 - low) * law.density(low)
    return sp.lambdify((m, edge, alpha), form, "numpy")(law.mass(high) - law.mass(low), edges, float(law.alpha))


def _shares(form: sp.Expr, ball: Ball, dimension: int) -> Floats:
    """h_eps at the centre of the data: the chord of each ordered pair, its mass, and its moment by the form."""
    data, centre = data_of(ball, dimension)
    one_hot = np.eye(data.n_classes)[list(data.classes)]
    weights = np.zeros(data.n_classes)
    for s, own in zip(data.points, one_hot, strict=True):
        low, high = (ends[0] for ends in chords(s, data.points, centre[None, :], ball.eps))
        mass = ball.law.mass(high) - ball.law.mass(low)
        met = high > low
        moment = np.where(met, _moments(form, ball.law, low, high), 0.0)
        weights += moment.sum() * own + ((mass - moment) * met) @ one_hot
    return weights / weights.sum()


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-2.3", equation="(1)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=m / 2 - edge / (2 * alpha),
    checks=(from_derivative, from_quadrature, from_definition),
    controls=(
        Control(subject=m / 2, why="the mean of lambda where the interval is not symmetric about 1/2"),
        Control(subject=m / 2 + edge / (2 * alpha), why="the sign of the edge term"),
        Control(subject=m / 2 - edge / (2 * alpha + 1), why="near miss: 2 alpha + 1 for 2 alpha"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
