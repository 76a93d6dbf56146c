"""Convex programs solved with their certificate: a solution counts only with its KKT residuals.

A solver's word "optimal" can be off by 1e-4. What is accepted here is a point together with multipliers for which
primal feasibility, dual sign, stationarity, complementarity and duality gap are all small. Infeasible and unbounded
are results, not exceptions.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import cvxpy as cp
import numpy as np
from flint import fmpq, fmpq_mat
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Rationals = Sequence[Sequence[Fraction | int]]
TOLERANCE = 1e-6


class Status(StrEnum):
    """What became of a program; UNCERTIFIED is a point whose residuals are too large to accept."""

    OPTIMAL = "OPTIMAL"
    INFEASIBLE = "INFEASIBLE"
    UNBOUNDED = "UNBOUNDED"
    UNCERTIFIED = "UNCERTIFIED"


@dataclass(frozen=True, kw_only=True)
class Residuals:
    """How far a point and its multipliers are from the KKT conditions, each in the largest absolute entry."""

    primal: float
    dual: float
    stationarity: float
    complementarity: float
    gap: float

    @property
    def worst(self) -> float:
        """The largest of them; infinite where one is not a number."""
        values = (self.primal, self.dual, self.stationarity, self.complementarity, self.gap)
        return max(values) if all(np.isfinite(values)) else float("inf")


@dataclass(frozen=True, kw_only=True)
class Certified:
    """Status of a program, with the value, the variables in the program's order, the multipliers and the residuals."""

    status: Status
    value: float | None = None
    variables: tuple[Floats, ...] = ()
    multipliers: tuple[Floats, ...] = ()
    residuals: Residuals | None = None

    @property
    def is_optimal(self) -> bool:
        """Whether the KKT conditions hold within the tolerance asked for."""
        return self.status is Status.OPTIMAL


def solve(problem: cp.Problem, *, tolerance: float = TOLERANCE) -> Certified:
    """Solve a convex minimisation and compute the KKT residuals of the answer from the problem itself.

    Args:
        problem: minimisation of a differentiable objective under equalities and componentwise inequalities.
        tolerance: largest residual that is accepted as OPTIMAL.

    Raises:
        TypeError: the objective is a maximisation, or a constraint is neither equality nor inequality.
    """
    if not isinstance(problem.objective, cp.Minimize):
        raise TypeError("problem must be a minimisation, not a maximisation; negate its objective")
    for constraint in problem.constraints:
        if not isinstance(constraint, cp.constraints.Inequality | cp.constraints.Equality):
            raise TypeError(f"problem has a constraint of type {type(constraint).__name__}; use ==, <= and >= alone")
    try:
        problem.solve(solver=cp.CLARABEL)
    except cp.SolverError:
        return Certified(status=Status.UNCERTIFIED)
    if problem.status in (cp.INFEASIBLE, cp.INFEASIBLE_INACCURATE):
        return Certified(status=Status.INFEASIBLE)
    if problem.status in (cp.UNBOUNDED, cp.UNBOUNDED_INACCURATE):
        return Certified(status=Status.UNBOUNDED)
    residuals = kkt_residuals(problem)
    return Certified(
        status=Status.OPTIMAL if residuals.worst <= tolerance else Status.UNCERTIFIED,
        value=float(problem.objective.value),
        variables=tuple(np.asarray(v.value, dtype=np.float64) for v in problem.variables()),
        multipliers=tuple(np.asarray(c.dual_value, dtype=np.float64) for c in problem.constraints),
        residuals=residuals,
    )


def kkt_residuals(problem: cp.Problem) -> Residuals:
    """Residuals of the values and multipliers that stand in a solved problem, in units of its own numbers."""
    primal = dual = complementarity = gap = 0.0
    lagrangian = {v: _gradient(problem.objective.args[0], v) for v in problem.variables()}
    for constraint in problem.constraints:
        slack = np.asarray(constraint.expr.value, dtype=np.float64).ravel(order="F")
        multiplier = np.asarray(constraint.dual_value, dtype=np.float64).ravel(order="F")
        for v in lagrangian:
            lagrangian[v] = lagrangian[v] + _gradient(constraint.expr, v, multiplier)
        gap += float(multiplier @ slack)
        if isinstance(constraint, cp.constraints.Equality):
            primal = max(primal, float(np.abs(slack).max()))
            continue
        primal = max(primal, float(slack.max()))
        dual = max(dual, float((-multiplier).max()))
        complementarity = max(complementarity, float(np.abs(multiplier * slack).max()))
    stationarity = max(float(np.abs(g).max()) for g in lagrangian.values())
    return Residuals(primal=primal, dual=dual, stationarity=stationarity, complementarity=complementarity, gap=abs(gap))


