"""Orders of methods over data sets: the rule, its critical shares, and claims of the right and the wrong word."""

from dataclasses import replace

import numpy as np
import pytest

from empirical.experiments import openml, openml_numeric
from empirical.pins import pins
from empirical.record import Record
from empirical.store import Row
from numerics.paired_differences import sign_test
from theory.evidence import Outcome
from theory.sohn2022 import measured_orders
from theory.sohn2022.measured_orders import (
    BEYOND,
    CODES,
    CODES_OF_20,
    FALLS,
    NOMINAL_ALONE,
    NUMERIC,
    NUMERIC_OF_20,
    OPEN,
    STANDS,
    among,
    critical_share,
    many_classes,
    ordered,
    word,
)


def record(gains, *, n_classes=None):
    """One record of methods a and b: b is at 50, a above it by the gains; two runs a set, two alphas."""
    settings = [{"dataset": i, "alpha": alpha} for i in range(len(gains)) for alpha in (1, 2)]
    rows = [
        Row(
            setting=f"alpha={s['alpha']},dataset={s['dataset']}",
            run=run,
            seed=run,
            quantities={
                "a_clean": 50 + gains[s["dataset"]] * (1 if s["alpha"] == 1 else -1) + (run - 0.5),
                "b_clean": 50 + (run - 0.5),
                "n_classes": (n_classes or [2] * len(gains))[s["dataset"]],
            },
            curves={},
        )
        for s in settings
        for run in range(2)
    ]
    header = {"settings": settings, "criterion": "", "device": "cpu", "versions": {}, "reported": []}
    return Record(
        experiment="openml", preset="paper", origin="local", digest="", header=header, rows=tuple(rows), curves={}
    )


def seen(monkeypatch, gains, orders, **options):
    made = record(gains, n_classes=options.pop("n_classes", None))
    monkeypatch.setattr(measured_orders, "paper_record", lambda name: made)
    return ordered(orders, protocol="clean", **options)


def test_the_rule():
    assert word([2.0] * 12 + [-1.0] * 2) == STANDS
    assert word([-2.0] * 12 + [1.0] * 2) == FALLS
    assert word([2.0] * 7 + [-2.0] * 6) == OPEN
    assert word([0.1, -0.1] * 40) == FALLS


def test_critical_shares_are_where_the_sign_test_turns():
    for n in (6, 13, 40):
        k = round(critical_share(n) * n)
        assert sign_test([1.0] * k + [-1.0] * (n - k)).p <= 0.05
        assert sign_test([1.0] * (k - 1) + [-1.0] * (n - k + 1)).p > 0.05
    assert critical_share(5) > 1
    assert critical_share(0) > 1


@pytest.mark.parametrize(
    ("gains", "said"), [([2.0] * 12 + [-1.0] * 2, STANDS), ([-2.0] * 12, FALLS), ([2.0] * 7 + [-2.0] * 6, OPEN)]
)
def test_only_the_word_that_the_rule_gives_holds(monkeypatch, gains, said):
    for claimed in (STANDS, FALLS, OPEN):
        evidence = seen(monkeypatch, gains, (("a", "b", claimed),))
        if claimed == said:
            assert evidence.outcome is Outcome.HOLDS
        else:
            assert evidence.outcome is (Outcome.INCONCLUSIVE if said == OPEN else Outcome.FAILS)
        assert evidence.comparisons[0].agrees is (claimed == said)


def test_practically_equal_methods_do_not_stand(monkeypatch):
    evidence = seen(monkeypatch, [0.1, -0.1] * 40, (("a", "b", FALLS),))
    assert evidence.outcome is Outcome.HOLDS
    assert evidence.comparisons[0].agrees


def test_alpha_and_the_choice_of_sets(monkeypatch):
    gains = [2.0] * 8 + [-2.0] * 8
    assert seen(monkeypatch, [2.0] * 9, (("b", "a", STANDS),), alpha=2).outcome is Outcome.HOLDS
    assert seen(monkeypatch, gains, (("a", "b", STANDS),), sets=among(range(8))).outcome is Outcome.HOLDS
    kinds = [3] * 8 + [2] * 8
    assert seen(monkeypatch, gains, (("a", "b", STANDS),), sets=many_classes, n_classes=kinds).outcome is Outcome.HOLDS
    assert np.isfinite(seen(monkeypatch, gains, (("a", "b", OPEN),)).comparisons[0].stderr)


def test_sets_of_both_kinds_are_read_without_nominal_features(monkeypatch):
    """Ids stand for themselves: 21 has no numeric feature, 463 more than 20 features in all."""
    coded, others = record([2.0] * 22), record([-4.0] * 12)
    rows = [replace(r, setting=r.setting.replace("dataset=11", "dataset=463")) for r in others.rows]
    settings = [{**s, "dataset": 463 if s["dataset"] == 11 else s["dataset"]} for s in others.settings()]
    others = replace(others, rows=tuple(rows), header={**others.header, "settings": settings})
    found = {"openml": coded, "openml-numeric": others}
    monkeypatch.setattr(measured_orders, "paper_record", found.__getitem__)
    shares = {
        features: ordered((("a", "b", OPEN),), protocol="clean", features=features).comparisons[0]
        for features in (CODES, NUMERIC, NUMERIC_OF_20, CODES_OF_20)
    }
    assert [c.n_runs for c in shares.values()] == [22, 22, 21, 21]
    assert [round(c.measured * c.n_runs) for c in shares.values()] == [22, 10, 10, 21]
    assert "numeric features alone, sets of both, alpha = 1, 21 sets" in shares[NUMERIC_OF_20].quantity
    with pytest.raises(ValueError, match="features 'none' are not known"):
        ordered((("a", "b", OPEN),), protocol="clean", features="none")


def test_the_sets_named_here_are_those_of_the_records():
    known = {p.id: p for p in pins().values()}
    mixed = set(openml_numeric.DATASETS)
    assert {key for key in openml.DATASETS if known[key].n_nominal == known[key].d} == set(NOMINAL_ALONE)
    assert {key for key in openml.DATASETS if 0 < known[key].n_nominal < known[key].d} == mixed - set(BEYOND)
    assert all(known[key].d > 20 for key in BEYOND)


def test_a_protocol_may_be_named_by_the_method(monkeypatch):
    assert seen(monkeypatch, [2.0] * 9, (("a_clean", "b_clean", STANDS),)).outcome is Outcome.HOLDS
