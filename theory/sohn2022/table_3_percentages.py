r"""Table 3: each percentage is a number of the 109 datasets.

The table counts, among 109 datasets, where GenLabel is higher than, on par with or lower than five baselines, in
per cent to one decimal, column by column.
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
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
    sp.Rational(230, 10),
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
    expected=REFUTED,
    subject=PERCENT,
    checks=(from_whole_datasets, from_columns, from_decimals),
    controls=(
        Control(subject=sp.Tuple(*(2 * p for p in PERCENT)), why="every percentage doubled"),
        Control(subject=sp.Tuple(*PERCENT[:6], sp.Rational(595, 10), *PERCENT[7:]), why="the best column off by 0.1"),
        Control(subject=sp.Tuple(*PERCENT[:12], sp.Rational(441, 10), *PERCENT[13:]), why="near miss: 44.1 for 44.0"),
    ),
    erratum=(
        "No number of $109$ datasets is $23.0$ per cent (Table 3, column Mixup, and Figure 9): $25$ of $109$ is "
        "$22.9$, and the printed digit makes the column add up to $100$."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