def _gradient(expression: cp.Expression, variable: cp.Variable, multiplier: Floats | None = None) -> Floats:
    """Gradient of multiplier . expression in one variable; not a number where the expression has none."""
    grad = expression.grad
    if variable not in grad:
        return np.zeros(variable.size)
    if grad[variable] is None:
        return np.full(variable.size, np.nan)
    jacobian = grad[variable]
    dense = np.asarray(jacobian.todense() if hasattr(jacobian, "todense") else jacobian, dtype=np.float64)
    dense = dense.reshape(variable.size, -1)
    return dense @ (np.ones(dense.shape[1]) if multiplier is None else multiplier)


@dataclass(frozen=True, kw_only=True)
class MaxMargin:
    """The maximum-margin direction through the origin, with bounds on the margin that need no solver.

    `weights` lie in the simplex. For every unit theta, min_i y_i theta.x_i <= |sum_i weights_i y_i x_i| = `upper`,
    and `direction` attains `lower`. Without a direction (status INFEASIBLE) the origin lies in the convex hull of the
    y_i x_i within `upper`: no theta separates the classes.
    """

    status: Status
    lower: float
    upper: float
    weights: Floats
    direction: Floats | None = None
    residuals: Residuals | None = None

    @property
    def margin(self) -> float:
        """The margin attained by the direction; 0 where the classes are not separable."""
        return self.lower if self.direction is not None else 0.0


def max_margin(points: ArrayLike, labels: ArrayLike, *, tolerance: float = TOLERANCE) -> MaxMargin:
    """Solve argmax over |theta| = 1 of min_i y_i theta.x_i, no bias, through the nearest point of conv{y_i x_i}.

    Source: chidambaram2022, definition-3.4.

    Args:
        points: (n, d), finite.
        labels: (n,), each 1 or -1.
        tolerance: largest KKT residual and largest relative distance of the two bounds that is accepted.

    Raises:
        ValueError: empty data, a label other than 1 and -1, points that are not finite, or lengths that differ.
    """
    signed = signed_points(points, labels)
    scale = float(np.linalg.norm(signed, axis=1).max()) or 1.0
    weights = cp.Variable(len(signed))
    nearest = (signed / scale).T @ weights
    problem = cp.Problem(cp.Minimize(cp.sum_squares(nearest) / 2), [cp.sum(weights) == 1, weights >= 0])
    answer = solve(problem, tolerance=tolerance)
    simplex = _polished(signed / scale, answer.variables[0])
    towards = simplex @ signed
    upper = float(np.linalg.norm(towards))
    if upper <= 1e-4 * scale and float((signed @ towards).min()) <= 0.5 * upper**2:
        return MaxMargin(
            status=Status.INFEASIBLE if answer.is_optimal else Status.UNCERTIFIED,
            lower=float("-inf"),
            upper=upper,
            weights=simplex,
            residuals=answer.residuals,
        )
    direction = towards / upper
    lower = float((signed @ direction).min())
    close = answer.is_optimal and upper - lower <= tolerance * upper
    return MaxMargin(
        status=Status.OPTIMAL if close else Status.UNCERTIFIED,
        lower=lower,
        upper=upper,
        weights=simplex,
        direction=direction,
        residuals=answer.residuals,
    )


def _polished(rows: Floats, weights: Floats) -> Floats:
    """Solve the equalities on the support that the solver points to; keep the weights whose two bounds are closest."""
    rough = np.clip(weights, 0.0, None)
    candidates = [rough / rough.sum()]
    for threshold in (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7):
        support = rough > threshold * rough.max()
        solved, *_ = np.linalg.lstsq(rows[support] @ rows[support].T, np.ones(int(support.sum())), rcond=None)
        if solved.min() >= 0 and solved.sum() > 0:
            spread = np.zeros(len(rows))
            spread[support] = solved / solved.sum()
            candidates.append(spread)
    return min(candidates, key=lambda c: float((c @ rows) @ (c @ rows) - (rows @ (c @ rows)).min()))


