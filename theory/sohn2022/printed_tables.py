"""Numbers that the paper prints in its tables, and the exact checks of what its text counts in them."""

from collections.abc import Callable
from fractions import Fraction

import sympy as sp

from theory.checks import exhaustive, identity, on_instances
from theory.evidence import Evidence

IDS = (36, 61, 721, 778, 817, 830, 855, 869, 885, 907, 915, 925, 938, 1006, 40710, 40981)
TABLE_4 = {
    "Vanilla": ("93.82 95.56 79.67 98.42 61.33 77.60 63.33 74.40 96.50 45.67 48.00 93.81 93.85 78.67 68.13 74.98"),
    "AdaMixup": ("89.75 92.44 80.33 96.32 60.00 78.40 66.67 69.60 97.50 46.50 48.00 94.43 98.46 78.67 67.91 73.14"),
    "Mixup": ("88.98 88.00 79.33 95.00 60.00 76.27 66.00 71.73 94.50 44.67 46.11 92.99 90.77 80.00 68.13 74.78"),
    "GM": "92.21 96.00 81.00 97.11 64.00 86.13 66.40 76.27 97.00 47.83 46.74 93.61 98.46 81.33 69.67 75.07",
    "KDE": "92.64 96.00 79.67 96.05 66.67 77.33 67.60 74.53 96.50 45.67 46.11 93.61 98.46 80.00 69.45 76.43",
    "CV": "92.55 96.44 80.33 96.05 65.33 84.53 67.33 73.87 97.00 48.83 48.42 94.23 95.38 81.78 70.11 76.23",
}
ACCURACY = {name: tuple(Fraction(v) for v in row.split()) for name, row in TABLE_4.items()}
GENLABEL = ("GM", "KDE", "CV")
Row = dict[str, Fraction]


def rows() -> list[tuple[int, Row]]:
    """Dataset id and the printed mean accuracies of Table 4."""
    return [(key, {name: values[n] for name, values in ACCURACY.items()}) for n, key in enumerate(IDS)]


def best_genlabel(row: Row) -> Fraction:
    """The best of the three GenLabel variants."""
    return max(row[name] for name in GENLABEL)


def counted(condition: Callable[[Row], bool]) -> list[int]:
    """Ids of the datasets that meet a condition."""
    return [key for key, row in rows() if condition(row)]


BEST: dict[str, Callable[[Row], bool]] = {
    "some GenLabel is best of all, ties counted": lambda r: best_genlabel(r) >= max(r.values()),
}
CONDITIONS: dict[str, Callable[[Row], bool]] = {
    "some GenLabel beats AdaMixup": lambda r: best_genlabel(r) > r["AdaMixup"],
    "Mixup below vanilla, some GenLabel above": lambda r: r["Mixup"] < r["Vanilla"] < best_genlabel(r),
    "some GenLabel over 7 points above Mixup": lambda r: best_genlabel(r) - r["Mixup"] > 7,
    "GenLabel below vanilla": lambda r: best_genlabel(r) < r["Vanilla"],
    "Mixup above vanilla": lambda r: r["Mixup"] > r["Vanilla"],
}


def from_printed_means(counts: sp.Tuple) -> Evidence:
    """Count the datasets of Table 4 that meet each condition, in its printed means."""
    return _counts_agree(CONDITIONS, counts)


def from_best_rows(counts: sp.Tuple) -> Evidence:
    """Count the datasets of Table 4 in which some GenLabel variant attains the largest printed mean."""
    return _counts_agree(BEST, counts)


def _counts_agree(conditions: dict[str, Callable[[Row], bool]], counts: sp.Tuple) -> Evidence:
    cases = [(name, len(counted(test)), count) for (name, test), count in zip(conditions.items(), counts, strict=True)]
    return on_instances(
        lambda case: bool(case[1] == case[2]), cases, what="datasets of 16 (condition, counted, claimed)"
    )


TABLE_6 = {
    "Mixup": "43.36 11.16 23.40 14.22 40.83 68.80 29.42 15.20 31.38 69.32 34.89 67.82 53.54 41.25 59.88 67.18",
    "GM": "51.87 13.99 36.61 18.39 52.92 84.46 38.23 21.94 42.19 85.16 43.74 83.21 63.76 56.61 66.22 74.64",
}


