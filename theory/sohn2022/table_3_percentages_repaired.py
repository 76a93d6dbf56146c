r"""Table 3, repaired: each percentage is a number of the 109 datasets.

With 22.9 for 23.0 in the column of Mixup all percentages are counts of 109 to one decimal, and the counts of each
column add up to 109.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_columns, from_whole_datasets
from theory.sohn2022.recounts import from_decimals
from theory.standalone import run_alone

PERCENT = sp.Tuple(
    sp.Rational(376, 10),
    sp.Rational(312, 10),
    sp.Rational(312, 10),
    sp.Rational(468, 10),
    sp.Rational(257, 10),
    sp.Rational(275, 10),
    sp.Rational(596, 10),
    sp.Rational(174, 10),
    sp.Rational(229, 10),
    sp.Rational(569, 10),
    sp.Rational(165, 10),
    sp.Rational(266, 10),
    sp.Rational(440, 10),
    sp.Rational(239, 10),
    sp.Rational(321, 10),
)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-3"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=PERCENT,
    checks=(from_whole_datasets, from_columns, from_decimals),
    controls=(
        Control(subject=sp.Tuple(*(2 * p for p in PERCENT)), why="every percentage doubled"),
        Control(subject=sp.Tuple(*PERCENT[:8], sp.Integer(23), *PERCENT[9:]), why="as printed"),
        Control(subject=sp.Tuple(*PERCENT[:12], sp.Rational(441, 10), *PERCENT[13:]), why="near miss: 44.1 for 44.0"),
    ),
    repairs="sohn2022/table_3_percentages",
)

if __name__ == "__main__":
    run_alone(__file__)
