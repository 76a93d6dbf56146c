"""Which of the paper's comparisons stand on the data sets at hand, by the rules that the records keep as criteria.

Logistic regression: a comparison stands where the exact sign test over data sets rejects equality at `LEVEL` in its
favour. It does not stand where the test rejects in favour of the other method, or where it does not reject and a
further set is on par with a posterior probability of at least `SURE` (differences of half a point at most). Otherwise
it cannot be told. The other experiments: the test and the whole interval of the shift must point the same way, whether
it stands or does not. Nothing is corrected for the number of comparisons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from empirical.pins import pin
from numerics import paired_differences as statistics
from numerics.paired_differences import Comparison, Counts, Significance
from reports.measured import Runs, Source, accuracy, data_sets
from reports.printed import MOST_FEATURES, MOST_ROWS, OTHER_PROBLEM, Conclusion, Reading, printed_table
from reports.real_runs import is_suspicious
from theory.sohn2022.measured_orders import FALLS, LEVEL, OPEN, STANDS, SURE

FEW = 4
"""Readings of one conclusion that are all named in its sentence."""
_SIDES = {
    (False, "printed"): "As printed",
    (False, "clean"): "Under the clean protocol",
    (True, "printed"): "Numeric features alone, as printed",
    (True, "clean"): "Numeric features alone, under the clean protocol",
}
"""Whether nominal features are left out, and the protocol."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One conclusion under one reading of a record: differences by data set, what they say, and the word for it.

    `n_steady` and `steady_word` are what is left, and what it says, without sets that have a suspicious run; None where
    the record's criterion does not ask for it.
    """

    reading: Reading
    differences: Mapping[int | str, float]
    comparison: Comparison
    word: str
    n_steady: int | None = None
    steady_word: str | None = None

    @property
    def steady(self) -> str | None:
        """The word without sets of suspicious runs, None where there are no such sets."""
        if self.n_steady in (None, self.comparison.n):
            return None
        return f"{self.steady_word} on {self.n_steady} without suspicious runs"

    @property
    def is_small(self) -> bool:
        """Whether it stands though half a point is the more likely bound of a further difference."""
        return self.word == STANDS and self.comparison.equivalence.on_par >= SURE


@dataclass(frozen=True, kw_only=True)
class Question:
    """One conclusion with the paper's side and ours; `missing` says what there is none of, and the command for it.

    `paper` is the comparison of printed accuracies where the paper prints them; `paper_sign` and `paper_mid` are the
    sign tests on printed counts or accuracies.
    """

    conclusion: Conclusion
    answers: tuple[Answer, ...]
    paper_n: int | None
    paper_counts: Counts | None
    paper_sign: Significance | None
    paper_mid: Significance | None
    paper: Comparison | None
    missing: str | None = None

    @property
    def sentence(self) -> str:
        """Every answer; readings with the same answer share a sentence, and of many the most frequent go unnamed."""
        by_answer: dict[str, list[str]] = {}
        for answer in self.answers:
            by_answer.setdefault(told(answer), []).append(answer.reading.label)
        if len(by_answer) == 1 and len(self.answers) > 1:
            return f"Under every reading the conclusion {next(iter(by_answer))}."
        if len(self.answers) <= FEW:
            return " ".join(f"{_capital('; '.join(labels))}: {answer}." for answer, labels in by_answer.items())
        most, *others = sorted(by_answer, key=lambda answer: -len(by_answer[answer]))
        named = [f"under {'; '.join(by_answer[answer])} it {answer}" for answer in others]
        first = f"Under {len(by_answer[most])} of {len(self.answers)} readings the conclusion {most}"
        return "; ".join([first, *named]) + "."

    @property
    def effect_of_protocol(self) -> str:
        """What selecting on evaluation data changes, in a sentence for each pair of readings that it changes."""
        pairs = [
            (a, b)
            for a, b in zip(self.answers, self.answers[1:], strict=False)
            if (a.reading.protocol, b.reading.protocol) == ("printed", "clean")
        ]
        changed = [(a, b) for a, b in pairs if a.word != b.word]
        if pairs and not changed and len(pairs) > 1:
            return "The clean protocol leaves the conclusion as it is under each of them."
        return " ".join(_protocol_sentence(a, b) for a, b in changed or pairs)


def question(conclusion: Conclusion, source: Source, *, numeric: Runs | None = None) -> Question:
    """Put one conclusion to a record, and to `numeric`, the runs on numeric features alone, where they are given."""
    paper, counts, signs = _paper_side(conclusion)
    answers = tuple(_answers(conclusion, source.runs, numeric)) if source.runs else ()
    missing = source.missing
    if source.runs and not answers:
        missing = f"the record of {source.experiment} has no data set with both methods"
    return Question(
        conclusion=conclusion,
        answers=answers,
        paper_n=len(signs) or None,
        paper_counts=counts,
        paper_sign=statistics.sign_test(signs) if signs else None,
        paper_mid=statistics.sign_test(signs, mid_p=True) if signs else None,
        paper=paper,
        missing=missing,
    )


def differences(conclusion: Conclusion, runs: Runs, reading: Reading) -> dict[int | str, float]:
    """First less second method in points, by data set; sets on which either has no number are left out."""
    found = {}
    for identity in _sets(conclusion, runs, reading):
        first, second = (accuracy(runs, identity, reading, method) for method in (conclusion.first, conclusion.second))
        if first and second:
            found[identity] = round(first.mean - second.mean, 9)  # equal means are equal, whatever the order of sums
    return found


def word(seen: Comparison, *, strict: bool = False) -> str:
    """Stands, does not stand, or cannot be told; `strict` asks the interval of the shift to agree."""
    if strict:
        clear = seen.sign.p <= LEVEL
        above, below = clear and seen.shift.low > 0, clear and seen.shift.high < 0
        return STANDS if above else FALLS if below else OPEN
    if seen.sign.p <= LEVEL:
        return STANDS if seen.share_higher.estimate > 0.5 else FALLS
    return FALLS if seen.equivalence.on_par >= SURE else OPEN


def told(answer: Answer) -> str:
    """The answer in words, without the name of its reading."""
    seen = answer.comparison
    small = ", but by half a point or less" if answer.is_small else ""
    equal = ": practically equal" if answer.word == FALLS and seen.sign.p > LEVEL else ""
    close = " (its mid-p form alone would decide)" if answer.word == OPEN and seen.sign_mid.p <= LEVEL else ""
    sets = "set" if seen.n == 1 else "sets"
    return f"{answer.word}{small}{equal}{close} on the {seen.n} {sets} we have"


def summary(questions: Sequence[Question]) -> tuple[str, ...]:
    """Which conclusions stand, fall and are open under each protocol, and which the paper's own counts leave open."""
    answered = [(q.conclusion.place, a) for q in questions for a in q.answers]
    lines = []
    for side, label in _SIDES.items():
        mine = [(place, a.word) for place, a in answered if (a.reading.is_numeric, a.reading.protocol) == side]
        parts = [
            f"{sum(w == word for _, w in mine)} of {len(mine)} {plural} ({'; '.join(p for p, w in mine if w == word)})"
            for word, plural in ((STANDS, "stand"), (FALLS, "do not"), (OPEN, "cannot be told"))
            if any(w == word for _, w in mine)
        ]
        if parts:
            lines.append(f"{label}: {', '.join(parts)}.")
    lines += [line for question in questions if (line := _effect_of_features(question))]
    within = [q.conclusion.place for q in questions if q.paper_sign and q.paper_sign.p > LEVEL]
    if within:
        lines.append(f"By the paper's own counts alone, within chance: {'; '.join(within)}.")
    return tuple(lines)


