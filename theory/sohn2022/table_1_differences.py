r"""Table 1: its third row is the difference of the first two, run by run.

The printed differences of vanilla training and Mixup, mean and spread in per cent on the ten sets, are $13.92 \pm
14.36$, $1.78 \pm 0.61$, $33.55 \pm 9.77$, $1.47 \pm 1.34$, $3.60 \pm 2.11$, $8.26 \pm 4.84$, $7.56 \pm 1.09$, $12.39
\pm 1.45$, $7.74 \pm 0.43$, $7.69 \pm 4.87$. Each mean is that of the rows' means to rounding. Each spread $s$ lies, to
rounding, between $|s_v - s_m|$ and $s_v + s_m$, as that of differences of paired runs must; where vanilla training has
a spread of its own, it is not $\sqrt{s_v^2 + s_m^2}$, that of two unrelated samples. So runs of the two methods were
paired. On 307 the spread is the sum of the two: where one did better, the other did worse.
"""

import sympy as sp

from theory.checks import on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

VANILLA = "99.70 0.16 98.74 0.34 91.25 8.14 98.08 1.01 93.01 1.65 39.13 0 95.56 0 66.80 0.16 100 0 76.92 0"
MIXUP = "85.78 14.44 96.96 0.67 57.70 2.94 96.60 1.51 89.41 1.83 30.87 4.84 88.00 1.09 54.41 1.29 92.26 0.43 69.23 4.87"
ROUNDING = sp.Rational(15, 1000)
"""Half a hundredth for each of three printed numbers."""


def _cells(text: str) -> list[tuple[sp.Rational, sp.Rational]]:
    values = [sp.Rational(value) for value in text.split()]
    return list(zip(values[::2], values[1::2], strict=True))


def _columns(difference: sp.Tuple) -> list[tuple[sp.Rational, ...]]:
    """Of each set: the mean of the difference, those of the rows, and the three spreads in the same order."""
    rows = zip(difference, _cells(VANILLA), _cells(MIXUP), strict=True)
    return [(d[0], v[0], m[0], d[1], v[1], m[1]) for d, v, m in rows]


def from_means(difference: sp.Tuple) -> Evidence:
    """Two digits each, and the mean of the first row less that of the second, to rounding."""
    return on_instances(
        lambda c: (100 * c[0]).is_integer and bool(abs(c[1] - c[2] - c[0]) <= ROUNDING),
        _columns(difference),
        what="the mean of the difference, (it, vanilla, Mixup, and the spreads)",
    )


def from_spreads(difference: sp.Tuple) -> Evidence:
    """Two digits each, and within the range that the spreads of the rows leave to paired differences."""

    def holds(column: tuple[sp.Rational, ...]) -> bool:
        spread, first, second = column[3:]
        inside = abs(first - second) - ROUNDING <= spread <= first + second + ROUNDING
        return (100 * spread).is_integer and bool(inside)

    return on_instances(holds, _columns(difference), what="the spread of the difference, (means, it, vanilla, Mixup)")


def from_pairing(difference: sp.Tuple) -> Evidence:
    """Where both rows spread, the variance is not the sum of theirs, even if each spread is off by a hundredth."""
    unit = sp.Rational(1, 100)

    def holds(column: tuple[sp.Rational, ...]) -> bool:
        spread, first, second = column[3:]
        low, high = ((first + n * unit) ** 2 + (second + n * unit) ** 2 for n in (-1, 1))
        return bool((spread + unit) ** 2 < low or (spread - unit) ** 2 > high)

    both = [column for column in _columns(difference) if column[4] > 0]
    return on_instances(holds, both, what="not the spread of unrelated samples, (means, it, vanilla, Mixup)")


def _difference(*values: str) -> sp.Tuple:
    return sp.Tuple(*(sp.Tuple(*cell) for cell in _cells(" ".join(values))))


SYNTHETIC = ("13.92", "14.36", "1.78", "0.61", "33.55", "9.77", "1.47", "1.34", "3.60", "2.11")
REAL = ("8.26", "4.84", "7.56", "1.09", "12.39", "1.45", "7.74", "0.43", "7.69", "4.87")
UNRELATED = ("13.92", "14.44", "1.78", "0.75", "33.55", "8.65", "1.47", "1.82", "3.60", "2.46")
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=_difference(*SYNTHETIC, *REAL),
    checks=(from_means, from_spreads, from_pairing),
    controls=(
        Control(subject=_difference(*UNRELATED, *REAL), why="the spreads of two unrelated samples"),
        Control(
            subject=_difference(*SYNTHETIC[:5], "11.77", *SYNTHETIC[6:], *REAL),
            why="a spread beyond the sum of the rows'",
        ),
        Control(subject=_difference(VANILLA), why="vanilla training itself in place of the difference"),
        Control(
            subject=_difference(*SYNTHETIC, *REAL[:4], "12.41", *REAL[5:]),
            why="near miss: a mean off by two hundredths",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
