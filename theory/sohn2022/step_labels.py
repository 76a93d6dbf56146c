r"""The label of a mixed pair for sharp densities: a step where the two scaled distances to the means are equal."""

from collections.abc import Callable

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity
from numerics.genlabel_loss import label_moments, log_odds_of
from theory.checks import agreement, all_of, identity, on_instances
from theory.evidence import Evidence

c = sp.Symbol("c", positive=True)
SPREADS = ("1/2", "1", "2", "3")
SHARPNESS = 300.0


def from_distances(step: sp.Expr) -> Evidence:
    """At the step sigma_1 times the distance to -e_1 equals c sigma_1 times that to e_1, for (1 - 2 lambda) e_1."""
    return _balanced(step, 1 - 2 * step)


def from_reversed_distances(step: sp.Expr) -> Evidence:
    """The same for the pair in the other order, whose mixed point is (2 lambda - 1) e_1."""
    return _balanced(step, 2 * step - 1)


def _balanced(step: sp.Expr, place: sp.Expr) -> Evidence:
    """Solve for the step: the place between the means with (place + 1) = c (1 - place)."""
    return identity(place, (c - 1) / (c + 1), at=[{c: sp.Rational(s)} for s in ("2", *SPREADS, "7/3")])


def from_the_quadratic(step: sp.Expr) -> Evidence:
    """The printed factors: the exponent is (1 - c^2)(lambda - 1/(1 - c))(lambda - step), of either sign."""
    lam = sp.Symbol("lambda", real=True)
    exponent = (1 - c**2) * lam**2 - 2 * lam + 1
    factors = identity((1 + c) * (lam * (1 - c) - 1) * (lam - step), exponent)

    def is_between(spread: sp.Rational) -> bool:
        at = step.subs(c, spread)
        below, above = (exponent.subs({c: spread, lam: at + side}) for side in (-at / 2, (1 - at) / 2))
        return bool(0 < at < 1) and bool(below > 0 > above)

    spreads = [sp.Rational(n, 7) for n in range(1, 40)]
    return all_of([factors, on_instances(is_between, spreads, what="class 1 below the step, class 0 above, c")])


def from_densities_at_means(step: sp.Expr) -> Evidence:
    """The share of class 0 by quadrature of the labels of two sharp Gaussians in the plane."""
    return _from_densities(lambda at: 1.0 - _share_of_class_0(at), step)


def from_reversed_densities(step: sp.Expr) -> Evidence:
    """In the other order the step is the share of class 0 itself."""
    return _from_densities(_share_of_class_0, step)


def _from_densities(found: Callable[[dict[sp.Symbol, str]], float], step: sp.Expr) -> Evidence:
    regime = [{c: spread} for spread in SPREADS]
    return agreement(step, found, regime, tolerance=1e-3, what="the step")


def _share_of_class_0(at: dict[sp.Symbol, str]) -> float:
    sigma, second = np.array([[1.0, 0.3], [0.3, 1.0]]), float(sp.Rational(at[c])) * SHARPNESS
    class_0 = GaussianDensity(np.array([-1.0, 0.0]), sigma / SHARPNESS**2)
    class_1 = GaussianDensity(np.array([1.0, 0.0]), sigma / second**2)
    return label_moments(log_odds_of(class_0, class_1), class_0.mean, class_1.mean)[0]
