"""Methods compared over real data sets: does one stand above another on more of them, by the rule of the record.

The rule is the criterion stored with the record before its run: the exact sign test over data sets decides for or
against at the 5 per cent level; where it does not, the Bayesian sign test may still find the two on par within half a
point; else it cannot be told.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from empirical.records import Record
from numerics.paired_differences import compare, sign_test
from theory.checks import measured
from theory.evidence import Comparison, Evidence, Outcome
from theory.measurements import paper_record

LEVEL, SURE = 0.05, 0.95
STANDS, FALLS, OPEN = "stands", "does not stand", "cannot be told"
Pair = tuple[str, str]
Orders = tuple[tuple[str, str, str], ...]
"""First method, second method, and the word for "the first is higher on more sets"."""
Sets = Callable[[Record, Mapping], bool]
NOMINAL_ALONE = (21, 171, 469, 1014)
"""Sets of the record with codes that have no numeric feature."""
BEYOND = (463, 987)
"""Sets of the record without nominal features that have more than 20 features with them."""
CODES, NUMERIC = "codes", "numeric features alone"
"""Which features: all, the nominal ones as codes; or those are left out."""
CODES_OF_20, NUMERIC_OF_20 = "codes, sets of both", "numeric features alone, sets of both"
"""The same on the sets that both have: some numeric feature, and at most 20 features in all."""


def every(record: Record, setting: Mapping) -> bool:
    """All data sets."""
    return True


def many_classes(record: Record, setting: Mapping) -> bool:
    """Data sets of more than two classes."""
    return float(record.values("n_classes", **setting)[0]) > 2


def among(ids: Sequence[int]) -> Sets:
    """Only the given data sets."""
    return lambda record, setting: setting["dataset"] in ids


def apart_from(ids: Sequence[int]) -> Sets:
    """All but the given data sets."""
    return lambda record, setting: setting["dataset"] not in ids


def differences(record: Record, pair: Pair, *, alpha: int, sets: Sets = every) -> dict[int, float]:
    """First less second quantity in points, means over runs, by data set."""
    first, second = pair
    return {
        setting["dataset"]: round(
            float(record.values(first, **setting).mean() - record.values(second, **setting).mean()), 9
        )
        for setting in record.settings()
        if setting.get("alpha", alpha) == alpha and sets(record, setting)
    }


def sources(features: str) -> tuple[tuple[Record, Sets], ...]:
    """Records to read, each with the sets that it is read for.

    Raises:
        ValueError: the features are none of `CODES`, `NUMERIC`, `NUMERIC_OF_20`, `CODES_OF_20`.
    """
    known = (CODES, NUMERIC, NUMERIC_OF_20, CODES_OF_20)
    if features not in known:
        raise ValueError(f"features {features!r} are not known; use one of {', '.join(map(repr, known))}")
    coded = paper_record("openml")
    if features == CODES:
        return ((coded, every),)
    if features == CODES_OF_20:
        return ((coded, apart_from(NOMINAL_ALONE)),)
    others = paper_record("openml-numeric")
    mixed = [setting["dataset"] for setting in others.settings()]
    own = every if features == NUMERIC else apart_from(BEYOND)
    return (coded, apart_from([*NOMINAL_ALONE, *mixed])), (others, own)


def word(points: Sequence[float]) -> str:
    """Stands, does not stand, or cannot be told."""
    seen = compare(points)
    if seen.sign.p <= LEVEL:
        return STANDS if seen.share_higher.estimate > 0.5 else FALLS
    return FALLS if seen.equivalence.on_par >= SURE else OPEN


def critical_share(n: int) -> float:
    """The least share of n differing data sets at which the sign test decides for the first method; above 1: none."""
    decides = (k for k in range(n // 2 + 1, n + 1) if sign_test([1.0] * k + [-1.0] * (n - k)).p <= LEVEL)
    return next((k / n for k in decides), math.nextafter(1.0, 2.0)) if n else math.nextafter(1.0, 2.0)


def ordered(
    orders: Orders,
    *,
    protocol: str,
    features: str = CODES,
    alpha: int = 1,
    sets: Sets = every,
    printed: Mapping[Pair, float] | None = None,
) -> Evidence:
    """Whether the rule gives each pair its word (MEASURED): fails where it gives the opposite one.

    INCONCLUSIVE where no word is opposite, but one is claimed of a pair of which nothing can be told.

    Args:
        orders: pairs of methods with the claimed word; the protocol is appended to names that do not end in one.
        protocol: "printed" or "clean".
        features: which of them, and which record with that.
        alpha: of the mixing weights.
        sets: which data sets count.
        printed: the paper's share of differing data sets on which the first method is higher, by pair.
    """
    read, found = sources(features), []
    for first, second, claimed in orders:
        pair = _named((first, second), protocol)
        points = [d for one, own in read for d in differences(one, pair, alpha=alpha, sets=_both(own, sets)).values()]
        said, reported = word(points), (printed or {}).get((first, second))
        how = f"{protocol}{'' if features == CODES else f', {features}'}, alpha = {alpha}, {len(points)} sets"
        what = f"share of sets on which {first} is above {second} ({how})"
        found.append((claimed, said, _comparison(read[0][0], points, claimed, what, reported)))
    wrong = [(claimed, said) for claimed, said, _ in found if claimed != said]
    outcome = Outcome.HOLDS
    if wrong:
        outcome = Outcome.INCONCLUSIVE if all(said == OPEN for _, said in wrong) else Outcome.FAILS
    told = [f"{c.quantity}: {c.measured:.2f} of {c.n_runs} that differ, {said}" for _, said, c in found]
    return replace(measured([c for *_, c in found]), outcome=outcome, detail="; ".join(told))


def _both(one: Sets, other: Sets) -> Sets:
    return lambda record, setting: one(record, setting) and other(record, setting)


def _comparison(record: Record, points: Sequence[float], claimed: str, what: str, reported: float | None) -> Comparison:
    """The share of differing sets beside the interval in which the rule would give the claimed word."""
    seen = compare(points)
    n, share, least = seen.sign.n_used, seen.share_higher.estimate, critical_share(seen.sign.n_used)
    between = math.nextafter(1 - least, 1.0), math.nextafter(least, 0.0)
    equal = seen.sign.p > LEVEL and seen.equivalence.on_par >= SURE
    alike = between if equal else (None, 1 - least)
    low, high = {STANDS: (least, None), FALLS: alike, OPEN: between}[claimed]
    ends = [end for end in (low, high) if end is not None]
    return Comparison(
        quantity=what,
        predicted=sum(ends) / len(ends),
        measured=share,
        stderr=math.sqrt(share * (1 - share) / n) if n else math.nan,
        n_runs=n,
        tolerance=(ends[1] - ends[0]) / 2 if len(ends) == 2 else math.inf,
        criterion=(
            f"{claimed}: exact sign test at 5 per cent, which needs {least:.3g} of the {n} that differ; p = "
            f"{seen.sign.p:.2g}, shift {seen.shift.estimate:+.2f} points ({seen.shift.low:+.2f} to "
            f"{seen.shift.high:+.2f}), on par within half a point with probability {seen.equivalence.on_par:.2g}"
        ),
        device=record.device,
        reported=reported,
        low=low,
        high=high,
    )


def _named(pair: Pair, protocol: str) -> Pair:
    first, second = (m if m.endswith(("_printed", "_clean")) else f"{m}_{protocol}" for m in pair)
    return first, second
