r"""Table 3: GenLabel (CV) is ahead in all five columns, in three of them by more than chance allows.

The text reads off the table that for each baseline GenLabel (CV) is higher on more data sets than lower, by more than
half a point: on 41 against 34 beside vanilla training, 51 against 30 beside AdaMixup, 65 against 25 beside Mixup, 62
against 29 beside Mixup without intruding points and 48 against 35 beside the generative classifier. So it is. The exact
two-sided sign test, were the two as likely to be ahead on a set that differs, rejects at 5 per cent beside AdaMixup,
Mixup and Mixup without intruding points, and neither beside vanilla training ($p = 0.49$) nor beside the generative
classifier ($p = 0.19$).
"""

import sympy as sp

from numerics.paired_differences import sign_test
from theory.checks import on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

N_SETS = 109
PER_CENT = (("37.6", "31.2"), ("46.8", "27.5"), ("59.6", "23.0"), ("56.9", "26.6"), ("44.0", "32.1"))
"""Higher and lower as printed, column by column; 23.0 is 25 of 109, which is 22.9."""
LEVEL = sp.Rational(1, 20)


def from_percentages(columns: sp.Tuple) -> Evidence:
    """Each count is the one that its percentage of 109 stands for, to the printed digit or the one beside it."""

    def holds(case: tuple[sp.Expr, str]) -> bool:
        off = abs(100 * case[0] / N_SETS - sp.Rational(case[1]))
        return bool(case[0].is_integer) and bool(off <= sp.Rational(1, 10))

    pairs = zip(columns, PER_CENT, strict=True)
    cases = [case for column, printed in pairs for case in zip(column[:2], printed, strict=True)]
    return on_instances(holds, cases, what="a count of 109 and its percentage, (count, per cent)")


def from_binomial_tails(columns: sp.Tuple) -> Evidence:
    """More sets higher than lower, and whether twice the binomial tail is at most the level, in rational numbers."""

    def holds(column: sp.Tuple) -> bool:
        higher, lower, decided = column
        if not (higher.is_integer and lower.is_integer):
            return False
        n = int(higher + lower)
        tail = sp.Rational(sum(sp.binomial(n, k) for k in range(int(lower) + 1)), 2**n)
        return bool(higher > lower) and bool(int(bool(2 * tail <= LEVEL)) == decided)

    return on_instances(holds, columns, what="ahead, and beyond chance or not, (higher, lower, beyond chance)")


def from_signs(columns: sp.Tuple) -> Evidence:
    """A second path: the sign test of the reports, on as many differences of either sign."""

    def holds(column: sp.Tuple) -> bool:
        p = sign_test([1.0] * int(column[0]) + [-1.0] * int(column[1])).p
        return bool(int(p <= 0.05) == column[2])

    return on_instances(holds, columns, what="beyond chance or not, (higher, lower, beyond chance)", exact=False)


def _columns(*columns: tuple[int, int, int]) -> sp.Tuple:
    return sp.Tuple(*(sp.Tuple(*column) for column in columns))


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-3"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=_columns((41, 34, 0), (51, 30, 1), (65, 25, 1), (62, 29, 1), (48, 35, 0)),
    checks=(from_percentages, from_binomial_tails, from_signs),
    controls=(
        Control(
            subject=_columns((41, 34, 1), (51, 30, 1), (65, 25, 1), (62, 29, 1), (48, 35, 1)),
            why="all five leads beyond chance",
        ),
        Control(
            subject=_columns((34, 41, 0), (30, 51, 1), (25, 65, 1), (29, 62, 1), (35, 48, 0)),
            why="the first and the last row of the table exchanged",
        ),
        Control(
            subject=_columns((41, 34, 0), (51, 30, 0), (65, 25, 1), (62, 29, 1), (48, 35, 0)),
            why="near miss: AdaMixup undecided, whose p is 0.026",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
