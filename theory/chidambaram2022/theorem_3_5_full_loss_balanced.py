r"""Theorem 3.5, repaired: for the loss of Section 2.1 it holds where the classes have equal size.

If the maximum-margin solution interpolates and $n_1 = n_{-1} = n/2$, the only $\theta$ in the span of the data that
minimises
$$J_{mix} = J_{mix}^{1,1} + J_{mix}^{-1,-1} + 2 J_{mix}^{1,-1}$$
for a symmetric law is a rescaling of it, with or without the pairs of identical points. At a common margin $k$ of all
points the derivatives along the two classes are then equal; they vanish together at the one $k$ that minimises the loss
along this ray.
"""

from theory.chidambaram2022.full_loss import from_certified_minimiser, from_class_slopes, from_newton, m, n
from theory.chidambaram2022.interpolating_sets import from_long_search, from_search
from theory.claim import FORALL, VERIFIED, Claim, Control, Source, slow
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(n / 2, n / 2),
    checks=(from_search, from_certified_minimiser, from_class_slopes, from_newton, slow(from_long_search)),
    controls=(
        Control(subject=(n, m), why="the printed statement: any sizes"),
        Control(subject=(n / 2, n), why="class -1 twice as large"),
        Control(subject=(n / 2 + 1, n / 2), why="near miss: one point more in class 1"),
    ),
    uses=("chidambaram2022/lemma_e_1_strict_convexity",),
    repairs="chidambaram2022/theorem_3_5_full_loss",
)

if __name__ == "__main__":
    run_alone(__file__)
