"""GenMix on features of an exactly invertible map of the plane, carried back to inputs: densities and middle points."""

from functools import partial

import sympy as sp
from flint import arb

from numerics.enclosure import ball, evaluate, isolate_root
from theory.checks import all_of, encloses, identity
from theory.evidence import Evidence
from theory.sohn2022.middle_points import MEANS, VARIANCES, log_odds_along, root_along

x, y = sp.symbols("x y", real=True)
FEATURES = (x + x**3 / 3, y + x**2 / 4)
"""The feature map: its Jacobian 1 + x^2 is positive and varies, and x + x^3 / 3 rises from -oo to oo."""
RAYS = (("12/13", "5/13"), ("3/5", "4/5"), ("-4/5", "3/5"), ("5/13", "-12/13"))


def from_pulled_back_densities(log_odds: sp.Expr) -> Evidence:
    """The density of an input is that of its feature times the Jacobian, which sympy takes: log p_j - log p_i."""
    jacobian = sp.Matrix(FEATURES).jacobian((x, y)).det()
    logs = []
    for mean, variance in zip(MEANS, VARIANCES, strict=True):
        square = sum((feature - m) ** 2 for feature, m in zip(FEATURES, mean, strict=True))
        logs.append(-square / sp.Integer(2 * variance) - sp.log(variance) + sp.log(jacobian))
    return identity(sp.expand(logs[1] - logs[0]), sp.expand(log_odds))


def from_inverted_middles(log_odds: sp.Expr) -> Evidence:
    """Bisect p_i = p_j along rays from the first mean of the features, invert by bisection, look at the inputs."""
    parts = []
    for cosine, sine in RAYS:
        along, across = ball(cosine), ball(sine)
        t = root_along(partial(log_odds_along, start=(arb(0), arb(0)), step=(along, across)), "1/10", "4")
        first = isolate_root(partial(_excess, feature=t * along), "-4", "401/100", width="1/1000000000").ball
        found = evaluate(sp.sympify(log_odds), {x: first, y: t * across - first * first / 4})
        parts.append(
            encloses(1, 1 + found, tolerance=1e-6, what="1 + log p_j - log p_i at the input of a middle feature")
        )
    return all_of(parts)


def _excess(at: arb, *, feature: arb) -> arb:
    return at + at * at * at / 3 - feature
