"""Figures 3, 5 and 9 re-drawn from records, intervals of all comparisons, and critical differences."""

import math
from collections.abc import Sequence

import numpy as np

from empirical import ranking
from reports.charts_statistics import Bars, Forest, Interval, Panel, Ranks
from reports.conclusions import Answer, Question
from reports.measured import Runs, Source, accuracy, data_sets
from reports.printed import METHODS, Reading, protocols

REACH = 10
COLOURS = {"printed": 1, "clean": 2}
HISTOGRAMS = {
    "figure-3": "Figure 3",
    "figure-5": "Figure 5",
    "table-3-mixup": "Figure 9, α = 1",
    "figure-9-alpha-2": "Figure 9, α = 2",
}
SHORT = {
    "vanilla": "vanilla",
    "adamixup": "AdaMixup",
    "mixup": "Mixup",
    "mixup_without_intrusion": "Mixup excl. MI",
    "logistic_labels": "logistic labels",
    "generative_gm": "generative GM",
    "genlabel_gm": "GenLabel GM",
    "genlabel_kde": "GenLabel KDE",
    "genlabel_cv": "GenLabel CV",
    "latent_text": "latent (text)",
    "latent_released": "latent (released)",
}


def histograms(questions: Sequence[Question]) -> tuple[Panel, ...]:
    """One panel for each figure that is a histogram of differences, both protocols in it."""
    return tuple(
        _histogram(question, HISTOGRAMS[question.conclusion.name])
        for question in questions
        if question.conclusion.name in HISTOGRAMS and _drawn(question)
    )


def forest(questions: Sequence[Question], name: str, title: str) -> tuple[Panel, ...]:
    """Shift with interval for every comparison that has an answer, both protocols under one another."""
    asked = [question for question in questions if _drawn(question)]
    if not asked:
        return ()
    rows = [Interval(label=_labelled(q), marks=[_interval(a) for a in _drawn(q)[:2]]) for q in asked]
    ends = [abs(v) for row in rows for _, *values in row.marks for v in values if math.isfinite(v)]
    reach = float(min(max(2, math.ceil(max(ends, default=2))), 20))
    told = "; ".join(
        f"{_labelled(q)}: " + ", ".join(f"{a.reading.label} {_effect(a)}" for a in _drawn(q)[:2]) for q in asked
    )
    return (
        Forest(
            name=name,
            title=title,
            description=f"Hodges-Lehmann shift in points with its 95 per cent interval. {told}.",
            x_label="shift in points of accuracy; shaded: half a point",
            rows=rows,
            reach=reach,
            bound=0.5,
            legend=(("as printed", COLOURS["printed"]), ("clean", COLOURS["clean"])),
        ),
    )


def critical_differences(source: Source) -> tuple[Panel, ...]:
    """Mean ranks of all methods, a panel for each alpha and protocol."""
    if source.runs is None:
        return ()
    panels = (_ranks(source.runs, reading, alpha) for alpha in (1, 2) for reading in protocols(alpha=alpha))
    return tuple(panel for panel in panels if panel)


def _histogram(question: Question, title: str) -> Bars:
    bound = question.conclusion.bound
    counted = "; ".join(
        f"{a.reading.label}: {a.comparison.counts.higher} above {bound:g}, {a.comparison.counts.on_par} within, "
        f"{a.comparison.counts.lower} below -{bound:g}, from {min(a.differences.values()):.1f} to "
        f"{max(a.differences.values()):.1f}"
        for a in _drawn(question)
    )
    pair = _pair(question)
    return Bars(
        name=f"real-{question.conclusion.name}",
        title=f"{title}: {pair}",
        description=f"Histogram over data sets of the difference in accuracy, {pair}. {counted}.",
        x_label="difference in points of accuracy",
        series=[
            (f"{a.reading.label}, n = {a.comparison.n}", COLOURS[a.reading.protocol], list(a.differences.values()))
            for a in _drawn(question)
        ],
        reach=REACH,
        bound=bound,
    )


def _ranks(runs: Runs, reading: Reading, alpha: int) -> Ranks | None:
    """Over the sets on which every method that occurs at all has a number."""
    table = {
        identity: {m: seen.mean for m in METHODS if (seen := accuracy(runs, identity, reading, m))}
        for identity in data_sets(runs, reading)
    }
    methods = [m for m in METHODS if any(m in row for row in table.values())]
    rows = [[row[m] for m in methods] for row in table.values() if len(row) == len(methods)]
    if len(rows) < 2 or len(methods) < 2:
        return None
    ranked = ranking.rank(np.round(np.array(rows), 9), methods)
    places = ", ".join(f"{SHORT[m]} {mean:.2f}" for m, mean in zip(ranked.names, ranked.mean_ranks, strict=True))
    return Ranks(
        name=f"real-ranks-{reading.protocol}-alpha-{alpha}",
        title=f"Mean ranks on {ranked.n_sets} sets, α = {alpha}, {reading.label}",
        description=(
            f"Mean ranks, 1 is best: {places}. Two methods differ at the 5 per cent level where their mean ranks do by "
            f"more than {ranked.critical_difference:.2f}; Friedman p = {ranked.friedman_p:.2g}."
        ),
        ranking=ranked,
        labels=[SHORT[m] for m in ranked.names],
    )


def _drawn(question: Question) -> list[Answer]:
    """Answers with every feature."""
    return [answer for answer in question.answers if not answer.reading.is_numeric]


def _pair(question: Question) -> str:
    alpha = dict(question.conclusion.readings[0].setting).get("alpha", 1)
    more = "" if alpha == 1 else f", α = {alpha}"
    return f"{SHORT[question.conclusion.first]} − {SHORT[question.conclusion.second]}{more}"


def _labelled(question: Question) -> str:
    table = question.conclusion.table
    return _pair(question) if table is None else f"T{table}: {_pair(question)}"


def _interval(answer: Answer) -> tuple[int, float, float, float]:
    shift = answer.comparison.shift
    return COLOURS[answer.reading.protocol], shift.estimate, shift.low, shift.high


def _effect(answer: Answer) -> str:
    shift = answer.comparison.shift
    return f"{shift.estimate:+.2f} from {shift.low:.2f} to {shift.high:.2f}"
