r"""Algorithm 3: the listing picks the two likeliest classes.

The listing sets $c_1$ by arg min of $p_c$ over all classes and $c_2$ by arg min over the others: counted from the
likeliest, the classes of rank $k$ and $k - 1$. By the text these are the two classes of largest $p_c$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.enclosed_listings import from_largest_pair
from theory.sohn2022.listings import from_sorted_classes, n_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Tuple(n_classes, n_classes - 1),
    checks=(from_sorted_classes, from_largest_pair),
    controls=(
        Control(subject=sp.Tuple(1, n_classes), why="the likeliest and the least likely"),
        Control(subject=sp.Tuple(2, 3), why="the second and the third"),
        Control(subject=sp.Tuple(2, 1), why="near miss: the two likeliest, exchanged"),
    ),
    erratum=(
        r"The listing of Algorithm 3 prints $\arg\min$ where the text of Appendix A.1 rightly takes the two largest "
        r"($\arg\max$): as listed it labels each mixture with the two least likely classes."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
