r"""Corollary 3.8 for eq. (7): the Mixup minimiser has the direction that gradient descent on the ERM loss reaches.

For $n$ independent $\mathcal{N}(0, I_d)$ points with labels of both classes that do not depend on them and
$d > 10 n \ln n + n - 1$, the minimiser of (7) in the span of the data and the limit direction of gradient descent on
the logistic loss have the cosine
$$\cos(\theta_{mixup}, \theta_{GD}) = 1$$
with probability at least $1 - \frac{1}{2} n^{-4}$. By Lemma 3.7 the maximum-margin solution interpolates, by Theorem
3.5 it has the direction of the Mixup minimiser, and gradient descent converges to it on separable data. The last is a
cited theorem that is not proved here: SUPPORTED. The hypotheses of Lemma 3.7 do imply those of Theorem 3.5 for (7),
for any class sizes and any symmetric law.
"""

import sympy as sp

from theory.checks import agreement
from theory.chidambaram2022.directions import DRAWS, cosine_with_descent, cosine_with_max_margin
from theory.claim import FORALL, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_convex_solves(cosine: sp.Rational) -> Evidence:
    """The minimiser of (7) from its definition against the certified maximum-margin direction."""
    return agreement(
        lambda _: float(cosine), cosine_with_max_margin, DRAWS, tolerance=1e-9, what="cosine with max-margin"
    )


def from_gradient_descent(cosine: sp.Rational) -> Evidence:
    """The minimiser of (7) against gradient descent on the ERM loss."""
    return agreement(
        lambda _: float(cosine), cosine_with_descent, DRAWS, tolerance=1e-3, what="cosine with gradient descent"
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="corollary-3.8", equation="(7)"),
    quantifier=FORALL,
    expected=SUPPORTED,
    subject=sp.Rational(1),
    checks=(from_convex_solves, from_gradient_descent),
    controls=(
        Control(subject=sp.Rational(-1), why="the opposite direction"),
        Control(subject=sp.Rational(1, 2), why="directions 60 degrees apart"),
        Control(subject=sp.Rational(99, 100), why="near miss: 8 degrees apart"),
    ),
    uses=("chidambaram2022/lemma_3_7_probability", "chidambaram2022/theorem_3_5_reduced_loss"),
)

if __name__ == "__main__":
    run_alone(__file__)
