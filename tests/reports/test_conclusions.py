from dataclasses import replace

import numpy as np
import pytest
from real_records import linear_settings, network_settings, real_record

from empirical.pins import pin, pins
from numerics.paired_differences import Counts, compare
from reports import conclusions
from reports.conclusions import FALLS, OPEN, STANDS, differences, low_dimensional, question, summary, told, word
from reports.measured import Source, numeric_alone, runs_of
from reports.printed import COUNTED, METHODS, TABULATED, printed_table
from theory.sohn2022 import measured_orders

BY_NAME = {conclusion.name: conclusion for conclusion in (*COUNTED, *TABULATED)}


def made(gain):
    """Every set at 70, with `gain(setting, method, protocol, run)` points more."""
    return lambda setting, method, protocol, run: 70 + gain(setting, method, protocol, run)


def asked(name, value, **more):
    conclusion = BY_NAME[name]
    settings = linear_settings() if conclusion.experiment == "openml" else network_settings(range(0))
    record = real_record(conclusion.experiment, more.pop("settings", settings), value, **more)
    return question(conclusion, Source(experiment=conclusion.experiment, record=record))


def test_the_counts_of_the_paper_are_those_of_its_shares():
    shares = {
        "table-2": (62.4, 3.7, 33.9),
        "table-3-vanilla": (37.6, 31.2, 31.2),
        "table-3-adamixup": (46.8, 25.7, 27.5),
        "table-3-mixup": (59.6, 17.4, 23.0),
        "table-3-excluded": (56.9, 16.5, 26.6),
        "table-3-generative": (44.0, 23.9, 32.1),
    }
    for name, printed in shares.items():
        counts = BY_NAME[name].printed
        numbers = (counts.higher, counts.on_par, counts.lower)
        assert sum(numbers) == 109
        assert numbers == tuple(round(109 * share / 100) for share in printed)
        assert [100 * n / 109 for n in numbers] == pytest.approx(printed, abs=0.07)
    assert BY_NAME["figure-3"].printed == Counts(higher=24, on_par=14, lower=0)
    assert sum(vars(BY_NAME["figure-5"].printed).values()) == 160


def test_a_clear_gain_stands_and_a_clear_loss_falls():
    gains = asked("table-3-mixup", made(lambda s, m, p, r: 2.0 * (m == "genlabel_cv")))
    assert [answer.word for answer in gains.answers] == [STANDS, STANDS]
    assert (
        gains.sentence
        == f"Under every reading the conclusion stands on the {gains.answers[0].comparison.n} sets we have."
    )
    assert "leaves the conclusion as it is" in gains.effect_of_protocol
    losses = asked("table-3-mixup", made(lambda s, m, p, r: 2.0 * (m == "mixup")))
    assert [answer.word for answer in losses.answers] == [FALLS, FALLS]


def test_equal_methods_are_practically_equal_and_not_a_gain():
    same = asked("table-3-vanilla", made(lambda s, m, p, r: 0.1 * r))
    assert [answer.word for answer in same.answers] == [FALLS, FALLS]
    assert "practically equal" in same.sentence
    counts = same.answers[0].comparison.counts
    assert (counts.higher, counts.lower) == (0, 0)


def test_gains_as_often_as_losses_cannot_be_told_nor_can_a_few_sets():
    even = {setting["dataset"]: n % 2 for n, setting in enumerate(linear_settings()[::2])}
    noisy = asked("table-3-vanilla", made(lambda s, m, p, r: 3.0 * (m == "genlabel_cv") * (-1) ** even[s["dataset"]]))
    assert [answer.word for answer in noisy.answers] == [OPEN, OPEN]
    gain = made(lambda s, m, p, r: 2.0 * (m == "genlabel_cv"))
    few = asked("table-3-vanilla", gain, settings=linear_settings([61, 48]))
    assert [answer.word for answer in few.answers] == [OPEN, OPEN]
    assert "on the 2 sets we have" in few.sentence
    five = asked("table-3-vanilla", gain, settings=linear_settings([61, 48, 36, 21, 39]))
    assert "its mid-p form alone would decide" in five.sentence
    one = asked("table-3-vanilla", made(lambda s, m, p, r: 0.0), settings=linear_settings([61]))
    assert "on the 1 set we have" in one.sentence


def test_what_the_protocol_decides_is_said():
    found = asked("table-3-mixup", made(lambda s, m, p, r: 2.0 * (m == "genlabel_cv" and p == "printed")))
    assert [answer.word for answer in found.answers] == [STANDS, FALLS]
    assert "as printed it stands, clean it does not stand" in found.effect_of_protocol
    assert "+2.00 to +0.00" in found.effect_of_protocol
    assert found.sentence.count("on the") == 2


