from fractions import Fraction

import numpy as np
import pytest
import sympy as sp
from flint import arb

from numerics.convex import exact_max_margin
from numerics.enclosure import ball, precision
from numerics.linear_losses import Atoms, Pairs, gradient, minimise, mixtures
from theory.chidambaram2022.full_loss import from_certified_minimiser, from_class_slopes, m, n
from theory.chidambaram2022.interpolation import (
    Dataset,
    drawn,
    interpolates,
    orthonormal,
    support_weights,
    with_margins,
)
from theory.chidambaram2022.margin_losses import expectation, loss_gradient, pair_slopes, scale
from theory.chidambaram2022.support_vectors import exact_tail, least_dimension
from theory.evidence import Outcome


def test_the_criterion_agrees_with_the_exact_solution_on_random_data():
    seen = set()
    for data in drawn(60, size=2, other=2, dimension=5, seed="test"):
        exact = exact_max_margin(data.points, data.labels)
        assert exact is not None
        assert interpolates(data) == exact.interpolates
        seen.add(exact.interpolates)
    assert seen == {True, False}


def test_dependent_points_have_no_weights():
    data = Dataset(((1, 1), (2, 2), (0, 1)), (1, 1, -1))
    assert support_weights(data) is None
    assert not interpolates(data)
    assert with_margins(data, [Fraction(1)] * 3) is None


def test_margins_come_out_as_asked():
    data = Dataset(((2, 1, 0), (1, 3, 0), (-3, 2, -1)), (1, 1, -1))
    theta = with_margins(data, [Fraction(1), Fraction(2), Fraction(3)])
    assert theta is not None
    assert [sum(a * b for a, b in zip(row, theta, strict=True)) for row in data.signed] == [1, 2, 3]


def test_the_expectation_of_a_beta_law_is_exact():
    with precision(100):
        for alpha in (1, 2, 40):
            square = expectation(lambda z: (2 * z - 1) ** 2, alpha)
            assert square.overlaps(1 / ball(2 * alpha + 1))
            assert square.rad() < arb("1e-20")


@pytest.mark.parametrize("alpha", [0, 0.5, "1"])
def test_the_expectation_wants_a_whole_alpha(alpha):
    with pytest.raises(ValueError, match="whole number >= 1"):
        expectation(lambda z: z, alpha)


def test_the_scale_makes_both_slopes_vanish():
    with precision(100):
        assert all(slope.contains(0) for slope in pair_slopes(scale(3).ball, scale(3).ball, 3))


@pytest.mark.parametrize("pairs", list(Pairs))
def test_the_ball_gradient_is_the_float_gradient(pairs):
    data = Dataset(((1, 2), (-1, 1), (0, -3)), (1, -1, 1))
    theta = [Fraction(1, 2), Fraction(-1, 4)]
    count = {Pairs.ALL: 9, Pairs.DISTINCT: 6, Pairs.ACROSS: 2}[pairs]
    with precision(80):
        balls = loss_gradient(data.points, data.labels, [ball(c) for c in theta], 2, pairs)
    floats = gradient(mixtures(data.points, data.labels, Atoms.of_beta(2), pairs=pairs), np.array(theta, dtype=float))
    assert [float(b.mid()) for b in balls] == pytest.approx(count * floats, abs=1e-12)


def test_equal_sizes_pass_and_unequal_sizes_fail_by_both_paths():
    for check in (from_class_slopes, from_certified_minimiser):
        assert check((n / 2, n / 2)).outcome is Outcome.HOLDS
        refuted = check((n, m))
        assert refuted.outcome is Outcome.FAILS
        assert refuted.witness


def test_an_enclosed_minimiser_is_newtons():
    data = orthonormal(3, 2)
    theta = minimise(mixtures(data.points, data.labels, Atoms.of_beta(1))).theta
    assert from_certified_minimiser((sp.Integer(3), sp.Integer(2))).gap == pytest.approx(theta[0] + theta[-1], abs=1e-9)


def test_the_tail_of_two_points_in_the_plane_is_elementary():
    with precision(80):
        assert exact_tail(2, 2).overlaps((1 - 1 / arb(2).sqrt()) / 2)
    assert least_dimension(10, 100) == 4705
