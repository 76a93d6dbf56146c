r"""Tables 6, 8 and 9, repaired: 4, 14 and 2 of their 16 data sets have at most 20 features.

As OpenML describes them, before any encoding and without the target. The widest are 312 in Table 6, with 299 features,
1045 in Table 8, with 94, and 1130, 1138 and 1166 in Table 9, with 10936. All have fewer than 5000 rows.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.feature_counts import from_counted_features
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-6"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(20, 4, 14, 2),
    checks=(from_counted_features,),
    controls=(
        Control(subject=sp.Tuple(20, 16, 16, 16), why="as the text has it"),
        Control(subject=sp.Tuple(100, 4, 14, 2), why="at most a hundred"),
        Control(subject=sp.Tuple(20, 5, 14, 2), why="near miss: set 987, which has 22"),
    ),
    repairs="sohn2022/table_6_features",
)

if __name__ == "__main__":
    run_alone(__file__)