def test_a_tiny_gain_stands_but_is_small():
    found = asked("table-3-mixup", made(lambda s, m, p, r: 0.1 * (m == "genlabel_cv")))
    assert found.answers[0].is_small
    assert "by half a point or less" in told(found.answers[0])


def test_equal_means_are_zeros_whatever_the_order_of_sums():
    def shuffled(setting, method, protocol, run):
        order = range(5) if method == "mixup" else (4, 2, 0, 3, 1)
        return 70 + 0.1 * list(order)[run]

    record = real_record("openml", linear_settings([61, 48]), shuffled)
    conclusion = BY_NAME["table-3-mixup"]
    assert set(differences(conclusion, runs_of(record), conclusion.readings[0]).values()) == {0.0}


def test_figure_3_is_about_sets_of_many_classes_and_alpha_2_has_its_own_runs():
    found = asked("figure-3", made(lambda s, m, p, r: 0.0))
    assert found.answers[0].differences
    assert all(pin(identity).k > 2 for identity in found.answers[0].differences)
    other = asked("figure-9-alpha-2", made(lambda s, m, p, r: (s["alpha"] == 2) * (m == "genlabel_cv") * 3.0))
    assert set(other.answers[0].differences.values()) == {3.0}
    assert other.paper_counts is None


def test_the_paper_is_put_to_the_same_tests():
    within = asked("table-3-vanilla", made(lambda s, m, p, r: 0.0))
    assert within.paper_n == 109
    assert within.paper_sign.p == pytest.approx(0.488, abs=0.002)
    beyond = asked("table-1-vanilla-mixup", made(lambda s, m, p, r: 0.0))
    assert beyond.paper.counts == Counts(higher=5, on_par=0, lower=0)
    assert beyond.paper_sign.p == pytest.approx(2 / 32)


def test_networks_need_test_and_interval():
    ids = printed_table(8).ids
    found = asked(
        "table-8-genlabel-gm-mixup",
        made(lambda s, m, p, r: 2.0 * (m == "genlabel_gm" and s["activation"] == "relu")),
        settings=network_settings(ids),
    )
    assert [answer.word for answer in found.answers] == [STANDS, STANDS, OPEN, OPEN]
    assert found.effect_of_protocol == "The clean protocol leaves the conclusion as it is under each of them."
    falls = compare([-2.0] * 16)
    assert word(falls, strict=True) == FALLS
    assert word(compare([0.0] * 16), strict=True) == OPEN
    assert word(compare([0.0] * 16)) == FALLS


def robust_record(zero_gradient):
    """GenLabel gains everywhere; plain training has no gradient on some sets."""
    table = printed_table(6)
    settings = [{"dataset": identity} for identity in table.ids if identity != 834]
    quantities = {}
    for reading in table.readings:
        for method in table.numbers:
            quantities[reading.quantity(method)] = 50.0 + 3.0 * (method == "genlabel_gm")
    record = real_record("openml-robust", settings, made(lambda s, m, p, r: 0.0), methods=(), **quantities)
    rows = []
    for row in record.rows:
        identity = int(row.setting.partition("=")[2])
        share = 0.5 if identity in zero_gradient else 0.005
        rows.append(replace(row, quantities={**row.quantities, "mixup_scaled_zero_gradient": share}))
    return replace(record, rows=tuple(rows))


def test_robust_conclusions_are_drawn_again_without_suspicious_runs():
    source = Source(experiment="openml-robust", record=robust_record({3, 312}))
    found = question(BY_NAME["table-6-genlabel-gm-mixup"], source)
    assert len(found.answers) == 16
    assert 223 not in found.answers[0].differences
    assert {answer.n_steady for answer in found.answers if answer.reading.variant == "scaled"} == {12}
    assert {answer.n_steady for answer in found.answers if answer.reading.variant == ""} == {14}
    assert found.sentence == "Under every reading the conclusion stands on the 14 sets we have."
    assert found.answers[0].steady == "stands on 12 without suspicious runs"
    assert next(answer for answer in found.answers if answer.reading.variant == "").steady is None
    all_bad = Source(experiment="openml-robust", record=robust_record(set(printed_table(6).ids)))
    answer = question(BY_NAME["table-6-genlabel-gm-mixup"], all_bad).answers[0]
    assert (answer.n_steady, answer.steady_word) == (0, OPEN)


def test_the_report_and_the_claims_use_one_rule():
    rng = np.random.default_rng(5)
    for scale in (0.01, 0.3, 1.0):
        for n in (3, 8, 20, 50):
            for centre in (-1.0, -0.2, 0.0, 0.2, 1.0):
                points = rng.normal(centre * scale, scale, n).round(1)
                assert word(compare(points)) == measured_orders.word(points)


