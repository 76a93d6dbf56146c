"""Second counts of the printed tables: decimals and whole numbers alone, without sympy."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import sympy as sp

from theory.checks import on_instances
from theory.evidence import Evidence
from theory.sohn2022.printed_tables import GENLABEL, IDS, TABLE_4, TABLE_6

N_DATASETS = 109


def from_decimals(percentages: sp.Tuple) -> Evidence:
    """Write down all 110 percentages of 109 to one decimal, in decimal arithmetic, and look each value up."""
    tenth = Decimal("0.1")
    known = {(100 * Decimal(k) / N_DATASETS).quantize(tenth, ROUND_HALF_UP) for k in range(N_DATASETS + 1)}
    shown = {Fraction(value) for value in known}
    return on_instances(
        lambda value: _fraction(value) in shown, percentages, what="among the percentages of 109 to one decimal"
    )


def from_leaders(counts: sp.Tuple) -> Evidence:
    """Sort the methods of each dataset by their means in hundredths: datasets in which no baseline leads alone."""
    columns = {name: [_hundredths(text) for text in row.split()] for name, row in TABLE_4.items()}
    beaten = [key for n, key in enumerate(IDS) if _leads_alone(n, columns)]
    wanted = len(IDS) - len(beaten)
    return on_instances(
        lambda count: bool(count == wanted),
        counts,
        what=f"datasets of {len(IDS)} where no baseline leads alone (one does in {', '.join(map(str, beaten))})",
    )


def from_hundredths(bounds: sp.Tuple) -> Evidence:
    """The gains of Table 6 in whole hundredths of a point against the two bounds."""
    first, second = ([_hundredths(text) for text in TABLE_6[name].split()] for name in ("GM", "Mixup"))
    low, high = (100 * _fraction(bound) for bound in bounds)
    found = [a - b for a, b in zip(first, second, strict=True)]
    return on_instances(lambda gain: low <= gain <= high, found, what="within the bounds, gain in hundredths")


def from_cross_products(pairs: sp.Tuple) -> Evidence:
    """Equality of two fractions by whole numbers: numerator times the other denominator, both ways."""

    def holds(pair: sp.Tuple) -> bool:
        first, second = map(_fraction, pair)
        return first.numerator * second.denominator == second.numerator * first.denominator

    return on_instances(holds, pairs, what="same number in both tables")


def _leads_alone(n: int, columns: dict[str, list[int]]) -> bool:
    ranked: Sequence[tuple[int, str]] = sorted(((values[n], name) for name, values in columns.items()), reverse=True)
    return all(name not in GENLABEL for value, name in ranked if value == ranked[0][0])


def _hundredths(text: str) -> int:
    return int(Decimal(text).scaleb(2))


def _fraction(value: sp.Rational) -> Fraction:
    exact = sp.sympify(value)
    return Fraction(int(exact.p), int(exact.q))
