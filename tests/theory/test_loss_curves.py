"""The curves of Figure 8: two classes of 20 points at a fixed norm."""

import numpy as np
import pytest

from numerics.linear_losses import Atoms, loss, mixtures
from theory.sohn2022.loss_curves import SCHEMES, exact_losses, loss_curves, taylor_losses
from theory.sohn2022.taylor_orderings import linear
from theory.sohn2022.two_gaussians import cases


def test_forms_and_losses_keep_their_order_at_every_angle():
    curves = loss_curves()
    for family in (curves.taylor, curves.exact):
        values = np.array([family[name] for name in SCHEMES])
        assert values.shape == (3, len(curves.angles))
        assert (np.diff(values, axis=0) < 0).all()


def test_angles_are_those_of_theta():
    curves = loss_curves()
    gradients = [case.gradients[0] for _, case in cases()[::2]]
    seen = [float(np.arctan2(float(y), float(x)) / np.pi) for x, y in gradients]
    assert curves.angles == pytest.approx(seen)
    assert all(float(x) ** 2 + float(y) ** 2 == pytest.approx(100) for x, y in gradients)


def test_the_exact_mixup_loss_is_that_of_the_definition():
    _, case = cases()[3]
    theta, signs = np.array(case.gradients[0], dtype=float), 2 * np.array(case.labels) - 1
    by_quadrature = loss(mixtures(np.array(case.points, dtype=float), signs, Atoms.of_beta(1.0)), theta)
    assert exact_losses(case)["mixup"] == pytest.approx(by_quadrature, rel=1e-8)


def test_for_a_small_theta_forms_and_losses_agree():
    case = linear([["1", "1/5"], ["4/5", "-1/5"], ["-1", "0"], ["-4/5", "0"]], [1, 1, 0, 0], ["1/100", "0"])
    forms, exact = taylor_losses(case), exact_losses(case)
    assert all(forms[name] == pytest.approx(exact[name], abs=1e-7) for name in SCHEMES)
