"""Gradient and Hessian of the softmax loss of mixtures of (-d, d), (d, d), (-d, -d), in symmetric coordinates.

The reflection that exchanges points 2 and 3 leaves the problem unchanged, so that the minimiser has the scores z =
(a s, -a s / 2 + b t, -a s / 2 - b t) with s = x_2 - x_1 and t = x_1 + x_2; a and b are the unknowns.
"""

from fractions import Fraction

from flint import acb, arb

from numerics.enclosure import ball

COORDINATES = ((2, 0), (0, 2), (0, -2))
PAIRS = ((0, 1, 4), (1, 2, 2), (0, 0, 1), (1, 1, 2))


def gradient(a: arb, b: arb, *, d: int, steepness: Fraction | None) -> tuple[arb, arb]:
    """Derivatives in a and b of the sum over the 9 ordered pairs, uniform lam, of the cross-entropy of the mixed label.

    Args:
        a, b: balls.
        d: coordinate of the points.
        steepness: the label of weight lam is 1 / (1 + exp(-steepness (lam - 1/2))); None is the linear label.
    """
    if steepness is not None and steepness <= 0:
        raise ValueError(f"steepness must be positive or None, not {steepness}; None is the linear label")
    total = (arb(0), arb(0))
    for i, j, count in PAIRS:
        parts = tuple(_pair(i, j, a, b, d, steepness, which) for which in (0, 1))
        total = (total[0] + count * parts[0], total[1] + count * parts[1])
    return total


def _pair(i: int, j: int, a: arb, b: arb, d: int, steepness: Fraction | None, which: int) -> arb:
    """One derivative for one ordered pair; both orders of a pair are equal by lam -> 1 - lam."""

    def slope(lam: acb, _: bool) -> acb:
        s = d * (lam * COORDINATES[i][0] + (1 - lam) * COORDINATES[j][0])
        t = d * (lam * COORDINATES[i][1] + (1 - lam) * COORDINATES[j][1])
        share = lam if steepness is None else 1 / (1 + (-ball(steepness) * (lam - acb(1) / 2)).exp())
        z = (a * s, -a * s / 2 + b * t, -a * s / 2 - b * t)
        wrong = []
        for k in range(3):
            p = 1 / sum(((z[m] - z[k]).exp() for m in range(3)), acb(0))
            wrong.append(p - (share if k == i else 0) - (1 - share if k == j else 0))
        if which == 0:
            return s * (wrong[0] - wrong[1] / 2 - wrong[2] / 2)
        return t * (wrong[1] - wrong[2])

    if i == j:
        return slope(acb(1), False).real
    return acb.integral(slope, acb(0), acb(1), rel_tol=arb(2) ** -40, abs_tol=arb(2) ** -40).real


def hessian(a: arb, b: arb, *, d: int) -> tuple[tuple[arb, arb], tuple[arb, arb]]:
    """Second derivatives of the same sum; the labels do not enter. Balls a, b of positive width enclose a "
    "whole box."""
    entries = {key: arb(0) for key in ((0, 0), (0, 1), (1, 1))}
    for i, j, count in PAIRS:
        for key in entries:
            entries[key] += count * _curvature(i, j, a, b, d, key)
    mixed = entries[0, 1]
    return (entries[0, 0], mixed), (mixed, entries[1, 1])


def _curvature(i: int, j: int, a: arb, b: arb, d: int, key: tuple[int, int]) -> arb:
    """Covariance, under the model's probabilities, of the derivatives of the scores."""

    def bend(lam: acb, _: bool) -> acb:
        s = d * (lam * COORDINATES[i][0] + (1 - lam) * COORDINATES[j][0])
        t = d * (lam * COORDINATES[i][1] + (1 - lam) * COORDINATES[j][1])
        z = (a * s, -a * s / 2 + b * t, -a * s / 2 - b * t)
        p = [1 / sum(((z[m] - z[k]).exp() for m in range(3)), acb(0)) for k in range(3)]
        turns = ((s, -s / 2, -s / 2), (acb(0), t, -t))
        first, second = turns[key[0]], turns[key[1]]
        product = sum((p[k] * first[k] * second[k] for k in range(3)), acb(0))
        means = [sum((p[k] * turn[k] for k in range(3)), acb(0)) for turn in (first, second)]
        return product - means[0] * means[1]

    if i == j:
        return bend(acb(1), False).real
    return acb.integral(bend, acb(0), acb(1), rel_tol=arb(2) ** -26, abs_tol=arb(2) ** -26).real
