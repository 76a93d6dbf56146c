"""The judge is fed rubber stamps, crashes and vacuous checks, and must see each for what it is."""

from dataclasses import replace

import pytest
import sympy as sp

from numerics.enclosure import interval
from theory.checks import encloses, exhaustive, identity, measured, on_instances
from theory.claim import (
    EXISTS,
    FORALL,
    INSTANCE,
    REFUTED,
    SUPPORTED,
    VERIFIED,
    Claim,
    Control,
    Source,
    Verdict,
    slow,
)
from theory.evidence import Comparison, Evidence, Method, NotAvailableHere, Outcome
from theory.verdict import judge, same_subject, with_premises

x = sp.Symbol("x", positive=True)
SQUARE = (x + 1) ** 2


def from_expansion(form):
    return identity(SQUARE, form)


def from_samples(form):
    cases = [sp.Integer(n) for n in range(1, 6)]
    return on_instances(lambda n: bool((SQUARE - form).subs(x, n) == 0), cases, what="the square")


WRONG = (
    Control(subject=x**2 + 1, why="the cross term is missing"),
    Control(subject=x**2 + 2 * x + 2, why="the constant is wrong"),
    Control(subject=x**2 + sp.Rational(201, 100) * x + 1, why="near miss"),
)
RIGHT = Claim(
    source=Source(paper="paper", number="lemma-1"),
    quantifier=FORALL,
    subject=x**2 + 2 * x + 1,
    checks=(from_expansion, from_samples),
    controls=WRONG,
    expected=VERIFIED,
)
FALSE = replace(RIGHT, subject=x**2 + 3 * x + 1, checks=(from_samples,), expected=REFUTED)


def test_a_proved_claim_is_verified_and_names_the_control_s_rejecters():
    judgement = judge(RIGHT)
    assert judgement.verdict is VERIFIED
    assert judgement.as_expected
    assert judgement.trials[0].evidence.universal
    assert all(set(control.rejected_by) == {"from_expansion", "from_samples"} for control in judgement.controls)


def test_samples_alone_support_a_universal_statement_but_do_not_verify_it():
    judgement = judge(replace(RIGHT, checks=(from_samples,)))
    assert judgement.verdict is SUPPORTED
    assert not judgement.as_expected


@pytest.mark.parametrize("quantifier", [EXISTS, INSTANCE])
def test_an_exact_case_verifies_an_existence_or_an_instance(quantifier):
    assert judge(replace(RIGHT, checks=(from_samples,), quantifier=quantifier)).verdict is VERIFIED


@pytest.mark.parametrize("quantifier", [EXISTS, INSTANCE])
def test_inexact_evidence_supports_at_most(quantifier):
    def from_floats(form):
        return on_instances(lambda n: bool((SQUARE - form).subs(x, n) == 0), [1, 2], what="floats", exact=False)

    assert judge(replace(RIGHT, checks=(from_floats,), quantifier=quantifier)).verdict is SUPPORTED


def test_a_rubber_stamp_is_unguarded():
    def from_goodwill(form):
        return on_instances(lambda n: True, [1, 2, 3], what="anything")

    judgement = judge(replace(RIGHT, checks=(from_expansion, from_goodwill)))
    assert judgement.verdict is Verdict.UNGUARDED
    assert "from_goodwill rejects no control" in judgement.reason


def test_a_control_that_no_check_rejects_is_unguarded():
    right_again = Control(subject=sp.expand(SQUARE) * (x + 2) / (x + 2) + sp.sin(x) * 0, why="right after all")
    tamer = replace(RIGHT, controls=(*WRONG, replace(right_again, subject=("not", "comparable"))), checks=(_undecided,))
    assert judge(tamer).verdict is Verdict.UNGUARDED


def _undecided(form):
    return on_instances(lambda n: None, [1], what="nothing is decided")


def test_a_control_equal_to_the_subject_is_unguarded_even_where_everything_fails():
    copy = Control(subject=sp.factor(FALSE.subject), why="a copy of the subject in other clothes")
    judgement = judge(replace(FALSE, controls=(*WRONG, copy)), repaired=[RIGHT.subject])
    assert judgement.verdict is Verdict.UNGUARDED
    assert "repeats" in judgement.reason