def low_dimensional(identity: int | str, *, is_numeric: bool = False) -> bool:
    """Whether a set passes the paper's filter; `is_numeric`: with its numeric features alone, if it has some."""
    known = pin(identity)
    if known.d is None or known.n is None:
        return False
    d = known.d - (known.n_nominal or 0) if is_numeric else known.d
    return 0 < d <= MOST_FEATURES and known.n < MOST_ROWS


def _answers(conclusion: Conclusion, coded: Runs, numeric: Runs | None) -> list[Answer]:
    found = []
    for reading in conclusion.readings:
        runs = numeric if reading.is_numeric else coded
        if runs is None:
            continue
        by_set = differences(conclusion, runs, reading)
        if by_set:
            seen = statistics.compare(list(by_set.values()), bound=conclusion.bound)
            seen = _with_half_point(seen, list(by_set.values()))
            decided = word(seen, strict=conclusion.is_strict)
            answer = Answer(reading=reading, differences=by_set, comparison=seen, word=decided)
            found.append(_with_steady(answer, conclusion, runs) if conclusion.asks_for_steady_runs else answer)
    return found


def _with_steady(answer: Answer, conclusion: Conclusion, runs: Runs) -> Answer:
    """The same on the sets without a suspicious run of either method."""
    methods = (conclusion.first, conclusion.second)
    kept = [d for i, d in answer.differences.items() if not is_suspicious(runs, i, answer.reading, methods)]
    decided = word(statistics.compare(kept), strict=conclusion.is_strict) if kept else OPEN
    return replace(answer, n_steady=len(kept), steady_word=decided)


