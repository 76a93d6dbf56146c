"""Statistics over data sets as measurements and reports use them; they live in `numerics.paired_differences`."""

from numerics.paired_differences import (
    EQUIVALENT,
    LEVEL,
    Comparison,
    Counts,
    Differences,
    Effect,
    Equivalence,
    Significance,
    compare,
    count,
    equivalence,
    null_rates,
    share_higher,
    shift,
    sign_test,
    wilcoxon,
)

__all__ = [
    "EQUIVALENT",
    "LEVEL",
    "Comparison",
    "Counts",
    "Differences",
    "Effect",
    "Equivalence",
    "Significance",
    "compare",
    "count",
    "equivalence",
    "null_rates",
    "share_higher",
    "shift",
    "sign_test",
    "wilcoxon",
]