def test_two_controls_that_are_the_same_number_are_unguarded():
    twin = Control(subject=1 + x**2, why="the first control again")
    assert judge(replace(RIGHT, controls=(*WRONG, twin))).verdict is Verdict.UNGUARDED


def test_a_claim_without_controls_is_unguarded():
    assert judge(replace(RIGHT, controls=())).verdict is Verdict.UNGUARDED


def test_a_false_statement_is_refuted_beside_a_repaired_one():
    judgement = judge(FALSE, repaired=[RIGHT.subject])
    assert judgement.verdict is REFUTED
    assert judgement.as_expected
    assert "the square: 1" in judgement.reason


def test_the_refuting_check_is_found_among_others_that_hold():
    def from_the_constant(form):
        return on_instances(lambda n: bool(form.subs(x, n) == 1), [0], what="the constant")

    claim = replace(FALSE, checks=(from_the_constant, from_samples))
    assert judge(claim, repaired=[RIGHT.subject]).verdict is REFUTED


def test_a_stated_positive_control_serves_as_well():
    positive = Control(subject=RIGHT.subject, why="known to be right")
    assert judge(replace(FALSE, positives=(positive,))).verdict is REFUTED


def test_a_failure_without_a_positive_control_refutes_nothing():
    judgement = judge(FALSE)
    assert judgement.verdict is Verdict.INCONCLUSIVE
    assert not judgement.as_expected


def test_a_check_that_always_fails_refutes_nothing():
    def from_spite(form):
        return on_instances(lambda n: False, [1], what="whatever you say")

    judgement = judge(replace(FALSE, checks=(from_spite,)), repaired=[RIGHT.subject])
    assert judgement.verdict is Verdict.INCONCLUSIVE


def test_a_failing_sample_refutes_nothing():
    def from_floats(form):
        return on_instances(lambda n: bool((SQUARE - form).subs(x, n) == 0), [1, 2], what="floats", exact=False)

    judgement = judge(replace(FALSE, checks=(from_floats,)), repaired=[RIGHT.subject])
    assert judgement.verdict is Verdict.INCONCLUSIVE


def test_a_failure_beside_a_universal_proof_is_a_conflict():
    def from_the_first_case(form):
        return exhaustive(
            lambda n: bool((SQUARE - form).subs(x, n) == 0) or form == FALSE.subject, [1], size=1, what="1"
        )

    judgement = judge(replace(FALSE, checks=(from_samples, from_the_first_case)), repaired=[RIGHT.subject])
    assert judgement.verdict is Verdict.INCONCLUSIVE
    assert "conflict" in judgement.reason


def test_vacuous_hypotheses_are_seen():
    def from_nothing(form):
        return on_instances(lambda n: True, [1, 2], what="no case", hypotheses=lambda n: n > 5)

    assert judge(replace(RIGHT, checks=(from_expansion, from_nothing))).verdict is Verdict.VACUOUS


def test_a_crash_on_the_subject_is_broken():
    def from_a_bug(form):
        raise ZeroDivisionError("one over nothing")

    judgement = judge(replace(RIGHT, checks=(from_expansion, from_a_bug)))
    assert judgement.verdict is Verdict.BROKEN
    assert "one over nothing" in judgement.reason


def test_a_crashing_control_rejects_nothing_and_breaks_the_claim():
    control = Control(subject=None, why="cannot even be checked")
    judgement = judge(replace(RIGHT, controls=(*WRONG, control)))
    assert judgement.verdict is Verdict.BROKEN
    assert judgement.controls[-1].rejected_by == ()


def test_a_check_that_returns_true_is_broken():
    judgement = judge(replace(RIGHT, checks=(lambda form: True,)))
    assert judgement.verdict is Verdict.BROKEN
    assert "not Evidence" in judgement.reason


def test_universal_cannot_be_passed_by_hand():
    def from_authority(form):
        return Evidence(method=Method.IDENTITY, outcome=Outcome.HOLDS, n_cases=1, detail="trust me", universal=True)

    judgement = judge(replace(RIGHT, checks=(from_authority,)))
    assert judgement.verdict is Verdict.BROKEN
    assert "universal" in judgement.reason


def test_evidence_made_by_hand_is_not_universal():
    assert not Evidence(method=Method.IDENTITY, outcome=Outcome.HOLDS, n_cases=1, detail="trust me").universal


