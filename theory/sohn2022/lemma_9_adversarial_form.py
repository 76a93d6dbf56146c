r"""Lemma 9: the second-order Taylor form of the adversarial loss of a linear model.

The worst $\delta$ with $\|\delta\| \le \eta$ moves the score $w = \theta^T x$ by $\eta \|\theta\|$ away from the
label, and to second order in $\eta$
$$\max_\delta \ell = \ell + \eta |g(w) - y| \|\theta\| + \frac{\eta^2}{2} g(w)(1 - g(w)) \|\theta\|^2$$
with $g(w) = e^w / (1 + e^w)$. The subject is the two coefficients of $\eta \|\theta\|$ and $\eta^2 \|\theta\|^2$,
for $y = 0$ and $y = 1$.
"""

import numpy as np
import sympy as sp
from scipy.optimize import minimize

from theory.checks import agreement, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

w, u = sp.symbols("w u", real=True)
g = sp.exp(w) / (1 + sp.exp(w))


def from_the_worst_point(coefficients: sp.Tuple) -> Evidence:
    """Expand h(w + u) - y (w + u) for the worst shift, +u where y = 0 and -u where y = 1 (the loss is monotone)."""
    softplus = sp.log(1 + sp.exp(w))
    slope, bend = sp.diff(softplus, w), sp.diff(softplus, w, 2) / 2
    found = [slope, bend, -(slope - 1), bend]
    return identity([sp.together(part) for part in coefficients], [sp.together(part) for part in found])


def from_attacks(coefficients: sp.Tuple) -> Evidence:
    """Find the worst point in the plane numerically for small radii; the error of the form falls like eta^3."""
    theta, place = np.array([1.1, -0.6]), np.array([0.4, 0.9])
    score = float(theta @ place)
    parts = [float(part.subs(w, score)) for part in coefficients]

    def loss(delta: np.ndarray, y: int) -> float:
        moved = float(theta @ (place + delta))
        return float(np.logaddexp(0.0, moved) - y * moved)

    def worst(radius: float, y: int) -> float:
        def on_circle(angle: np.ndarray) -> float:
            return -loss(radius * np.array([np.cos(angle[0]), np.sin(angle[0])]), y)

        return max(-float(minimize(on_circle, [start], tol=1e-14).fun) for start in (-2.0, 0.0, 2.0))

    def form(case: tuple[float, int]) -> float:
        radius, y = case
        shift = radius * float(np.linalg.norm(theta))
        first, second = parts[2 * y], parts[2 * y + 1]
        return (loss(np.zeros(2), y) + first * shift + second * shift**2 - worst(radius, y)) / radius**2

    return agreement(
        form,
        lambda _: 0.0,
        [(radius, y) for radius in (1e-2, 3e-3) for y in (0, 1)],
        tolerance=2e-3,
        what="error/eta^2",
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-9"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(g, g * (1 - g) / 2, 1 - g, g * (1 - g) / 2),
    checks=(from_the_worst_point, from_attacks),
    controls=(
        Control(subject=sp.Tuple(g, g * (1 - g), 1 - g, g * (1 - g)), why="the second derivative without the half"),
        Control(subject=sp.Tuple(g, g * (1 - g) / 2, -(1 - g), g * (1 - g) / 2), why="an attack that helps class 1"),
        Control(subject=sp.Tuple(g, g**2 / 2, 1 - g, (1 - g) ** 2 / 2), why="near miss: the squared slope"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
