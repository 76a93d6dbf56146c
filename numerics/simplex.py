"""The constant that minimises a cross-entropy over the simplex, by cvxpy, accepted only with its KKT residuals."""

from dataclasses import dataclass

import cvxpy as cp
import numpy as np

from numerics.laws import Floats


@dataclass(frozen=True, kw_only=True)
class SimplexSolution:
    """A solve of min -sum_i w_i log theta_i over theta >= 0, sum theta = 1, with its KKT residuals."""

    theta: Floats
    multiplier: float
    stationarity: float
    feasibility: float

    @property
    def residual(self) -> float:
        """The largest KKT residual."""
        return max(self.stationarity, self.feasibility)


class SolveFailedError(RuntimeError):
    """The solver gave no solution; the message gives its status."""


def minimise_cross_entropy(weights: Floats) -> SimplexSolution:
    """Solve min -sum_i w_i log theta_i on the simplex for weights w >= 0 of positive sum.

    Returns:
        The solution; `stationarity` is max_i |w_i - multiplier theta_i| / sum(w), for at the minimum the gradient
        w_i / theta_i is the same for all i with w_i > 0, and theta_i = 0 where w_i = 0.

    Raises:
        ValueError: a weight is negative or not finite, or all are zero.
        SolveFailedError: no optimal solution was found.
    """
    weights = np.asarray(weights, dtype=np.float64)
    if not np.isfinite(weights).all() or (weights < 0).any() or not (weights > 0).any():
        raise ValueError(f"weights must be finite and >= 0, not all 0, but are {weights.tolist()}")
    scaled = weights / weights.sum()
    theta = cp.Variable(len(scaled), nonneg=True)
    total = cp.sum(theta) == 1
    used = np.nonzero(scaled)[0]
    problem = cp.Problem(cp.Minimize(-scaled[used] @ cp.log(theta[used])), [total])
    problem.solve(solver=cp.CLARABEL, tol_gap_abs=1e-11, tol_gap_rel=1e-11, tol_feas=1e-11)
    if problem.status != cp.OPTIMAL:
        raise SolveFailedError(f"the solver ended with status {problem.status!r} on weights {weights.tolist()}")
    found = np.asarray(theta.value)
    multiplier = float(np.abs(np.asarray(total.dual_value)).sum())
    return SimplexSolution(
        theta=found,
        multiplier=multiplier * float(weights.sum()),
        stationarity=float(np.abs(scaled - multiplier * found).max()),
        feasibility=float(max(abs(found.sum() - 1), -found.min(), 0.0)),
    )
