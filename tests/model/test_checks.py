from fractions import Fraction

import pytest
import sympy as sp
from flint import arb

from numerics.enclosure import ball, interval
from theory.checks import (
    agreement,
    all_of,
    encloses,
    enclosure,
    exhaustive,
    identity,
    measured,
    on_instances,
    searched,
    within_error,
)
from theory.evidence import Comparison, Coverage, Method, Outcome

x, y = sp.symbols("x y", positive=True)
m = sp.Symbol("m", integer=True, positive=True)
HOLDS, FAILS, INCONCLUSIVE = Outcome.HOLDS, Outcome.FAILS, Outcome.INCONCLUSIVE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((x + y) ** 2, x**2 + 2 * x * y + y**2),
        (sp.log(x * y), sp.log(x) + sp.log(y)),
        (sp.exp(x) * sp.exp(y), sp.exp(x + y)),
        (sp.gamma(x + 1), x * sp.gamma(x)),
        (2 * sp.beta(x + 2, x) / sp.beta(x, x), (x + 1) / (2 * x + 1)),
        (sp.tanh(x), (1 - sp.exp(-2 * x)) / (1 + sp.exp(-2 * x))),
        (sp.sqrt(x**2 * y), x * sp.sqrt(y)),
        (m * (m - 1) / 2, sp.binomial(m, 2)),
        (sp.Matrix([[x, 1]]), [[x, 1]]),
    ],
)
def test_identities_are_proved_for_all_values(left, right):
    evidence = identity(left, right)
    assert (evidence.method, evidence.outcome) == (Method.IDENTITY, HOLDS)
    assert evidence.universal


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((x + y) ** 2, x**2 + y**2),
        (sp.log(x + y), sp.log(x) + sp.log(y)),
        (x, x * (1 + sp.Rational(1, 10**20))),
        ([x, y], [x, y + 1]),
        (sp.Integer(1), sp.Integer(2)),
    ],
)
def test_a_false_identity_fails_with_a_witness_point(left, right):
    evidence = identity(left, right)
    assert evidence.outcome is FAILS
    assert evidence.witness
    assert not evidence.universal


def test_an_identity_of_numbers_holds_but_is_not_universal():
    evidence = identity(sp.sqrt(8), 2 * sp.sqrt(2))
    assert evidence.outcome is HOLDS
    assert not evidence.universal


def test_without_a_normal_form_agreement_at_points_decides_nothing():
    hidden = sp.sin(x) ** 2 + sp.cos(x) ** 2 + sp.erf(x) + sp.erfc(x)
    evidence = identity(hidden, 2)
    assert evidence.outcome is INCONCLUSIVE
    assert not evidence.universal


def test_points_outside_the_domain_are_left_out():
    evidence = identity(1 / (x - 1), 1 / (x - 1), at=[{x: 1}, {x: 2}])
    assert evidence.n_cases == 1


def test_shapes_must_agree():
    with pytest.raises(ValueError, match="zip"):
        identity([x, y], [x])


@pytest.mark.parametrize(
    ("value", "enclosed", "outcome"),
    [
        (sp.Rational(1, 3), interval("0.3333", "0.3334"), HOLDS),
        (Fraction(1, 3), interval("0.3333", "0.3334"), HOLDS),
        (sp.Rational(1, 2), interval("0.3333", "0.3334"), FAILS),
        (sp.Rational(1, 3), interval(0, 1), INCONCLUSIVE),
    ],
)
def test_a_value_is_placed_in_a_narrow_ball(value, enclosed, outcome):
    evidence = encloses(value, enclosed, tolerance=1e-3, what="a third")
    assert evidence.outcome is outcome
    assert not evidence.universal
    assert bool(evidence.witness) is (outcome is FAILS)


def test_an_inequality_on_a_box_is_proved_refuted_or_left_open():
    proved = enclosure(lambda t: t * t + ball("0.01"), {"t": (-1, 1)}, what="t^2 + 0.01 > 0")
    refuted = enclosure(lambda t: t * t - ball("0.01"), {"t": (-1, 1)}, what="t^2 - 0.01 > 0")
    undecided = enclosure(lambda t: t * t + ball("1e-12"), {"t": (-1, 1)}, what="barely", max_boxes=50)
    assert (proved.outcome, proved.universal) == (HOLDS, True)
    assert (refuted.outcome, refuted.universal) == (FAILS, False)
    assert "t = 0" in refuted.witness
    assert (undecided.outcome, undecided.universal) == (INCONCLUSIVE, False)


