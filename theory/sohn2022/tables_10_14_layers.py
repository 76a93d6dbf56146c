r"""Tables 10-14: the layers of the synthetic networks.

The text gives the cube datasets two hidden layers (64 and 128 neurons), the others three (64, 128 and 128); with
the output layer these are the 3-layer and 4-layer networks of Table 10. The subject lists hidden layers, output
layers, and the total of both kinds of network together.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_the_sum
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="tables-10-14"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(2, 1, 3, 1, 3 + 4),
    checks=(from_the_sum,),
    controls=(
        Control(subject=sp.Tuple(2, 1, 2, 1, 7), why="two hidden layers for all"),
        Control(subject=sp.Tuple(2, 0, 3, 0, 7), why="the output layer not counted"),
        Control(subject=sp.Tuple(2, 1, 3, 1, 8), why="near miss: one layer more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
