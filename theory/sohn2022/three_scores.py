"""Example 2: scores of the SVM and labels of three normal classes, from the points (-d, d), (d, d), (-d, -d)."""

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity, class_labels
from theory.checks import agreement, identity, on_instances
from theory.evidence import Evidence

d = sp.Symbol("d", positive=True)
lam = sp.Symbol("lambda", real=True)
DIRECTIONS = (sp.Matrix([-1, 1]), sp.Matrix([1, 1]), sp.Matrix([-1, -1]))


def points() -> list[sp.Matrix]:
    """The three data points, d times the SVM's directions."""
    return [d * w for w in DIRECTIONS]


def from_the_softmax(first_term: sp.Expr) -> Evidence:
    """The score of class 2 on the segment between x_2 and x_3, from the definition of the softmax."""
    x = lam * points()[1] + (1 - lam) * points()[2]
    terms = [sp.exp(sp.expand((w.T * x)[0])) for w in DIRECTIONS]
    up = sp.exp(2 * d * (2 * lam - 1))
    inverse = first_term / up + 1 + sp.exp(-4 * d * (2 * lam - 1))
    at = [{d: 5, lam: sp.Rational(n, 8)} for n in (4, 3, 5)]
    return identity(sp.expand(inverse), sp.expand(sum(terms) / terms[1]), at=at)


def from_exact_midpoint(first_term: sp.Expr) -> Evidence:
    """At lambda = 1/2 all three scores are equal, in exact arithmetic, for every size d tried."""
    return on_instances(
        lambda size: bool(1 / (first_term + 2) == sp.Rational(1, 3)), (1, 5, 50), what="p_2 = 1/3 at the origin, d"
    )


def from_fitted_labels(ratio: sp.Expr) -> Evidence:
    """The label of class 2 in floating point against the SVM's softmax, at points of the plane, d = 5."""
    spread = 5.0 * float(ratio.subs(d, 5))
    means = [np.array([float(v) for v in point.subs(d, 5)]) for point in points()]
    classes = [GaussianDensity(mean, spread * np.eye(2)) for mean in means]
    regime = [(0.0, 0.0), (0.5, 0.4), (-0.3, 0.2), (1.0, -1.0), (-0.2, -0.3)]

    def score(point: tuple[float, float]) -> float:
        values = np.exp([float(w[0]) * point[0] + float(w[1]) * point[1] for w in DIRECTIONS])
        return float(values[1] / values.sum())

    return agreement(
        lambda point: float(class_labels(classes, np.array([point]))[0, 1]),
        score,
        regime,
        tolerance=1e-12,
        what="the label of class 2",
    )
