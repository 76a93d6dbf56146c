r"""Section 3.2 and GenLabel: which three densities make the label of Example 2 the score of the SVM.

Let each class be normal about its own point with covariance $s^2 I$. All three points have the same norm, so the
GenLabel is the softmax of $x_c^T x / s^2$; with the SVM's $w_1 = [-1, 1]$, $w_2 = [1, 1]$, $w_3 = [-1, -1]$ it
equals the softmax of $w_c^T x$ at every point of the plane exactly for
$$s^2 = d$$
Then a softmax model without bias can fit the GenLabel perfectly, at the SVM's direction. The subject is the ratio
$s^2 / d$.
"""

import sympy as sp

from theory.checks import identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.three_scores import DIRECTIONS, d, from_fitted_labels, points
from theory.standalone import run_alone


def from_the_densities(ratio: sp.Expr) -> Evidence:
    """Log odds of the normal densities against those of the SVM's softmax, for every pair of classes."""
    x = sp.Matrix(sp.symbols("x_1 x_2", real=True))
    logs = [-((x - mean).T * (x - mean))[0] / (2 * ratio * d) for mean in points()]
    scores = [(w.T * x)[0] for w in DIRECTIONS]
    return identity([logs[0] - logs[1], logs[1] - logs[2]], [scores[0] - scores[1], scores[1] - scores[2]])


CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-3.2-logistic-label"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Rational(1),
    checks=(from_the_densities, from_fitted_labels),
    controls=(
        Control(subject=d, why="the directions scaled to length one"),
        Control(subject=1 / (4 * d**2), why="the sigma^2 of the logistic label, without the distance"),
        Control(subject=sp.Rational(101, 100), why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