def gains() -> list[sp.Rational]:
    """GenLabel (GM) minus Mixup in Table 6, robust accuracy in points, in the table's order."""
    first, second = (tuple(map(sp.Rational, TABLE_6[name].split())) for name in ("GM", "Mixup"))
    return [a - b for a, b in zip(first, second, strict=True)]


def from_printed_gains(bounds: sp.Tuple) -> Evidence:
    """Every gain of Table 6 lies between the bounds."""
    found = gains()
    return exhaustive(lambda g: bool(bounds[0] <= g <= bounds[1]), found, size=16, what="gain within the bounds")


def from_extreme_gains(bounds: sp.Tuple) -> Evidence:
    """The bounds are the least and the largest gain."""
    return identity(list(bounds), [min(gains()), max(gains())])


def from_whole_datasets(percentages: sp.Tuple, total: int = 109) -> Evidence:
    """Each percentage is a count of 109 datasets rounded to one decimal."""

    def holds(value: sp.Rational) -> bool:
        tenths = 10 * sp.sympify(value)
        if not tenths.is_integer:
            return False
        return any(
            sp.floor(sp.Rational(1000 * count, total) + sp.Rational(1, 2)) == tenths for count in range(total + 1)
        )

    size = len(percentages)
    return exhaustive(holds, percentages, size=size, what="a count of 109, in per cent to one decimal")


def from_columns(percentages: sp.Tuple, total: int = 109) -> Evidence:
    """The nearest counts of each column (higher, on par, lower) add up to the 109 datasets."""
    columns = [percentages[k : k + 3] for k in range(0, len(percentages), 3)]

    def holds(column: tuple[sp.Rational, ...]) -> bool:
        exact = [sp.sympify(value) * total / 100 for value in column]
        counts = [sp.floor(v + sp.Rational(1, 2)) for v in exact]
        return bool(
            sum(counts) == total and all(abs(a - b) <= sp.Rational(3, 25) for a, b in zip(exact, counts, strict=True))
        )

    return on_instances(holds, columns, what="counts of a column add up to 109")


def from_the_sum(counts: sp.Tuple) -> Evidence:
    """The parts add up to the total, which stands last."""
    return identity(sum(counts[:-1]), counts[-1])


def from_sign_test(counts: sp.Tuple) -> Evidence:
    """Exact two-sided sign test of the first against the third count; the counts must be whole."""

    def holds(pair: tuple[sp.Expr, sp.Expr]) -> bool:
        wins, losses = pair
        if not (wins.is_integer and losses.is_integer):
            return False
        n, low = int(wins + losses), int(min(wins, losses))
        tail = sum(sp.binomial(n, k) for k in range(low + 1))
        return bool(sp.Rational(2 * tail, 2**n) < sp.Rational(1, 100)) and wins > losses

    return on_instances(holds, [(counts[0], counts[2])], what="sign test below 1 per cent for (wins, losses)")


def from_equal_pairs(pairs: sp.Tuple) -> Evidence:
    """The two tables print the same number for each dataset."""
    return exhaustive(lambda pair: bool(pair[0] == pair[1]), pairs, size=len(pairs), what="same number in both tables")


def from_the_grid(ratios: sp.Tuple) -> Evidence:
    """Each loss ratio is one of 0, 0.2, ..., 1."""
    grid = {sp.Rational(k, 5) for k in range(6)}
    return exhaustive(
        lambda ratio: sp.sympify(ratio) in grid, ratios, size=len(ratios), what="on the grid of loss ratios"
    )


def from_scaled_odds(factor: sp.Expr) -> Evidence:
    """Log odds of N(m, v I) against N(-m, v I): with the covariance I / 10 of the data over those with "
    "covariance I."""
    x, m = sp.symbols("x m", positive=True)
    odds = [((x + m) ** 2 - (x - m) ** 2) / (2 * v) for v in (sp.Rational(1, 10), sp.Integer(1))]
    return identity(odds[0], factor * odds[1])
