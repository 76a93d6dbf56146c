"""The record of trained logistic models on the points of Example 3, beside the certified angles at their norms."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
from flint import arb
from scipy.optimize import minimize

from empirical.records import Record
from numerics.angle_losses import vanilla_slope
from numerics.enclosure import isolate_root
from numerics.laws import BetaLaw, Floats
from numerics.quadrature import beta_nodes
from theory.evidence import Comparison
from theory.measurements import beside, paper_record
from theory.sohn2022.angle_problem import ALPHA, COPIES, SOFTNESS, Setting, changes_sign, slope_of

EXPERIMENT = "angle-directions"
NORMS = (2, 5, 10, 25, 50, 100)
HALF_UNIT = Fraction(1, 2000)


def record() -> Record:
    """The record.

    Raises:
        ValueError: it is of other copies or of another width of the label.
    """
    found = paper_record(EXPERIMENT)
    configuration = found.header["configuration"]
    if configuration["copies"] != COPIES or configuration["sigma"] != float(SOFTNESS):
        raise ValueError(f"copies or sigma of {EXPERIMENT} are not those of the claims; measure again")
    return found


def cell(scheme: str, norm: int | str) -> Mapping[str, Any]:
    """The setting of a scheme at a norm, or free; alpha is 7/4 for the mixing ones."""
    if scheme == "vanilla":
        return {"method": scheme, "batch": "full", "norm": norm}
    return {"method": scheme, "alpha": float(ALPHA), "norm": norm}


@cache
def brackets(scheme: str, norm: int, value: Fraction, alpha: Fraction = ALPHA) -> bool | None:
    """Whether the loss falls 0.0005 pi before an angle, given over pi, and rises 0.0005 pi beyond it."""
    slope = slope_of(scheme, Setting(COPIES, alpha, SOFTNESS, norm))
    return changes_sign(slope, value - HALF_UNIT, value + HALF_UNIT)


@cache
def vanilla_angle(norm: float) -> float:
    """The angle over pi of the vanilla minimiser at any norm."""
    found = isolate_root(
        lambda turn: vanilla_slope(arb.pi() * turn, arb(norm), COPIES), "1/100", "49/100", width="1/1000000"
    )
    return float(found.ball.mid())


def beside_angle(setting: Mapping[str, Any], value: float) -> Comparison:
    """A mean angle beside a prediction: within four standard errors and 0.0005."""
    seen = record().measurement("turn", **setting)
    tolerance = 4 * seen.stderr + 0.0005
    name = ", ".join(f"{key} {setting[key]}" for key in ("method", "batch", "alpha", "norm") if key in setting)
    criterion = f"|difference| <= 4 standard errors + 0.0005 = {tolerance:.4f}"
    return beside(
        seen, value, quantity=f"angle over pi of trained models, {name}", tolerance=tolerance, criterion=criterion
    )


def lead(left: str, right: str, norm: int) -> Comparison:
    """Mean margin min(cos, sin) of one scheme's models less that of another's: above four of its standard errors."""
    runs, found = record(), []
    for scheme in (left, right):
        turns = np.pi * runs.values("turn", **cell(scheme, norm))
        found.append(np.minimum(np.cos(turns), np.sin(turns)))
    error = float(np.sqrt(sum(values.var(ddof=1) / len(values) for values in found)))
    return Comparison(
        quantity=f"margin of trained {left} less that of {right} at norm {norm}",
        predicted=4 * error,
        measured=float(found[0].mean() - found[1].mean()),
        stderr=error,
        n_runs=len(found[0]),
        tolerance=float("inf"),
        criterion="above four standard errors",
        device=runs.device,
        low=4 * error,
    )


@cache
def free_minimiser(scheme: str) -> tuple[float, float]:
    """Angle over pi and norm of the minimiser of the loss over all theta, by quadrature and BFGS."""
    points, signs = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), np.array([1.0, 1.0, 0.0])
    counts, (nodes, weights) = np.array([1, 1, COPIES]), beta_nodes(BetaLaw(float(ALPHA)), 400)
    share = nodes if scheme == "mixup" else 1 / (1 + np.exp(-(nodes - 0.5) / float(SOFTNESS) ** 2))

    def loss(theta: Floats) -> float:
        scores, total = points @ theta, 0.0
        for i in range(3):
            for j in range(3):
                mixed = nodes * scores[i] + (1 - nodes) * scores[j]
                labels = signs[i] if signs[i] == signs[j] else share * signs[i] + (1 - share) * signs[j]
                total += counts[i] * counts[j] * float(weights @ (np.logaddexp(0.0, mixed) - labels * mixed))
        return total / (COPIES + 2) ** 2

    theta = minimize(loss, np.array([3.0, 3.0]), method="BFGS", options={"gtol": 1e-9}).x
    return float(np.arctan2(theta[1], theta[0]) / np.pi), float(np.linalg.norm(theta))