def test_a_finite_set_must_be_exhausted_to_count_as_universal():
    assert exhaustive(lambda n: n < 5, range(5), size=5, what="n < 5").universal
    assert exhaustive(lambda n: n < 5, range(4), size=5, what="n < 5").outcome is INCONCLUSIVE
    failing = exhaustive(lambda n: n < 3, range(5), size=5, what="n < 3")
    assert (failing.outcome, failing.n_cases) == (FAILS, 4)
    assert "3" in failing.witness
    assert exhaustive(lambda n: None, range(5), size=5, what="?").outcome is INCONCLUSIVE


def test_instances_are_counted_after_the_hypotheses():
    evidence = on_instances(lambda n: n > 2, range(10), what="n > 2", hypotheses=lambda n: n > 4)
    assert (evidence.outcome, evidence.n_cases, evidence.universal) == (HOLDS, 5, False)
    assert on_instances(lambda n: True, range(3), what="none", hypotheses=lambda n: False).n_cases == 0
    assert on_instances(lambda n: None if n else True, range(3), what="?").outcome is INCONCLUSIVE
    assert on_instances(lambda n: n < 1, range(3), what="n < 1", exact=False).method is Method.SAMPLED
    assert "x" * 20 in on_instances(lambda s: False, ["x" * 500], what="long").witness


def test_the_end_of_a_search_is_read_as_it_is():
    from numerics.search import SearchReport

    empty = searched(SearchReport(n_tried=9, n_met=5, witness=None), what="no rival")
    assert (empty.outcome, empty.n_cases, empty.universal) == (HOLDS, 5, False)
    found = searched(SearchReport(n_tried=9, n_met=2, witness="{0, 1}"), what="no rival")
    assert (found.outcome, found.witness) == (FAILS, "no rival: {0, 1}")


def test_a_mixed_point_may_use_fractions_and_functions_without_balls():
    z = sp.Symbol("z", positive=True)
    assert identity(sp.binomial(z + 1, 1), z + 1, at=[{z: Fraction(3)}]).outcome is HOLDS


def test_forms_are_compared_with_a_reference():
    near = agreement(x**2, lambda at: float(Fraction(at[x])) ** 2, [{x: "1/2"}, {x: "3"}], tolerance=1e-12, what="x^2")
    assert (near.outcome, near.method, near.n_cases) == (HOLDS, Method.QUADRATURE, 2)
    far = agreement(lambda t: t, lambda t: t + 1, [1.0], tolerance=0.1, what="t", relative=False, method=Method.SAMPLED)
    assert (far.outcome, far.gap, far.method) == (FAILS, 1.0, Method.SAMPLED)
    assert agreement(lambda t: float("nan"), lambda t: t, [1.0], tolerance=1, what="nan").outcome is INCONCLUSIVE


def test_random_estimates_are_compared_in_standard_errors():
    assert within_error(0.5, 0.51, 0.01, n_cases=100, what="mean").outcome is HOLDS
    assert within_error(0.5, 0.6, 0.01, n_cases=100, what="mean").outcome is FAILS


def compare(predicted, seen):
    return Comparison(quantity="q", predicted=predicted, measured=seen, stderr=0.01, n_runs=7, tolerance=0.05,
                      criterion="within 0.05", device="cpu")  # fmt: skip


def test_measured_numbers_must_all_meet_their_criterion():
    assert measured([compare(0.5, 0.52)]).outcome is HOLDS
    both = measured([compare(0.5, 0.52), compare(0.5, 0.6)])
    assert (both.outcome, both.n_cases, len(both.comparisons)) == (FAILS, 7, 2)
    assert "1 of 2" in both.detail


def test_joined_parts_are_as_strong_as_the_weakest():
    proof = identity((x + 1) ** 2, x**2 + 2 * x + 1)
    sample = on_instances(lambda n: True, range(3), what="n")
    assert all_of([proof, proof]).universal
    joined = all_of([proof, sample])
    assert (joined.method, joined.outcome, joined.universal) == (Method.CERTIFICATE, HOLDS, False)
    assert all_of([proof, identity(x, x + 1)]).outcome is FAILS
    assert all_of([proof, on_instances(lambda n: None, range(3), what="?")]).outcome is INCONCLUSIVE
    assert all_of([proof, on_instances(lambda n: True, (), what="none")]).n_cases == 0


def test_nothing_required_is_not_total():
    assert not Coverage.of((), ()).is_total
    assert not Coverage.of(["a", "b"], ["a"]).is_total
    assert Coverage.of(["a"], ["a", "b"]).is_total


def test_a_ball_of_numbers_stays_a_ball():
    assert encloses(arb(1), arb(1), tolerance=0.1, what="one").outcome is HOLDS
