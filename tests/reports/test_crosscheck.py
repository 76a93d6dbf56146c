from dataclasses import replace

from small_catalogue import COMPARISON, KEY, evidence

from reports.crosscheck import by_claim, comparisons, conflicts, findings
from reports.judging import last_judgements
from reports.output import ProgressLine
from theory.claim import Verdict
from theory.evidence import Outcome
from theory.verdict import Trial


def _predicting(judged, name, predicted, **more):
    compared = replace(COMPARISON, predicted=predicted, **more)
    trial = Trial(check="from_runs", evidence=evidence(Outcome.HOLDS, comparisons=(compared,)))
    return {**judged, name: replace(judged[name], trials=(trial,))}


def test_comparisons_stand_under_their_claim(judged):
    found = by_claim(judged)
    assert list(found) == [f"{KEY}/lemma_1_repaired"]
    assert [seen.predicted for seen in found[f"{KEY}/lemma_1_repaired"]] == [0.25]


def test_comparisons_carry_their_claim(judged):
    assert [(name, seen.predicted) for name, seen in comparisons(judged)] == [(f"{KEY}/lemma_1_repaired", 0.25)]


def test_two_claims_that_predict_different_numbers_conflict(judged):
    assert not conflicts(judged)
    assert not conflicts(_predicting(judged, f"{KEY}/theorem_2_main", 0.25))
    (found,) = conflicts(_predicting(judged, f"{KEY}/theorem_2_main", 0.3))
    assert "0.25" in found.text
    assert "0.3" in found.text


def test_intervals_conflict_only_where_they_do_not_meet(judged):
    name = f"{KEY}/theorem_2_main"
    assert not conflicts(_predicting(judged, name, 0.3, low=0.2, high=0.4))
    assert not conflicts(_predicting(judged, name, 0.2, low=0.2))
    (found,) = conflicts(_predicting(judged, name, 0.3, low=0.3))
    assert "at least 0.3" in found.text
    assert conflicts(_predicting(judged, name, 0.2, high=0.2))


def test_a_criterion_that_is_an_interval_decides_by_its_ends():
    inside = replace(COMPARISON, low=0.2, high=0.3, tolerance=0)
    assert inside.agrees
    assert inside.prediction == "in [0.2, 0.3]"
    assert not replace(inside, measured=0.31).agrees
    assert not replace(inside, measured=0.19).agrees
    assert replace(COMPARISON, low=0.2).prediction == "at least 0.2"
    assert not replace(COMPARISON, low=0.2, measured=0.1).agrees
    assert replace(COMPARISON, high=0.3).prediction == "at most 0.3"
    assert COMPARISON.prediction == "0.25"


def test_refuted_claims_and_printed_numbers_predict_nothing(judged):
    name = f"{KEY}/theorem_2_main"
    refuted = _predicting(judged, name, 0.3)
    refuted[name] = replace(refuted[name], verdict=Verdict.REFUTED)
    assert not conflicts(refuted)
    assert not conflicts(_predicting(judged, name, 0.3, reported=0.3))


def test_measured_rows_without_a_claim_are_named(judged):
    kinds = {f.kind for f in findings(judged)}
    assert "orphan" in kinds  # the small catalogue has no claim on the rows that the real experiments serve


def test_no_kept_judgements_in_an_empty_home():
    assert last_judgements() is None


class Terminal:
    def __init__(self, tty: bool) -> None:
        self.tty, self.said = tty, ""

    def isatty(self) -> bool:
        return self.tty

    def write(self, text: str) -> None:
        self.said += text

    def flush(self) -> None:
        pass


def test_progress_never_wraps_for_a_wrapped_line_cannot_be_overwritten(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal(tty=True)
    line = ProgressLine(2, stream)
    line.step("a claim whose name is longer than the terminal is wide")
    line.step("next")
    line.clear()
    written = stream.said.split("\r")
    assert written[1] == "[1/2] a claim whose"
    assert written[2] == "[2/2] next".ljust(19)
    assert max(map(len, written)) == 19


def test_progress_goes_to_terminals_only():
    for tty in (True, False):
        stream = Terminal(tty)
        line = ProgressLine(2, stream)
        line.step("first")
        line.clear()
        assert ("[1/2] first" in stream.said) is tty
        assert bool(stream.said) is tty
