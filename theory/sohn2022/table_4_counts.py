r"""Table 4: the other counts of the text.

Some GenLabel variant beats AdaMixup in 13 of 16 datasets; Mixup is below vanilla training and some GenLabel above
it in 11; GenLabel gains over 7 points on Mixup in 3; GenLabel stays below vanilla in 2; Mixup is above vanilla in
2.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_printed_means
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(13, 11, 3, 2, 2),
    checks=(from_printed_means,),
    controls=(
        Control(subject=sp.Tuple(13, 11, 3, 2, 5), why="as many ties as wins"),
        Control(subject=sp.Tuple(12, 11, 3, 2, 2), why="one dataset less against AdaMixup"),
        Control(subject=sp.Tuple(13, 12, 3, 2, 2), why="near miss: one dataset more above vanilla"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
