r"""Table 2: each percentage is a number of the 109 datasets.

62.4, 3.7 and 33.9 per cent are 68, 4 and 37 of 109 datasets.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_columns, from_whole_datasets
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-2"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(624, 10), sp.Rational(37, 10), sp.Rational(339, 10)),
    checks=(
        from_whole_datasets,
        from_columns,
    ),
    controls=(
        Control(
            subject=sp.Tuple(sp.Rational(624, 10), sp.Rational(46, 10), sp.Rational(339, 10)),
            why="one dataset too many",
        ),
        Control(subject=sp.Tuple(sp.Rational(62), sp.Rational(4), sp.Rational(34)), why="whole per cent"),
        Control(
            subject=sp.Tuple(sp.Rational(624, 10), sp.Rational(37, 10), sp.Rational(338, 10)),
            why="near miss: 33.8 for 33.9",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