def signed_points(points: ArrayLike, labels: ArrayLike) -> Floats:
    """Give the rows y_i x_i after checking the data."""
    x, y = np.asarray(points, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    if x.ndim != 2 or len(x) == 0:
        raise ValueError(f"points must have shape (n, d) with n >= 1, not {x.shape}; pass one row for each point")
    if y.shape != (len(x),):
        raise ValueError(f"labels must have one entry for each of the {len(x)} points, not shape {y.shape}")
    if not np.isfinite(x).all():
        raise ValueError(f"points must be finite, row {int(np.argwhere(~np.isfinite(x))[0, 0])} is not; remove it")
    if not np.isin(y, (-1.0, 1.0)).all():
        wrong = y[~np.isin(y, (-1.0, 1.0))][0]
        raise ValueError(f"labels must be 1 or -1, not {wrong!r}; map the two classes to 1 and -1")
    return x * y[:, None]


@dataclass(frozen=True, kw_only=True)
class ExactMaxMargin:
    """Shortest w with y_i w.x_i >= 1 for all i, in rationals: w = sum_i weights_i y_i x_i, weights >= 0.

    `margins` are the y_i w.x_i; those above 1 have weight 0. The direction of w is the maximum-margin solution, and
    the margin is |w|^(-1).
    """

    w: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]
    margins: tuple[Fraction, ...]

    @property
    def interpolates(self) -> bool:
        """Whether all margins are equal."""
        return all(margin == 1 for margin in self.margins)


def exact_max_margin(points: Rationals, labels: Sequence[int]) -> ExactMaxMargin | None:
    """Solve the maximum-margin problem in rationals by trying every support; None where the classes are inseparable.

    An optimal support may be chosen linearly independent, so the exact KKT conditions on each such support decide.
    Meant for small data: up to 2^n supports.
    """
    signed = [[Fraction(v) * y for v in row] for row, y in zip(points, labels, strict=True)]
    for size in range(1, len(signed) + 1):
        for support in itertools.combinations(range(len(signed)), size):
            found = _with_support(signed, support)
            if found is not None:
                return found
    return None


def _with_support(signed: list[list[Fraction]], support: tuple[int, ...]) -> ExactMaxMargin | None:
    rows = [signed[i] for i in support]
    weights = solve_exactly(gram(rows), [Fraction(1)] * len(rows))
    if weights is None or min(weights) < 0:
        return None
    w = tuple(sum((a * row[c] for a, row in zip(weights, rows, strict=True)), Fraction(0)) for c in range(len(rows[0])))
    margins = tuple(sum((a * b for a, b in zip(row, w, strict=True)), Fraction(0)) for row in signed)
    if min(margins) < 1:
        return None
    spread = dict(zip(support, weights, strict=True))
    return ExactMaxMargin(w=w, weights=tuple(spread.get(i, Fraction(0)) for i in range(len(signed))), margins=margins)


def gram(rows: Rationals) -> list[list[Fraction]]:
    """Inner products of the rows, exact."""
    return [[sum((Fraction(a) * b for a, b in zip(r, s, strict=True)), Fraction(0)) for s in rows] for r in rows]


def solve_exactly(matrix: Rationals, right: Sequence[Fraction | int]) -> list[Fraction] | None:
    """Solve matrix x = right in rationals; None where the matrix is singular."""
    n = len(right)
    left = fmpq_mat(n, n, [_fmpq(v) for row in matrix for v in row])
    if left.det() == 0:
        return None
    solution = left.solve(fmpq_mat(n, 1, [_fmpq(v) for v in right]))
    return [Fraction(int(solution[i, 0].p), int(solution[i, 0].q)) for i in range(n)]


def _fmpq(value: Fraction | int) -> fmpq:
    fraction = Fraction(value)
    return fmpq(fraction.numerator, fraction.denominator)
