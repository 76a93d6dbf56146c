r"""Table 9: on its eight sets of 1000 rows the printed means are those of five test parts of 200 rows, not of 300.

The mean of five accuracies on a fifth of $1000$ rows is a whole number of tenths of a per cent. Of the $24$ means that
the table prints for 715, 718, 723, 797, 806, 837, 866 and 917, $17$ are, and the other $7$ are a hundredth short of
one, as digits cut off in place of rounding leave them. Three tenths of the rows, by which the means of Tables 1, 4 and
5 come out, would give multiples of one fifteenth. The text does not say how these sets were split.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.constant_classifier import COUNTS
from theory.sohn2022.printed_real_tables import PRINTED
from theory.standalone import run_alone

N_ROWS = 1000
CUT = Fraction(1, 100)


def from_means(reading: sp.Tuple) -> Evidence:
    """Each printed mean is a count of right answers over all runs, in per cent, or a hundredth short of one."""
    share, runs = (Fraction(str(value)) for value in reading[:2])
    asked = runs * share * N_ROWS
    return on_instances(
        lambda cell: asked.denominator == runs.denominator == 1 and _short(cell[2], asked) in (0, CUT),
        _cells(),
        what="a whole number of right answers, (set, method, mean)",
    )


def from_count(reading: sp.Tuple) -> Evidence:
    """How many means there are, and how many are a hundredth short."""
    asked = Fraction(str(reading[0] * reading[1])) * N_ROWS
    found = (len(_cells()), sum(_short(mean, asked) == CUT for _, _, mean in _cells()))
    cases = list(zip(reading[2:], found, strict=True))
    return on_instances(lambda case: bool(case[0] == case[1]), cases, what="means, those cut off (claimed, counted)")


def _cells() -> list[tuple[int, str, Fraction]]:
    sets = [key for key in PRINTED[9]["vanilla"] if COUNTS.get(key, (0, 0))[1] == N_ROWS]
    return [(key, method, row[key][0]) for method, row in PRINTED[9].items() for key in sets]


def _short(mean: Fraction, asked: Fraction) -> Fraction:
    """How far a mean lies below the next possible one."""
    right = -(-mean * asked // 100)
    return 100 * right / asked - mean


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-9"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(sp.Rational(1, 5), 5, 24, 7),
    checks=(from_means, from_count),
    controls=(
        Control(subject=sp.Tuple(sp.Rational(3, 10), 5, 24, 7), why="three tenths of the rows, as in Tables 4 and 5"),
        Control(subject=sp.Tuple(sp.Rational(1, 4), 5, 24, 7), why="a quarter of the rows"),
        Control(subject=sp.Tuple(sp.Rational(1, 5), 5, 24, 0), why="all means rounded"),
        Control(subject=sp.Tuple(sp.Rational(1, 5), 4, 24, 7), why="near miss: four runs"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
