r"""Algorithm 3: the listing picks the two likeliest classes.

The listing sets $c_1$ by arg min of $p_c$ over all classes and $c_2$ by arg min over the others; by the text these
are the two classes of largest $p_c$.
"""

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.listings import from_sorted_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=REFUTED,
    subject="arg min",
    checks=(from_sorted_classes,),
    controls=(
        Control(subject="arg median", why="the class in the middle"),
        Control(subject="arg first", why="the first class"),
        Control(subject="argmin", why="near miss: another spelling of the same slip"),
    ),
    erratum=(
        "Algorithm 3 prints arg min where arg max is meant: as listed it labels each mixture with the two least "
        "likely classes."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
