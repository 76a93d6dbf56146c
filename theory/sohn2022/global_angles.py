r"""Example 3: that the minimising angles at the printed norm are the global ones, over the whole circle.

Vanilla and GenLabel: the loss is convex in $\theta$, so a stationary angle at which a longer $\theta$ costs less is the
minimiser over the whole disc. Mixup: a longer $\theta$ costs more there, and its loss has a second valley, so the
circle is covered. Where $\cos\varphi \le 0$ the $n^2$ pairs of copies alone cost $n^2 \log 2$; for
$-\pi/2 < \varphi \le -\pi/4$ all scores on $L_1$ are negative and it alone costs
$2 n \, r \sin(\pi/4) \, E[(1 - \lambda)^2]$: both exceed the loss at $\pi/4$. On the rest the slope is negative up to
the angle and positive beyond it, from its values, a bound on the curvature of the pairs, and the exact term of the
copies, $n^2 r \sin\varphi / (1 + e^{r \cos\varphi})$, which increases with $\varphi$.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import numpy as np
import sympy as sp
from flint import acb, arb
from scipy.special import expit

from numerics.angle_losses import Labelling, beta_mean, mixture_pull, mixture_slope, vanilla_pull
from numerics.enclosure import ball, interval
from numerics.laws import BetaLaw
from numerics.quadrature import beta_nodes
from theory.checks import agreement, on_instances
from theory.evidence import Evidence
from theory.sohn2022.angle_problem import PRINTED, SCHEMES, changes_sign, slope_of

HALF_UNIT = Fraction(1, 200)
MAX_STEPS = 4000
COPIES, R = PRINTED.copies, arb(PRINTED.norm)
N_CENTRES, N_PROBES = 40, 8
PRODUCT = PRINTED.alpha / (2 * (2 * PRINTED.alpha + 1))
"""E[lam (1 - lam)]; E[(1 - lam)^2] is 1/2 less it."""


def from_the_whole_disc(angles: sp.Tuple) -> Evidence:
    """Vanilla and GenLabel: a stationary angle lies in the bracket, and all over it a longer theta costs less."""

    def holds(case: tuple[str, sp.Rational]) -> bool | None:
        scheme, value = case
        if (100 * value).q != 1:
            return False
        middle = Fraction(int(value.p), int(value.q))
        inside = changes_sign(slope_of(scheme, PRINTED), middle - HALF_UNIT, middle + HALF_UNIT)
        return _pulls_outwards(scheme, middle) if inside else inside

    cases = [(scheme, value) for scheme, value in zip(SCHEMES, angles, strict=True) if scheme != "mixup"]
    return on_instances(holds, cases, what=f"least loss over the disc at this angle over pi, {PRINTED}")


def from_the_whole_circle(angles: sp.Tuple) -> Evidence:
    """Mixup: the loss falls up to the bracket and rises beyond it, and is larger still where cos phi <= 0."""

    def holds(value: sp.Rational) -> bool | None:
        if (100 * value).q != 1:
            return False
        middle = Fraction(int(value.p), int(value.q))
        ends = changes_sign(slope_of("mixup", PRINTED), middle - HALF_UNIT, middle + HALF_UNIT)
        if not ends:
            return ends
        near = _has_sign(-1, -Fraction(1, 4), middle - HALF_UNIT), _has_sign(1, middle + HALF_UNIT, Fraction(1, 2))
        if False in near:
            return False
        return None if None in near else bool(_far_loss() > _diagonal_loss())

    return on_instances(holds, [angles[SCHEMES.index("mixup")]], what=f"least loss over the circle, {PRINTED}")


def from_a_fine_grid(angles: sp.Tuple) -> Evidence:
    """Second path: the losses in floating point at 1,000 angles of the whole circle."""
    return agreement(
        lambda n: float(angles[n]),
        lambda n: _least_on_grid(SCHEMES[n]),
        range(len(SCHEMES)),
        tolerance=float(HALF_UNIT),
        what="angle over pi of the least loss on the circle",
        relative=False,
    )


@cache
def _pulls_outwards(scheme: str, middle: Fraction) -> bool | None:
    """Whether the pull is negative all over the bracket, by one ball or from centres and a bound on its change."""
    if scheme == "vanilla":
        whole = arb.pi() * interval(middle - HALF_UNIT, middle + HALF_UNIT)
        return vanilla_pull(whole, R, COPIES) < 0 or None
    step = HALF_UNIT / N_CENTRES
    for n in range(N_CENTRES):
        phi = arb.pi() * ball(middle - HALF_UNIT + (2 * n + 1) * step)
        pull = mixture_pull(phi, R, COPIES, PRINTED.alpha, Labelling(softness=PRINTED.softness))
        if not pull + arb.pi() * ball(step) * (_steepness() + _copies_change(middle)) < 0:
            return False if pull > 0 else None
    return True


def _copies_change(middle: Fraction) -> arb:
    """Bound on |d/d phi| of n^2 k / (1 + e^k), k = r cos phi, over the bracket: n^2 r (1 + k) e^-k."""
    least = R * (arb.pi() * interval(middle - HALF_UNIT, middle + HALF_UNIT)).cos()
    return COPIES**2 * R * (1 + R) * (-least).exp()


def _squares() -> arb:
    """Sum of E|x|^2 over all pairs but those of two copies: 1 - 2 v on L_1 and L_3, 1 - 4 v on L_2."""
    return ball(2 * COPIES * (1 - 2 * PRODUCT) + 2 * COPIES * (1 - 4 * PRODUCT) + 2 * (1 - 2 * PRODUCT) + 2)


def _steepness() -> arb:
    """Bound on |d slope / d phi| and |d pull / d phi| without the copies' own pairs: E[r^2 |x|^2 / 4 + r |x|]."""
    return R**2 / 4 * _squares() + R * (4 * COPIES + 4)


