"""Taylor forms of the relabelled loss: the two texts' weights on drawn data, and totals over a dataset."""

import numpy as np
import pytest

from numerics.genlabel_loss import genlabel_loss, pair_losses
from theory.sohn2022.lemma_1_taylor_form import CLAIM as PRINTED
from theory.sohn2022.lemma_1_taylor_form_by_class import CLAIM as CORRECTED
from theory.sohn2022.taylor_coefficients import DIRECTION, SPREADS, error_curves, form_of_pairs, sample

SCALES = (1 / 8, 1 / 16)


@pytest.fixture(scope="module")
def curves():
    return error_curves(PRINTED.subject, CORRECTED.subject, SCALES)


@pytest.mark.parametrize("spread", SPREADS)
def test_the_corrected_form_errs_by_fourth_order_and_the_printed_one_by_first(spread, curves):
    orders = {name: np.log2(found[0] / found[1]) for name, found in curves[spread].items()}
    assert orders["corrected"] >= 3.9
    assert 0.8 <= orders["printed"] <= 1.2


@pytest.mark.parametrize("spread", SPREADS)
def test_the_whole_loss_is_the_cross_pairs_and_the_pairs_of_one_class(spread):
    data, theta = sample(spread), DIRECTION / 16
    n = len(data.points)
    exact = pair_losses(theta, data.points, data.labels, data.log_odds)
    same = data.labels[:, None] == data.labels[None, :]
    total = exact[same].sum() + form_of_pairs(CORRECTED.subject, theta, data).sum()
    assert total / n**2 == pytest.approx(genlabel_loss(theta, data.points, data.labels, data.log_odds), abs=1e-5)
