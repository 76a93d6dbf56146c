r"""Theorem 3.5 for the loss of Section 2.1: every Mixup minimiser in the data span is a rescaling of max-margin.

If the maximum-margin solution interpolates, then for classes of any sizes $n_1, n_{-1}$ the $\theta$ in the span of the
data that minimises
$$J_{mix} = J_{mix}^{1,1} + J_{mix}^{-1,-1} + 2 J_{mix}^{1,-1}$$
for a symmetric law, mixing within the classes included, is a rescaling of it; the pairs of a point with itself may be
dropped ("no mixing of identical points").
"""

from theory.chidambaram2022.full_loss import from_certified_minimiser, from_class_slopes, from_newton, m, n
from theory.chidambaram2022.interpolating_sets import from_search
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="theorem-3.5"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=(n, m),
    checks=(from_search, from_certified_minimiser, from_class_slopes, from_newton),
    controls=(
        Control(subject=(m, n), why="the classes exchanged"),
        Control(subject=(n + m, m), why="class 1 larger"),
        Control(subject=(n, n + 1), why="near miss: one point more in class -1"),
    ),
    erratum=(
        "Theorem 3.5 is proved, and holds, for the loss (7) of the appendix, which mixes points of different classes "
        "alone; for $J_{mix}$ as defined in Section 2.1, with or without the pairs of identical points, it needs "
        "classes of equal size (or opposite class means), since each class's own pairs pull its margin, the more the "
        "larger the class."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
