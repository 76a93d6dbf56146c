"""Second path to the margins of Examples 2 and 3: floating point quadrature and minimisation from the definitions.

Independent of the certified minimisers: no symmetric coordinates, no slopes, no balls. The losses are summed over all
ordered pairs at Gauss-Jacobi nodes, with the logistic loss as it is.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import sympy as sp
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, logsumexp

from numerics.laws import BetaLaw, Floats
from numerics.quadrature import beta_nodes
from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.angle_problem import MIDDLE, PAIRS, Setting
from theory.sohn2022.three_class_margins import CHAIN, STEEPNESS, D

CORNERS = np.array([[-D, D], [D, D], [-D, -D]], dtype=np.float64)
CLEAR = 1e-4


@dataclass(frozen=True)
class Compared:
    """The claimed sign of the difference of two margins found in floating point."""

    names: str
    left: float
    right: float
    wanted: sp.Expr

    @property
    def found(self) -> int:
        """Sign of the difference; differences below `CLEAR` count as none."""
        gap = self.left - self.right
        return 0 if abs(gap) < CLEAR else int(np.sign(gap))

    def __str__(self) -> str:
        return f"sign {self.wanted} for {self.names}: {self.left:.5f} and {self.right:.5f}"


def from_softmax_quadrature(signs: sp.Tuple) -> Evidence:
    """Second path: minimise the softmax loss in all six weights, and measure the margin by distances to borders."""
    values = [float(D) if name == "svm" else _softmax_margin(name) for name in CHAIN]
    steps = [
        Compared(f"{CHAIN[k]} - {CHAIN[k + 1]}", values[k], values[k + 1], wanted) for k, wanted in enumerate(signs)
    ]
    return _decided(steps)


def from_angle_quadrature(signs: sp.Tuple) -> Evidence:
    """Second path: minimise the loss in the angle at r = 25 and compare min(cos, sin)."""
    steps = []
    for setting in MIDDLE:
        margins = {name: _angle_margin(name, setting) for name in ("svm", "vanilla", "mixup", "genlabel")}
        for (left, right), wanted in zip(PAIRS, signs, strict=False):
            steps.append(Compared(f"{left} - {right} at {setting}", margins[left], margins[right], wanted))
    return _decided(steps)


def _decided(steps: list[Compared]) -> Evidence:
    return on_instances(lambda step: bool(step.found == step.wanted), steps, exact=False, what="order of the margins")


@cache
def _softmax_margin(label: str) -> float:
    nodes, weights = beta_nodes(BetaLaw(1.0), 120)
    steep = STEEPNESS[label]
    share = nodes if steep is None else expit(float(steep) * (nodes - 0.5))

    def loss(flat: Floats) -> float:
        total, table = 0.0, flat.reshape(3, 2)
        for i in range(3):
            for j in range(3):
                scores = (nodes[:, None] * CORNERS[i] + (1 - nodes)[:, None] * CORNERS[j]) @ table.T
                kept = scores[:, i] if i == j else share * scores[:, i] + (1 - share) * scores[:, j]
                total += float(weights @ (logsumexp(scores, axis=1) - kept))
        return total

    found = minimize(loss, np.array([-0.5, 0.5, 0.5, 0.5, -0.5, -0.5]), method="BFGS", options={"gtol": 1e-7}).x
    table = found.reshape(3, 2)
    normals = [(i, table[i] - table[j]) for i in range(3) for j in range(3) if i != j]
    return float(min(normal @ CORNERS[i] / np.linalg.norm(normal) for i, normal in normals))


@cache
def _angle_margin(scheme: str, setting: Setting) -> float:
    if scheme == "svm":
        return float(np.sqrt(0.5))
    points, signs = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), np.array([1, 1, 0])
    counts = np.array([1, 1, setting.copies])
    nodes, weights = beta_nodes(BetaLaw(float(setting.alpha)), 400)
    width = float(setting.softness)
    logistic = expit((nodes - 0.5) / width**2) if width else np.heaviside(nodes - 0.5, 0.5)
    share = nodes if scheme == "mixup" else logistic

    def loss(phi: float) -> float:
        scores = setting.norm * points @ np.array([np.cos(phi), np.sin(phi)])
        if scheme == "vanilla":
            return float(counts @ (np.logaddexp(0.0, scores) - signs * scores))
        total = 0.0
        for i in range(3):
            for j in range(3):
                mixed = nodes * scores[i] + (1 - nodes) * scores[j]
                labels = signs[i] if signs[i] == signs[j] else share * signs[i] + (1 - share) * signs[j]
                total += counts[i] * counts[j] * float(weights @ (np.logaddexp(0.0, mixed) - labels * mixed))
        return total

    phi = float(minimize_scalar(loss, bounds=(0.05, 1.5), method="bounded", options={"xatol": 1e-9}).x)
    return float(min(np.cos(phi), np.sin(phi)))
