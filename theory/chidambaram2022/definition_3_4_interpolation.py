r"""Definition 3.4: when the maximum-margin solution interpolates.

Let the points $x_1, \dots, x_n$ be linearly independent with labels $y_i = \pm 1$, and $G_{ij} = y_i y_j x_i^\top x_j$.
The maximum-margin solution has all points as support vectors, so that it interpolates, if and only if
$$\beta = G^{-1} \mathbf{1} \ge 0, \quad \beta_i = y_i (K^{-1} y)_i, \quad K_{ij} = x_i^\top x_j.$$
Sufficient: $w = \sum_i \beta_i y_i x_i$ has all margins 1, and any $\theta$ with margins $1 + s_i \ge 1$ has
$|\theta|^2 = |w|^2 + |\theta - w|^2 + 2 \sum_i \beta_i s_i$. Necessary: with $\beta_i < 0$ the step
$-\beta_i / (G^{-1})_{ii}$ along the direction that raises the margin of point $i$ alone shortens $w$ by
$\beta_i^2 / (G^{-1})_{ii}$ in the square. Both hold coordinate by coordinate for any $n$;
the symbols here are for $n = 3$.
"""

import sympy as sp

from numerics.convex import exact_max_margin, max_margin
from theory.checks import identity, on_instances
from theory.chidambaram2022.interpolation import Dataset, drawn, support_weights
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

a, b, c, p, q, r = sp.symbols("a b c p q r", positive=True)
GRAM = sp.Matrix([[a, p, q], [p, b, r], [q, r, c]])
ONES = sp.ones(3, 1)


def from_kkt(weights: sp.Matrix) -> Evidence:
    """Sufficiency: the expansion of |theta|^2 around w, for every theta in the span and every Gram matrix."""
    theta = sp.Matrix(sp.symbols("t_1 t_2 t_3", real=True))
    w, slack = weights, GRAM * theta - ONES
    excess = (theta - w).T * GRAM * (theta - w) + 2 * w.T * slack
    return identity([theta.T * GRAM * theta, GRAM * w], [w.T * GRAM * w + excess, ONES])


def from_perturbation(weights: sp.Matrix) -> Evidence:
    """Necessity: the step that raises one margin alone shortens w where its weight is negative."""
    inverse = GRAM.inv()
    step = inverse[:, 0] * (-weights[0] / inverse[0, 0])
    moved = weights + step
    shorter = (weights.T * GRAM * weights)[0] - weights[0] ** 2 / inverse[0, 0]
    return identity([(moved.T * GRAM * moved)[0], (GRAM * moved)[1]], [shorter, sp.Integer(1)])


def from_supports(weights: sp.Matrix) -> Evidence:
    """Exact data: the sign test agrees with the solution found by trying every support in rationals."""

    def agrees(data: Dataset) -> bool:
        found = exact_max_margin(data.points, data.labels)
        return found is not None and found.interpolates == (min(_at(weights, data)) >= 0)

    return on_instances(agrees, _datasets(60), what="interpolates iff all weights >= 0", hypotheses=_is_independent)


def from_solver(weights: sp.Matrix) -> Evidence:
    """The convex solver's multipliers, with their KKT residuals, are the weights where those are nonnegative."""

    def agrees(data: Dataset) -> bool | None:
        found = max_margin(data.points, data.labels)
        if found.direction is None or found.residuals is None or found.residuals.worst > 1e-6:
            return None
        mine = [float(weight) for weight in _at(weights, data)]
        total = sum(mine)
        distance = max(abs(x / total - y) for x, y in zip(mine, found.weights, strict=True)) if total else 1.0
        return bool(distance < 1e-3) == (min(mine) > -1e-9)

    return on_instances(agrees, _datasets(12), what="multipliers", hypotheses=_is_independent, exact=False)


def _datasets(n_sets: int) -> list[Dataset]:
    return [
        d for size in (1, 2) for d in drawn(n_sets // 2, size=size, other=3 - size, dimension=4, seed=f"gram {size}")
    ]


def _is_independent(data: Dataset) -> bool:
    return support_weights(data) is not None


def _at(weights: sp.Matrix, data: Dataset) -> list[sp.Rational]:
    rows = data.signed
    inner = [[sum(x * y for x, y in zip(s, t, strict=True)) for t in rows] for s in rows]
    values = {a: inner[0][0], b: inner[1][1], c: inner[2][2], p: inner[0][1], q: inner[0][2], r: inner[1][2]}
    return [sp.Rational(sp.cancel(entry.subs(values))) for entry in weights]


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-3.4"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=GRAM.inv() * sp.Matrix([1, 1, 1]),
    checks=(from_kkt, from_perturbation, from_supports, from_solver),
    controls=(
        Control(subject=ONES, why="the sum of the y_i x_i: right for orthonormal points"),
        Control(subject=GRAM * ONES, why="the Gram matrix in place of its inverse"),
        Control(subject=GRAM.subs({p: -p, q: -q}).inv() * ONES, why="near miss: the sign of one label lost"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
