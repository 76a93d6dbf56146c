r"""Algorithm 3, repaired: arg max picks the two likeliest classes.

With $c_1$ the arg max of $p_c$ and $c_2$ the arg max over the other classes, the ranks are 1 and 2:
$p_{c_1} \ge p_{c_2} \ge p_c$ for all other $c$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_largest_pair
from theory.sohn2022.listings import from_sorted_classes, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(1, 2),
    checks=(from_sorted_classes, from_largest_pair),
    controls=(
        Control(subject=sp.Tuple(n_classes, n_classes - 1), why="arg min, as printed"),
        Control(subject=sp.Tuple(1, 3), why="the second left out"),
        Control(subject=sp.Tuple(2, 1), why="near miss: exchanged"),
    ),
    repairs="sohn2022/algorithm_3_top_classes",
)

if __name__ == "__main__":
    run_alone(__file__)