def test_a_ball_too_wide_decides_nothing():
    def from_a_wide_ball(value):
        return encloses(value, interval(0, 1), tolerance=1e-3, what="a third")

    third = replace(
        RIGHT,
        quantifier=INSTANCE,
        subject=sp.Rational(1, 3),
        checks=(from_a_wide_ball,),
        controls=(Control(subject=sp.Integer(2), why="far off"),),
    )
    assert judge(third).verdict is Verdict.INCONCLUSIVE


def test_no_check_is_untested_and_a_missing_record_is_shown_but_not_red():
    def from_a_record(form):
        raise NotAvailableHere("no record of table-9: run `mixproof measure table-9`")

    assert judge(replace(RIGHT, checks=())).verdict is Verdict.UNTESTED
    assert not judge(replace(RIGHT, checks=())).as_expected
    missing = judge(replace(RIGHT, checks=(from_a_record,)))
    assert missing.verdict is Verdict.UNTESTED
    assert missing.as_expected
    assert missing.not_available == ("no record of table-9: run `mixproof measure table-9`",)


def test_slow_checks_wait_for_their_flag():
    claim = replace(RIGHT, checks=(from_expansion, slow(from_samples)))
    assert judge(claim).skipped == ("from_samples",)
    assert [trial.check for trial in judge(claim, include_slow=True).trials] == ["from_expansion", "from_samples"]


def test_a_brief_judge_gives_up_where_the_verdict_cannot_be_the_expected_one():
    surprising = replace(RIGHT, subject=FALSE.subject)
    brief, full = judge(surprising, brief=True), judge(surprising)
    assert [len(j.trials) for j in (brief, full)] == [1, 2]
    assert brief.controls == ()
    assert (brief.as_expected, full.as_expected) == (False, False)
    crashing = replace(FALSE, checks=(lambda form: 1 / 0, from_samples))
    assert judge(crashing, brief=True).verdict is Verdict.BROKEN
    assert judge(RIGHT, brief=True).verdict is VERIFIED
    assert judge(FALSE, repaired=[RIGHT.subject], brief=True).verdict is REFUTED


def test_open_premises_lower_verified_to_supported():
    judgement = judge(RIGHT)
    assert with_premises(judgement, {"a": VERIFIED}).verdict is VERIFIED
    lowered = with_premises(judgement, {"a": VERIFIED, "b": SUPPORTED})
    assert lowered.verdict is SUPPORTED
    assert "b" in lowered.reason


def _table(number, measured_value):
    def from_the_run(predicted):
        row = Comparison(
            quantity="accuracy", predicted=float(predicted), measured=measured_value, stderr=0.01, n_runs=100,
            tolerance=0.05, criterion="within 0.05", device="cpu",
        )  # fmt: skip
        return measured([row])

    return Claim(
        source=Source(paper="paper", number=number),
        quantifier=INSTANCE,
        subject=0.5,
        checks=(from_the_run,),
        controls=(Control(subject=0.9, why="far off"),),
        expected=SUPPORTED,
    )


@pytest.mark.parametrize(
    ("number", "seen", "verdict"),
    [
        ("table-1", 0.52, SUPPORTED),
        ("table-1", 0.6, REFUTED),
        ("figure-3", 0.6, REFUTED),
        ("lemma-3", 0.6, Verdict.INCONCLUSIVE),
    ],
)
def test_a_measurement_supports_and_refutes_printed_results_only(number, seen, verdict):
    assert judge(_table(number, seen)).verdict is verdict


def test_a_measurement_without_runs_is_vacuous():
    claim = replace(_table("table-1", 0.5), checks=(lambda predicted: measured([]),))
    assert judge(claim).verdict is Verdict.VACUOUS


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (x + 1, 1 + x, True),
        ((x**2 - 1) / (x - 1), x + 1, True),
        (x, x + 1, False),
        ((x, 1), (x, 1), True),
        (1, "1", False),
        (sp.FiniteSet(1, 2), sp.FiniteSet(2, 1), True),
    ],
)
def test_subjects_are_compared_by_meaning(left, right, same):
    assert same_subject(left, right) is same


def test_arrays_are_the_same_only_if_they_are_one_object():
    numpy = pytest.importorskip("numpy")
    array = numpy.zeros(2)
    assert same_subject(array, array)
    assert not same_subject(array, numpy.zeros(2))