def _copies_slope(turn: Fraction) -> arb:
    """Slope of the copies' own pairs, increasing in the angle over (-pi/2, pi/2)."""
    phi = arb.pi() * ball(turn)
    return COPIES**2 * R * phi.sin() / (1 + (R * phi.cos()).exp())


@cache
def _has_sign(wanted: int, low: Fraction, high: Fraction) -> bool | None:
    """Whether the slope has one sign on [low, high]: steps as long as the value at their middle allows."""
    label, at, length = Labelling(softness=None), low, Fraction(1, 100)
    probes = [low + (high - low) * Fraction(k, N_PROBES) for k in range(1, N_PROBES)]
    if any(wanted * mixture_slope(arb.pi() * ball(p), R, COPIES, PRINTED.alpha, label) < 0 for p in probes):
        return False
    for _ in range(MAX_STEPS):
        if at >= high:
            return True
        end = min(at + length, high)
        middle = (at + end) / 2
        rest = mixture_slope(arb.pi() * ball(middle), R, COPIES, PRINTED.alpha, label) - _copies_slope(middle)
        room = _steepness() * arb.pi() * ball((end - at) / 2)
        worst = wanted * rest - room + wanted * _copies_slope(at if wanted > 0 else end)
        if worst > 0:
            at, length = end, length * Fraction(3, 2)
        else:
            length /= 2
    return None


def _diagonal_loss() -> arb:
    """Upper bound on the Mixup loss at pi/4, where all scores change sign at lam = 1/2: h(w) <= max(w, 0) + log 2."""
    k = R * arb(2).sqrt() / 2

    def wrong(lam: acb, upper: bool) -> acb:
        return (1 - lam) * (2 * lam - 1) if upper else lam * (1 - 2 * lam)

    crossed = 4 * COPIES * (k * beta_mean(wrong, PRINTED.alpha) + arb(2).log())
    return crossed + (COPIES**2 + 4) * (1 + (-k).exp()).log()


def _far_loss() -> arb:
    """Lower bound on the Mixup loss where cos phi <= 0, and where -pi/2 < phi <= -pi/4."""
    first = COPIES**2 * arb(2).log()
    second = 2 * COPIES * R * arb(2).sqrt() / 2 * ball(Fraction(1, 2) - PRODUCT)
    return first.min(second)


@cache
def _least_on_grid(scheme: str) -> float:
    turns = np.arange(-500, 500) / 500
    return float(turns[int(np.argmin([_loss(scheme)(turn) for turn in turns]))])


def _loss(scheme: str) -> Callable[[float], float]:
    points, signs = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), np.array([1.0, 1.0, 0.0])
    counts = np.array([1, 1, COPIES])
    nodes, weights = beta_nodes(BetaLaw(float(PRINTED.alpha)), 60)
    share = nodes if scheme == "mixup" else expit((nodes - 0.5) / float(PRINTED.softness) ** 2)

    def loss(turn: float) -> float:
        scores = PRINTED.norm * points @ np.array([np.cos(np.pi * turn), np.sin(np.pi * turn)])
        if scheme == "vanilla":
            return float(counts @ (np.logaddexp(0.0, scores) - signs * scores))
        total = 0.0
        for i in range(3):
            for j in range(3):
                mixed = nodes * scores[i] + (1 - nodes) * scores[j]
                labels = signs[i] if signs[i] == signs[j] else share * signs[i] + (1 - share) * signs[j]
                total += counts[i] * counts[j] * float(weights @ (np.logaddexp(0.0, mixed) - labels * mixed))
        return total

    return loss
