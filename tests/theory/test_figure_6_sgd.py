"""How the claim on gradient descent reads two records: the less certain lead, collapse, and Adam on the same data."""

import numpy as np
import pytest

from empirical.record import Record
from empirical.store import Row
from theory.evidence import Outcome
from theory.sohn2022 import figure_6_sgd, synthetic_records

READINGS, METHODS = ("calm", "wild"), ("vanilla", "mixup", "genlabel")
LEAST = {
    "calm": {"vanilla": [1.0, 1.1, 0.9, 1.0], "mixup": [3.0, 3.1, 3.0, 3.1], "genlabel": [4.5, 4.4, 4.5, 4.6]},
    "wild": {"vanilla": [0.0, 0.0, 2.0, 0.0], "mixup": [1.0, 1.0, 1.1, 1.0], "genlabel": [0.0, 4.9, 0.0, 4.8]},
}
BY_ADAM = {"vanilla": [3.5, 3.4, 3.6], "mixup": [3.0, 3.2, 3.1], "genlabel": [4.4, 4.4, 4.3]}


def made(name, margins):
    """A record of least margins, by setting; a network has accuracy 1 unless it lost a centre."""
    settings = [setting for setting, _ in margins]
    rows = tuple(
        Row(
            setting=",".join([setting["method"], *(f"{k}={v}" for k, v in setting.items() if k != "method")]),
            run=n,
            seed=n,
            quantities={"margin_least": value, "accuracy_last": 1.0 if value > 0 else 0.1},
            curves={},
        )
        for setting, values in margins
        for n, value in enumerate(values)
    )
    header = {"settings": settings, "reported": [], "versions": {}, "device": "cpu"}
    return Record(experiment=name, preset="paper", origin="local", digest="d", header=header, rows=rows, curves={})


@pytest.fixture(autouse=True)
def two_records(monkeypatch):
    descent = [({"method": m, "reading": r}, LEAST[r][m]) for r in READINGS for m in METHODS]
    known = {
        "label-conflict-sgd": made("label-conflict-sgd", descent),
        "label-conflict": made("label-conflict", [({"method": m}, BY_ADAM[m]) for m in METHODS]),
    }
    monkeypatch.setattr(figure_6_sgd, "paper_record", known.__getitem__)
    monkeypatch.setattr(synthetic_records, "paper_record", known.__getitem__)


def outcome(check, *, stands=(), others=(), collapsed=(), changed=()):
    return check((stands, others, collapsed, changed)).outcome


def test_the_order_is_that_of_the_less_certain_lead_in_every_reading():
    seen = figure_6_sgd.from_the_order((("calm",), (), (), ()))
    assert seen.outcome is Outcome.HOLDS
    assert [round(compared.measured, 3) for compared in seen.comparisons] == [1.45, 1.4]
    for stands in ((), ("wild",), READINGS):
        assert outcome(figure_6_sgd.from_the_order, stands=stands) is Outcome.FAILS


def test_the_other_two_are_compared_on_the_same_data():
    assert outcome(figure_6_sgd.from_the_other_two, others=(("calm", "mixup", "vanilla"),)) is Outcome.HOLDS
    assert outcome(figure_6_sgd.from_the_other_two, others=(("calm", "vanilla", "mixup"),)) is Outcome.FAILS
    assert outcome(figure_6_sgd.from_the_other_two, others=(("wild", "mixup", "vanilla"),)) is Outcome.FAILS


def test_what_collapses_is_said_of_every_setting():
    lost = (("wild", "vanilla"), ("wild", "genlabel"))
    assert outcome(figure_6_sgd.from_accuracy, collapsed=lost) is Outcome.HOLDS
    assert outcome(figure_6_sgd.from_accuracy, collapsed=lost[:1]) is Outcome.FAILS
    assert outcome(figure_6_sgd.from_accuracy, collapsed=(*lost, ("calm", "mixup"))) is Outcome.FAILS


def test_adam_is_compared_over_the_runs_that_both_have():
    seen = figure_6_sgd.from_adam(((), (), (), (("calm", "vanilla", "below"),)))
    assert seen.outcome is Outcome.HOLDS
    (compared,) = seen.comparisons
    gaps = np.array([3.5 - 1.0, 3.4 - 1.1, 3.6 - 0.9])
    assert compared.n_runs == 3
    assert compared.measured == pytest.approx(gaps.mean())
    assert compared.stderr == pytest.approx(gaps.std(ddof=1) / np.sqrt(3))
    assert outcome(figure_6_sgd.from_adam, changed=(("calm", "vanilla", "above"),)) is Outcome.FAILS
    assert outcome(figure_6_sgd.from_adam, changed=(("calm", "mixup", "below"),)) is Outcome.FAILS
