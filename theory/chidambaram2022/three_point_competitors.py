"""The Mixup loss on X_3^2 of continuous competitors of the Mixup-optimal classifier, as balls.

X_1 = {0, 2}, X_2 = {1}, uniform mixing. At a distance v from the point 1 the mixtures have the density 2/9 + 1/9 (pairs
of neighbours and the pair from 0 to 2), of which class 2 gets 2/9 (1 - v): so h^2 = (2/3) (1 - v), and 1 at v = 0.
The competitor of width tau falls from 1 at v = 0 to (2/3) (1 - tau) at v = tau in a straight line, and is h beyond.
"""

from fractions import Fraction

from flint import acb, arb, fmpq

from numerics.enclosure import precision

DENSITY = Fraction(1, 3)


def least_loss() -> arb:
    """J_mix(h): both sides of the point 1, the data points themselves add nothing."""
    return 2 * _integral(lambda v: _cross_entropy(_share(v), _share(v)), Fraction(0), Fraction(1))


def competitor_loss(tau: Fraction) -> arb:
    """J_mix of the competitor of width tau in (0, 1)."""
    end = Fraction(2, 3) * (1 - tau)

    def near(v: acb) -> acb:
        return _cross_entropy(_share(v), 1 - (1 - _acb(end)) * v / _acb(tau))

    inner = _integral(near, Fraction(0), tau)
    outer = _integral(lambda v: _cross_entropy(_share(v), _share(v)), tau, Fraction(1))
    return 2 * (inner + outer)


def _share(v: acb) -> acb:
    return 2 * (1 - v) / 3


def _cross_entropy(share: acb, guess: acb) -> acb:
    return -(share * guess.log() + (1 - share) * (1 - guess).log())


def _integral(function: object, low: Fraction, high: Fraction) -> arb:
    """Integrate the density times the loss; 1e-9 is cut off at either end, where -log may grow, and bounded instead."""
    with precision(80):
        cut = Fraction(1, 10**9)
        value = acb.integral(lambda z, _: function(z), _acb(low + cut), _acb(high - cut)).real  # type: ignore[operator]
        # the loss is at most 1 - log(v / 3) at a distance v from an end, which integrates to less than 40e-9
        rest = arb(0).union(arb(fmpq(80, 10**9)))
        return (value + rest) * arb(fmpq(DENSITY.numerator, DENSITY.denominator))


def _acb(value: Fraction) -> acb:
    return acb(arb(fmpq(value.numerator, value.denominator)))
