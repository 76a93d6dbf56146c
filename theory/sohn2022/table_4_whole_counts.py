r"""Tables 1, 4 and 5: every mean printed for a real table is one of five runs, three tenths of the rows for testing.

Of $n$ rows let $\lceil 3 n / 10 \rceil$ be for testing, as scikit-learn counts a share of $3/10$. Then the mean of five
accuracies is a whole number over $5 \lceil 3 n / 10 \rceil$. All $136$ means that the three tables print, on $20$ sets,
are such numbers to two decimals; neither the share nor the number of runs is in the text. Of the $109$ spreads that are
not zero, $107$ can be population standard deviations of five whole counts with that mean, and $14$ sample ones; the two
left, of GM on 61 and of CV on 869, are a hundredth off a population one.
"""

from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement
from math import ceil, floor

import sympy as sp

from theory.checks import on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import paper_record
from theory.sohn2022.measured_cells import TABLE_1, TABLE_4, TABLE_5
from theory.standalone import run_alone

HALF = Fraction(1, 200)
"""Half a unit of the last printed digit, in per cent."""
Cell = tuple[int, str, Fraction, Fraction]


def from_means(reading: sp.Tuple) -> Evidence:
    """Every printed mean is a whole number of right answers over all runs, in per cent to two decimals."""
    share, runs = map(_fraction, reading[:2])
    what = "a whole number of right answers, (set, method, mean, spread)"
    return on_instances(
        lambda cell: runs.denominator == 1 and _right_answers(cell, share, runs) is not None, _cells(), what=what
    )


def from_spreads(reading: sp.Tuple) -> Evidence:
    """How many spreads five whole counts can have, divided by all of them or by one less."""
    share, runs = map(_fraction, reading[:2])
    spread = [cell for cell in _cells() if cell[3]]
    found = [sum(_is_spread(cell, share, runs, divisor) for cell in spread) for divisor in (runs, runs - 1)]
    cases = list(zip(reading[2:], (len(spread), *found), strict=True))
    return on_instances(lambda case: bool(case[0] == case[1]), cases, what="spreads (claimed, counted)")


def _fraction(value: sp.Expr) -> Fraction:
    return Fraction(str(sp.sympify(value)))


@cache
def _cells() -> list[Cell]:
    """All cells once, without those that two tables share."""
    found = {}
    for table in (TABLE_1, TABLE_4, TABLE_5):
        for method, text in table.rows.items():
            for key, cell in zip(table.ids, text.split(), strict=True):
                mean, _, spread = cell.partition("±")
                found[key, method] = (key, method, Fraction(mean), Fraction(spread))
    return list(found.values())


@cache
def _n_rows(identity: int) -> int:
    record = paper_record("openml")
    return sum(int(record.values(name, dataset=identity, alpha=1)[0]) for name in ("n_train", "n_test"))


def _right_answers(cell: Cell, share: Fraction, runs: Fraction) -> int | None:
    """The number of right answers over all runs that rounds to the printed mean, if there is one."""
    asked = runs * ceil(share * _n_rows(cell[0]))
    nearest = round(cell[2] * asked / 100)
    return nearest if abs(100 * Fraction(nearest) / asked - cell[2]) <= HALF else None


def _is_spread(cell: Cell, share: Fraction, runs: Fraction, divisor: Fraction) -> bool:
    """Whether five whole counts of the right sum have the printed spread."""
    total = _right_answers(cell, share, runs)
    if total is None or runs != 5:
        return False
    unit = Fraction(ceil(share * _n_rows(cell[0])), 100)
    low, high = (divisor * (unit * (cell[3] + side * HALF)) ** 2 for side in (-1, 1))
    return _exists(total % 5, low, high)


@cache
def _exists(rest: int, low: Fraction, high: Fraction) -> bool:
    """Whether five whole numbers of this sum have a sum of squared deviations from their mean in a closed range."""
    offset = Fraction(rest * rest, 5)
    squares = range(ceil(low + offset), floor(high + offset) + 1)
    reach = range(-floor(float(high) ** 0.5) - 1, floor(float(high) ** 0.5) + 2)
    pairs = {(a + b, a * a + b * b) for a, b in combinations_with_replacement(reach, 2)}
    return any(
        (rest - sum(three), square - sum(a * a for a in three)) in pairs
        for three in combinations_with_replacement(reach, 3)
        for square in squares
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(3, 10), 5, 109, 107, 14),
    checks=(from_means, from_spreads),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(1, 5), 5, 109, 107, 14), why="one fifth of the rows for testing"),
        Control(subject=sp.Tuple(sp.Rational(3, 10), 4, 109, 107, 14), why="four runs"),
        Control(subject=sp.Tuple(sp.Rational(3, 10), 5, 109, 14, 107), why="sample standard deviations"),
        Control(subject=sp.Tuple(sp.Rational(29, 100), 5, 109, 107, 14), why="near miss: 29 rows in a hundred"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
