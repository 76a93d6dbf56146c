r"""Equation (2) on Example 2, its first sign: with step labels a long W is free of loss in the SVM's direction alone.

For the data of Figure 4a ($d = 5$) and $\sigma \to 0$ the label is a step. In the symmetric weights $w_1 = a (-1, 1)$,
$w_{2, 3} = -\frac{a}{2} (-1, 1) \pm b (1, 1)$ with $a, b > 0$ the loss of the mixtures of $x_1$ and $x_2$ at $R W$,
divided by $R$, tends for $R \to \infty$ to
$$\frac{5 (3 a - 2 b)^2}{8 (3 a + 2 b)}$$
while the segment of $x_2$ and $x_3$ costs nothing in this limit: it vanishes where $3 a = 2 b$, the direction of the
SVM, and nowhere else. In this reading, $\sigma \to 0$ before training to infinite norm, the first sign of (2) holds.
"""

import numpy as np
import sympy as sp
from scipy.special import logsumexp

from theory.checks import agreement, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

a, b = sp.symbols("a b", positive=True)
lam = sp.Symbol("lambda", real=True)
CORNERS = (sp.Matrix([-5, 5]), sp.Matrix([5, 5]))
REGIME = ((1.0, 1.0), (1.0, 1.5), (1.0, 2.0), (2.0, 1.0))
LENGTH = 4000.0


def from_integration(excess: sp.Expr) -> Evidence:
    """Integrate the lead of the wrong class between the step at 1/2 and the place where the two scores are equal."""
    x = lam * CORNERS[0] + (1 - lam) * CORNERS[1]
    turned, along = sp.Matrix([[-1, 1]]), sp.Matrix([[1, 1]])
    lead = sp.expand(((-a / 2 * turned + b * along - a * turned) * x)[0])
    place = sp.cancel(-lead.coeff(lam, 0) / lead.coeff(lam, 1))
    wrong = sp.integrate(lead, (lam, sp.Rational(1, 2), place))
    return identity(sp.cancel(wrong), excess)


def from_long_weights(excess: sp.Expr) -> Evidence:
    """Second path: cross-entropy of all three scores at length 4000 over the length, by midpoint sums."""
    nodes = (np.arange(20_000) + 0.5) / 20_000
    x = nodes[:, None] * np.array([-5.0, 5.0]) + (1 - nodes)[:, None] * np.array([5.0, 5.0])

    def loss(point: tuple[float, float]) -> float:
        turned, along = point[0] * np.array([-1.0, 1.0]), point[1] * np.array([1.0, 1.0])
        scores = LENGTH * x @ np.stack([turned, along - turned / 2, -along - turned / 2]).T
        kept = np.where(nodes > 0.5, scores[:, 0], scores[:, 1])
        return float(np.mean(logsumexp(scores, axis=1) - kept)) / LENGTH

    return agreement(
        lambda point: float(excess.subs({a: sp.Rational(str(point[0])), b: sp.Rational(str(point[1]))})),
        loss,
        REGIME,
        tolerance=1e-4,
        what="loss over length",
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-2", equation="(2)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=5 * (3 * a - 2 * b) ** 2 / (8 * (3 * a + 2 * b)),
    checks=(from_integration, from_long_weights),
    controls=(
        Control(subject=5 * (a - b) ** 2 / (8 * (a + b)), why="weights a = b at no loss"),
        Control(subject=5 * (3 * a - 2 * b) ** 2 / (4 * (3 * a + 2 * b)), why="both orders of the pair"),
        Control(subject=5 * (3 * a - 2 * b) ** 2 / (8 * (3 * a + sp.Rational(201, 100) * b)), why="near miss: 2.01"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
