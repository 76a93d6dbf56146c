import math

from real_records import linear_settings, network_settings, real_record

from reports.measured import runs_of
from reports.printed import LINEAR, NETWORKS, ROBUST, protocols
from reports.real_runs import inflations, suspicious


def flat(setting, method, protocol, run):
    return 70.0 + 0.6 * (protocol == "printed")


def test_steady_runs_are_not_suspicious():
    assert suspicious(runs_of(real_record("openml", linear_settings([61, 48]), flat)), LINEAR) == ()


def test_flags_are_named_with_method_and_count():
    record = real_record(
        "openml", linear_settings([61]), flat, mixup_clean_moved=2.5, vanilla_zero_gradient=1, genlabel_cv_randomised=1
    )
    found = {seen.kind: seen for seen in suspicious(runs_of(record), LINEAR)}
    assert found["not settled"].runs == "Mixup, clean (5 of 5)"
    assert found["zero gradient"].runs == "Vanilla (5 of 5)"
    assert found["randomised output"].runs == "GenLabel (CV) (5 of 5)"
    assert len(suspicious(runs_of(record), LINEAR)) == 6  # both alphas
    quiet = real_record("openml", linear_settings([61]), flat, mixup_clean_moved=0.0)
    assert not suspicious(runs_of(quiet), LINEAR)


def test_a_share_of_rows_without_gradient_has_a_bound():
    few = real_record("openml-robust", [{"dataset": 3}], flat, mixup_scaled_zero_gradient=0.009)
    many = real_record("openml-robust", [{"dataset": 3}], flat, mixup_scaled_zero_gradient=0.02, vanilla_impossible=0.5)
    assert not suspicious(runs_of(few), ROBUST, one_split=False)
    told = {seen.kind: seen.runs for seen in suspicious(runs_of(many), ROBUST, one_split=False)}
    assert told["zero gradient"] == "Mixup, scaled (5 of 5)"
    assert "rounding" in next(kind for kind in told if kind != "zero gradient")


def test_numbers_that_are_none_are_named():
    def broken(setting, method, protocol, run):
        return math.nan if method == "adamixup" and run == 2 else 70.0

    (seen, _) = suspicious(runs_of(real_record("openml", linear_settings([61]), broken)), LINEAR)
    assert seen.kind == "not a number"
    assert seen.runs == "adamixup_clean, adamixup_printed"


def test_seed_dependence_is_measured_against_the_test_rows():
    def unsteady(setting, method, protocol, run):
        return 70.0 + (8.0 * run if method == "mixup" and setting["alpha"] == 1 else 0.1 * run)

    found = suspicious(runs_of(real_record("openml", linear_settings([61]), unsteady)), (*LINEAR, *protocols(alpha=2)))
    assert [(seen.kind, seen.setting) for seen in found] == [("seed-dependent", "alpha = 1")]
    assert "Mixup, printed (sd 12.6)" in found[0].runs
    networks = real_record(
        "openml-networks",
        network_settings([1011]),
        lambda setting, method, protocol, run: 60 + 9.0 * run * (setting["activation"] == "relu"),
    )
    assert [seen.setting for seen in suspicious(runs_of(networks), NETWORKS)] == ["activation = relu"]


def test_inflation_is_printed_less_clean():
    found = inflations(runs_of(real_record("openml", linear_settings(), flat, methods=("vanilla", "mixup"))), *LINEAR)
    assert [seen.method for seen in found] == ["vanilla", "mixup"]
    assert all(abs(seen.mean - 0.6) < 1e-9 for seen in found)
    assert all(abs(seen.shift.low - 0.6) < 1e-9 for seen in found)
