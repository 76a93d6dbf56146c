"""Constructors of evidence. They alone decide what a check may call universal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sympy as sp
from flint import arb

from numerics.enclosure import Exact, ball, evaluate, precision, prove_positive
from numerics.search import Instance, SearchReport
from theory.evidence import NO_COVERAGE, Comparison, Coverage, Evidence, Method, Outcome
from theory.normal_forms import Point, difference_at, flat, is_zero, points_for

Holds = Callable[[Any], bool | None]


def identity(left: Any, right: Any, *, at: Sequence[Point] = (), bits: int = 128) -> Evidence:
    """Decide left = right for all values of the free symbols.

    Sympy proves it by normal forms; ball arithmetic, a second kernel, re-evaluates both sides at exact points. FAILS
    needs a point at which the two balls are disjoint; neither a proof nor such a point leaves it INCONCLUSIVE. Without
    free symbols it speaks of two numbers and is not universal.

    Args:
        left, right: expressions, or nested sequences and matrices of them of the same shape.
        at: exact points at which to compare; drawn from the assumptions on the symbols where none are given.
        bits: precision of the second kernel.
    """
    pairs = [(sp.sympify(a), sp.sympify(b)) for a, b in zip(flat(left), flat(right), strict=True)]
    symbols = sorted({s for pair in pairs for e in pair for s in e.free_symbols}, key=str)
    points = list(at) or (points_for(symbols) if symbols else [{}])
    n_compared, gap = 0, 0.0
    with precision(bits):
        for a, b in pairs:
            for point in points:
                difference = difference_at(a, b, point)
                if difference is None:
                    continue
                n_compared += 1
                gap = max(gap, float(abs(difference).mid()))
                if difference > 0 or difference < 0:
                    witness = f"{_say(point)}: {_short(a)} is not {_short(b)} (difference {difference.str(8)})"
                    detail = "a point tells the sides apart"
                    return _evidence(Method.IDENTITY, Outcome.FAILS, n_compared, detail, gap=gap, witness=witness)
    proved = n_compared > 0 and all(is_zero(a - b) for a, b in pairs)
    outcome = Outcome.HOLDS if proved else Outcome.INCONCLUSIVE
    scope = f"for all {', '.join(map(str, symbols))}" if symbols else "after cancellation"
    detail = f"normal form 0 {scope}; {n_compared} ball evaluations agree"
    if not proved:
        detail = f"no normal form found, though {n_compared} ball evaluations agree"
    coverage = Coverage.of(symbols, symbols if proved else ())
    return _evidence(Method.IDENTITY, outcome, max(n_compared, 1), detail, gap=gap, coverage=coverage)


def encloses(value: sp.Expr | Exact, enclosure: arb, *, tolerance: float, what: str) -> Evidence:
    """Decide whether one exact value lies in a rigorous ball; a ball wider than the tolerance decides nothing."""
    inner = evaluate(value) if isinstance(value, sp.Expr) else ball(value)
    radius, gap = float(enclosure.rad()), float(abs(inner - enclosure).mid())
    place = f"{what}: {inner.str(12)} in {enclosure.str(12)}"
    if not enclosure.overlaps(inner):
        return _evidence(
            Method.ENCLOSURE, Outcome.FAILS, 1, "outside", gap=gap, tolerance=tolerance, witness=f"not {place}"
        )
    if radius > tolerance:
        return _evidence(
            Method.ENCLOSURE, Outcome.INCONCLUSIVE, 1, f"too wide: {place}", gap=radius, tolerance=tolerance
        )
    return _evidence(Method.ENCLOSURE, Outcome.HOLDS, 1, place, gap=gap, tolerance=tolerance)


def enclosure(
    function: Callable[..., arb],
    box: Mapping[str, tuple[Exact, Exact]],
    *,
    what: str,
    max_boxes: int = 20_000,
    bits: int = 64,
) -> Evidence:
    """Decide function > 0 on a whole box by ball arithmetic.

    Args:
        function: takes one ball for each side of the box, in order, and returns a ball.
        box: name of each variable and its exact closed range.
        what: the inequality in words.
        max_boxes, bits: effort.
    """
    with precision(bits):
        cover = prove_positive(function, list(box.values()), max_boxes=max_boxes)
    tried = cover.n_proved + len(cover.undecided)
    if cover.counterexample is not None:
        point = ", ".join(f"{name} = {value}" for name, value in zip(box, cover.counterexample, strict=True))
        return _evidence(Method.ENCLOSURE, Outcome.FAILS, max(tried, 1), f"{what}: fails", witness=f"{what} at {point}")
    if cover.undecided:
        return _evidence(Method.ENCLOSURE, Outcome.INCONCLUSIVE, tried, f"{what}: {len(cover.undecided)} boxes left")
    return _evidence(
        Method.ENCLOSURE,
        Outcome.HOLDS,
        tried,
        f"{what}: proved on {cover.n_proved} boxes",
        coverage=Coverage.of(box, box),
    )


def exhaustive(holds: Holds, cases: Iterable[Any], *, size: int, what: str) -> Evidence:
    """Decide an exact predicate on every member of a finite set of known size (counted by a formula, not by len)."""
    n_cases = 0
    for case in cases:
        n_cases += 1
        answer = holds(case)
        if answer is None:
            return _evidence(Method.CERTIFICATE, Outcome.INCONCLUSIVE, n_cases, f"{what}: undecided at {case}")
        if not answer:
            return _evidence(Method.CERTIFICATE, Outcome.FAILS, n_cases, f"{what}: fails", witness=f"{what}: {case}")
    if n_cases != size:
        return _evidence(Method.CERTIFICATE, Outcome.INCONCLUSIVE, n_cases, f"{what}: {n_cases} of {size} cases seen")
    return _evidence(
        Method.CERTIFICATE,
        Outcome.HOLDS,
        n_cases,
        f"{what}: all {size} cases",
        coverage=Coverage.of([f"{what}: {size} cases"], [f"{what}: {n_cases} cases"]),
    )


def on_instances(
    holds: Holds,
    instances: Iterable[Any],
    *,
    what: str,
    hypotheses: Callable[[Any], bool] = lambda _: True,
    exact: bool = True,
    say: Callable[[Any], str] | None = None,
) -> Evidence:
    """Decide a predicate on each instance that meets the hypotheses; never universal.

    Args:
        holds: predicate; None where undecided.
        instances: the cases tried.
        what: the statement in words.
        hypotheses: an instance that misses them is not counted; none counted is vacuous.
        exact: whether the predicate is decided in exact arithmetic, so that a failure is a proof.
        say: words a failing instance as the witness, with the numbers that one would re-compute by hand.
    """
    method = Method.CERTIFICATE if exact else Method.SAMPLED
    n_cases, undecided = 0, 0
    for instance in instances:
        if not hypotheses(instance):
            continue
        n_cases += 1
        answer = holds(instance)
        undecided += answer is None
        if answer is not None and not answer:
            witness = f"{what}: {say(instance) if say else _short(instance)}"
            return _evidence(method, Outcome.FAILS, n_cases, f"{what}: fails", witness=witness)
    outcome = Outcome.INCONCLUSIVE if undecided else Outcome.HOLDS
    return _evidence(method, outcome, n_cases, f"{what}: {n_cases} cases, {undecided} undecided")


def searched(report: SearchReport, *, what: str, say: Callable[[Instance], str] = str) -> Evidence:
    """Read the report of a counterexample search: a witness fails the statement, none leaves it; never universal.

    Args:
        report: how the search ended.
        what: the statement in words.
        say: words the witness, with the numbers that one would re-compute by hand.
    """
    seen = f"{report.n_met} of {report.n_tried} instances met the hypotheses"
    if report.witness is not None:
        witness = f"{what}: {say(report.witness)}"
        return _evidence(Method.CERTIFICATE, Outcome.FAILS, report.n_met, f"fails; {seen}", witness=witness)
    return _evidence(Method.CERTIFICATE, Outcome.HOLDS, report.n_met, f"{what}: no counterexample, {seen}")


def agreement(
    form: sp.Expr | Callable[[Any], float],
    reference: Callable[[Any], float],
    regime: Sequence[Any],
    *,
    tolerance: float,
    what: str,
    method: Method = Method.QUADRATURE,
    relative: bool = True,
) -> Evidence:
    """Compare a form with a numerical reference at each point of a regime; a failure here alone refutes nothing.

    Args:
        form: sympy expression (then each point maps its symbols to exact values) or a function of the point.
        reference: the independent computation, function of the point.
        regime: points.
        tolerance: largest deviation allowed, relative to max(1, |reference|) or absolute.
        what: the quantity in words.
        method: QUADRATURE or SAMPLED.
        relative: whether to scale the deviation.
    """
    gap, worst = 0.0, None
    for point in regime:
        mine = float(evaluate(form, point).mid()) if isinstance(form, sp.Expr) else float(form(point))
        theirs = float(reference(point))
        deviation = abs(mine - theirs) / (max(1.0, abs(theirs)) if relative else 1.0)
        if deviation != deviation:
            return _evidence(method, Outcome.INCONCLUSIVE, len(regime), f"{what}: not a number at {_say(point)}")
        if deviation >= gap:
            gap, worst = deviation, point
    outcome = Outcome.HOLDS if gap <= tolerance else Outcome.FAILS
    detail = f"{what}: largest deviation {gap:.2g} at {_say(worst)}, allowed {tolerance:.2g}"
    return _evidence(method, outcome, len(regime), detail, gap=gap, tolerance=tolerance)


def within_error(
    value: float, estimate: float, error: float, *, n_cases: int, what: str, widths: float = 5.0
) -> Evidence:
    """Compare a value with a random estimate: HOLDS within `widths` standard errors (SAMPLED)."""
    gap = abs(float(value) - estimate)
    outcome = Outcome.HOLDS if gap <= widths * error else Outcome.FAILS
    detail = f"{what}: {float(value):.6g} against {estimate:.6g} +- {error:.2g} ({n_cases} draws)"
    return _evidence(Method.SAMPLED, outcome, n_cases, detail, gap=gap, tolerance=widths * error)


def measured(comparisons: Sequence[Comparison]) -> Evidence:
    """Join predictions set beside measured numbers (MEASURED): HOLDS where every criterion is met."""
    off = [c for c in comparisons if not c.agrees]
    details = [f"{c.quantity}: {_predicted(c)} against {c.measured:.4f} +- {c.stderr:.4f}" for c in off or comparisons]
    return Evidence(
        method=Method.MEASURED,
        outcome=Outcome.FAILS if off else Outcome.HOLDS,
        n_cases=min((c.n_runs for c in comparisons), default=0),
        detail=f"{len(comparisons) - len(off)} of {len(comparisons)} agree; " + "; ".join(details),
        gap=max((c.gap for c in comparisons), default=None),
        tolerance=max((c.tolerance for c in comparisons), default=None),
        comparisons=tuple(comparisons),
    )


def _predicted(compared: Comparison) -> str:
    return compared.prediction if compared.is_interval else f"{compared.predicted:.4f}"


def all_of(parts: Sequence[Evidence]) -> Evidence:
    """Join parts of one check: fails with the first failing part, holds where all hold, as strong as the weakest."""
    order = list(Method)
    method = max((part.method for part in parts), key=order.index)
    failing = next((p for p in parts if p.outcome is Outcome.FAILS), None)
    if failing:
        return failing
    outcome = Outcome.HOLDS if all(p.outcome is Outcome.HOLDS for p in parts) else Outcome.INCONCLUSIVE
    n_cases = min(p.n_cases for p in parts) and sum(p.n_cases for p in parts)
    names = [f"part {n}" for n in range(len(parts))]
    covered = [name for name, part in zip(names, parts, strict=True) if part.universal]
    gaps = [p.gap for p in parts if p.gap is not None]
    return _evidence(
        method,
        outcome,
        n_cases,
        "; ".join(p.detail for p in parts),
        gap=max(gaps, default=None),
        coverage=Coverage.of(names, covered),
    )


def _evidence(
    method: Method,
    outcome: Outcome,
    n_cases: int,
    detail: str,
    *,
    gap: float | None = None,
    tolerance: float | None = None,
    witness: str | None = None,
    coverage: Coverage = NO_COVERAGE,
) -> Evidence:
    return Evidence(
        method=method,
        outcome=outcome,
        n_cases=n_cases,
        detail=detail,
        gap=gap,
        tolerance=tolerance,
        witness=witness,
        coverage=coverage,
    )


def _say(point: Any) -> str:
    if isinstance(point, Mapping):
        return ", ".join(f"{symbol} = {value}" for symbol, value in point.items()) or "constants"
    return _short(point)


def _short(value: Any, width: int = 160) -> str:
    text = str(value)
    return text if len(text) <= width else f"{text[: width - 3]}..."