def _with_half_point(seen: Comparison, values: Sequence[float]) -> Comparison:
    """The region of practical equivalence is half a point, whatever bound the counts have."""
    return replace(seen, equivalence=statistics.equivalence(values))


def _sets(conclusion: Conclusion, runs: Runs, reading: Reading) -> list[int | str]:
    here = data_sets(runs, reading)
    if conclusion.table is not None:
        other = OTHER_PROBLEM.get(conclusion.table, ())
        return [key for key in printed_table(conclusion.table).ids if key in here and key not in other]
    chosen = [identity for identity in here if low_dimensional(identity, is_numeric=reading.is_numeric)]
    return [identity for identity in chosen if not conclusion.many_classes or (pin(identity).k or 0) > 2]


def _paper_side(conclusion: Conclusion) -> tuple[Comparison | None, Counts | None, list[float]]:
    """What the paper prints: a comparison of accuracies or counts, and the differences, or signs in their place."""
    if conclusion.table is not None:
        table = printed_table(conclusion.table)
        first, second = (table.numbers[method] for method in (conclusion.first, conclusion.second))
        gains = [round(first[key].mean - second[key].mean, 9) for key in table.ids]
        seen = statistics.compare(gains, bound=conclusion.bound)
        return seen, seen.counts, gains
    counts = conclusion.printed
    if counts is None:
        return None, None, []
    return None, counts, [1.0] * counts.higher + [0.0] * counts.on_par + [-1.0] * counts.lower


def _points(value: float) -> str:
    return f"{value:+.2f}".replace("-0.00", "+0.00").replace("-", "−")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _effect_of_features(question: Question) -> str | None:
    """What leaving nominal features out does to the word, None where it does nothing."""
    words = {(a.reading.is_numeric, a.reading.protocol): a.word for a in question.answers}
    changed = [
        f"{words[False, protocol]} becomes {words[True, protocol]} ({label})"
        for protocol, label in (("printed", "as printed"), ("clean", "clean"))
        if (True, protocol) in words and words[True, protocol] != words.get((False, protocol))
    ]
    told = ", ".join(changed)
    return f"{question.conclusion.place}: with nominal features left out, {told}." if told else None


def _protocol_sentence(printed: Answer, clean: Answer) -> str:
    where = printed.reading.label.rpartition(", ")[0]
    prefix, the = (f"{where}: ", "the") if where else ("", "The")
    move = clean.comparison.shift.estimate - printed.comparison.shift.estimate
    ends = [_points(a.comparison.shift.estimate) for a in (printed, clean)]
    shifts = f"the shift goes from {ends[0]} to {ends[1]}"
    if printed.word == clean.word:
        return f"{_capital(prefix)}{the} clean protocol leaves the conclusion as it is ({shifts} points)."
    less = "less" if move < 0 else "more"
    return (
        f"{_capital(prefix)}{'s' if where else 'S'}election on evaluation data decides: as printed it {printed.word}, "
        f"clean it {clean.word} "
        f"({shifts} points, {abs(move):.2f} {less})."
    )