def test_the_summary_sorts_conclusions_by_word_and_protocol():
    gain = made(lambda s, m, p, r: 2.0 * (m == "genlabel_cv" and p == "printed"))
    told = summary([asked(name, gain) for name in ("table-3-vanilla", "table-3-mixup", "table-3-generative")])
    assert told[0].startswith("As printed: 3 of 3 stand (Table 3, Vanilla; ")
    assert told[1].startswith("Under the clean protocol: 3 of 3 do not (")
    assert told[2] == (
        "By the paper's own counts alone, within chance: Table 3, Vanilla; Table 3, Generative Classifier."
    )
    assert summary([]) == ()


def test_of_many_readings_the_rare_answers_are_named():
    record = robust_record(set())
    quantity = printed_table(6).readings[3].quantity("genlabel_gm")
    rows = [replace(row, quantities={**row.quantities, quantity: 50.0}) for row in record.rows]
    source = Source(experiment="openml-robust", record=replace(record, rows=tuple(rows)))
    found = question(BY_NAME["table-6-genlabel-gm-mixup"], source)
    assert found.sentence == (
        "Under 15 of 16 readings the conclusion stands on the 14 sets we have; under standardised, exact, clean it "
        "cannot be told on the 14 sets we have."
    )
    assert found.effect_of_protocol.startswith("Standardised, exact: selection on evaluation data decides")


def test_without_a_record_or_a_method_the_remedy_is_said():
    missing = question(BY_NAME["table-2"], Source(experiment="openml", missing="`mixproof measure openml` makes it"))
    assert missing.missing == "`mixproof measure openml` makes it"
    assert not missing.answers
    bare = asked("table-2", made(lambda s, m, p, r: 0.0), methods=("vanilla",))
    assert "no data set with both methods" in bare.missing


def test_every_conclusion_names_known_methods_once():
    assert len(BY_NAME) == len(COUNTED) + len(TABULATED)
    for conclusion in BY_NAME.values():
        assert {conclusion.first, conclusion.second} <= set(METHODS)
        if conclusion.table:
            assert {conclusion.first, conclusion.second} <= set(printed_table(conclusion.table).numbers)
    assert conclusions.low_dimensional(61)
    assert not conclusions.low_dimensional(312)


def alone(name, coded, numeric, ids=(61, 36, 21, 171), others=(48, 463)):
    """One conclusion put to made-up records with codes, and without nominal features."""
    made_up = [real_record("openml", linear_settings([*ids, 48]), made(coded))]
    made_up.append(real_record("openml-numeric", linear_settings(others), made(numeric)))
    runs = [runs_of(record) for record in made_up]
    source = Source(experiment="openml", record=made_up[0])
    return question(BY_NAME[name], source, numeric=numeric_alone(*runs))


def test_numeric_features_alone_are_a_side_of_their_own():
    found = alone("table-3-mixup", lambda *_: 0.0, lambda s, m, p, r: 3.0 * (m == "genlabel_cv"))
    coded, _, numeric, _ = found.answers
    assert set(coded.differences) == {61, 36, 21, 171, 48}
    assert numeric.differences == {61: 0.0, 36: 0.0, 48: 3.0, 463: 3.0}
    assert numeric.reading.label == "numeric features alone, as printed"
    assert found.answers[0].comparison.n == 5
    by_alpha = alone("figure-9-alpha-2", lambda *_: 0.0, lambda s, m, p, r: 3.0 * (m == "genlabel_cv") * s["alpha"])
    assert by_alpha.answers[2].differences[463] == 6.0


def test_what_leaving_features_out_does_is_said():
    ids = [p.id for p in pins().values() if isinstance(p.id, int) and p.checksum and p.n_nominal == 0 and p.d <= 20]
    sign = {identity: 1 - 2 * (n % 2) for n, identity in enumerate(ids)}
    others = [
        p.id for p in pins().values() if isinstance(p.id, int) and p.n_nominal and p.d - p.n_nominal in range(1, 21)
    ]

    def coded(s, m, p, r):
        return 2.0 * (m == "genlabel_cv") * sign.get(s["dataset"], 1)

    found = alone("table-3-mixup", coded, lambda s, m, p, r: 2.0 * (m == "genlabel_cv"), ids=ids, others=others)
    told = summary([found])
    assert told[1].startswith("Under the clean protocol: 1 of 1 cannot be told")
    assert told[2].startswith("Numeric features alone, as printed: 1 of 1 stand")
    assert told[4] == (
        "Table 3, Mixup (Figure 9, α = 1): with nominal features left out, cannot be told becomes stands (as printed), "
        "cannot be told becomes stands (clean)."
    )
    assert low_dimensional(463, is_numeric=True)
    assert not low_dimensional(463)
    assert not low_dimensional(21, is_numeric=True)


def test_only_conclusions_of_one_split_have_that_side():
    for conclusion in BY_NAME.values():
        sides = {reading.is_numeric for reading in conclusion.readings}
        assert sides == ({False, True} if conclusion.experiment == "openml" else {False})
