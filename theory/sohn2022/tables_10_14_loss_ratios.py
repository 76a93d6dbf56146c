r"""Tables 10-14: the loss ratios of the synthetic datasets are on the grid of the text.

Table 10 uses the loss ratios 1, 0.8, 1, 0.8, 1 for the five synthetic datasets; Section E.2 chooses among 0, 0.2,
..., 1. (The image experiments use 0.15, 0.1 and 0.05, which are not on it and not chosen by cross-validation.)
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_the_grid
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="tables-10-14"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(1, sp.Rational(4, 5), 1, sp.Rational(4, 5), 1),
    checks=(from_the_grid,),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(3, 20)), why="the loss ratio of MNIST"),
        Control(subject=sp.Tuple(1, sp.Rational(1, 10)), why="the loss ratio of CIFAR-10"),
        Control(subject=sp.Tuple(sp.Rational(81, 100)), why="near miss: 0.81"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
