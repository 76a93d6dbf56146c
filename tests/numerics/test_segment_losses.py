"""Exact losses along segments against midpoint sums of their definitions."""

from fractions import Fraction

import numpy as np
import pytest
from flint import arb

from numerics.segment_losses import (
    Scored,
    adversarial_loss,
    linear_label_term,
    mixup_loss,
    softplus_mean,
    softplus_primitive,
    standard_loss,
    step_label_loss,
    step_label_term,
)

LAM = (np.arange(200_000) + 0.5) / 200_000
DATA = Scored((Fraction(-1), Fraction(2), Fraction(1, 2)), (0, 1, 1))


def mean_of(values):
    return float(np.mean(values))


@pytest.mark.parametrize(
    ("start", "end"), [("-1", "2"), ("0", "3"), ("-2", "-1/2"), ("1/100", "-1/100"), ("1/3", "1/3")]
)
def test_mean_of_softplus_is_the_integral(start, end):
    a, b = float(Fraction(start)), float(Fraction(end))
    expected = mean_of(np.logaddexp(0, LAM * a + (1 - LAM) * b))
    assert float(softplus_mean(Fraction(start), Fraction(end)).mid()) == pytest.approx(expected, abs=1e-9)


def test_primitive_is_continuous_where_its_two_forms_meet():
    assert abs(softplus_primitive(arb("1e-12")) - softplus_primitive(arb("-1e-12"))) < 1e-11


@pytest.mark.parametrize(("y_i", "y_j"), [(0, 1), (1, 0), (0, 0), (1, 1)])
@pytest.mark.parametrize("spread", ["1/2", "1", "3"])
def test_label_terms_are_their_integrals(y_i, y_j, spread):
    w_i, w_j, c = -1.25, 0.5, float(Fraction(spread))
    w = LAM * w_i + (1 - LAM) * w_j
    linear = mean_of((LAM * y_i + (1 - LAM) * y_j) * w)
    weight_of_0 = LAM if y_i == 0 else 1 - LAM
    step = np.full_like(LAM, float(y_i)) if y_i == y_j else (weight_of_0 < 1 / (1 + c)).astype(float)
    args = (arb(w_i), y_i, arb(w_j), y_j)
    assert float(linear_label_term(*args).mid()) == pytest.approx(linear, abs=1e-9)
    assert float(step_label_term(*args, arb(c)).mid()) == pytest.approx(mean_of(step * w), abs=1e-5)


def test_losses_of_a_dataset_are_means_over_all_ordered_pairs():
    scores, labels = [float(s) for s in DATA.scores], DATA.labels
    total = 0.0
    for w_i, y_i in zip(scores, labels, strict=True):
        for w_j, y_j in zip(scores, labels, strict=True):
            w = LAM * w_i + (1 - LAM) * w_j
            total += mean_of(np.logaddexp(0, w) - (LAM * y_i + (1 - LAM) * y_j) * w)
    assert float(mixup_loss(DATA).mid()) == pytest.approx(total / 9, abs=1e-8)
    assert step_label_loss(DATA) < mixup_loss(DATA)


def test_attack_raises_the_standard_loss_by_its_reach():
    assert standard_loss(DATA) < adversarial_loss(DATA, arb("0.1"))
    alone = Scored((Fraction(1),), (1,))
    assert float(adversarial_loss(alone, arb(1)).mid()) == pytest.approx(np.log(2))


def test_scored_knows_mean_and_fit():
    assert DATA.mean == Fraction(1, 2)
    assert DATA.is_fitted
    assert not Scored((Fraction(1),), (0,)).is_fitted


@pytest.mark.parametrize(
    ("scores", "labels", "what"), [((), (), "one length"), ((1,), (0, 1), "one length"), ((1,), (2,), "0 or 1")]
)
def test_wrong_data_are_refused(scores, labels, what):
    with pytest.raises(ValueError, match=what):
        Scored(tuple(map(Fraction, scores)), labels)
