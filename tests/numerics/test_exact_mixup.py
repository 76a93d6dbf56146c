"""The exact Mixup-optimal classifier: symmetries, refinement eps -> 0, one-sided limits, continuity."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numerics.exact_laws import UNIFORM, HalfIntegerBeta, PolynomialLaw, ShellLaw, beta_law
from numerics.exact_mixup import (
    NoLimitError,
    Shares,
    ball_shares,
    chord_in_ball,
    is_continuous,
    limit_shares,
    pair_mass,
    ray_limit,
    rays,
)
from numerics.finite_sets import FiniteSet, exact_point, labelled
from numerics.laws import BetaLaw
from numerics.mixing_loss import FiniteData, local_masses, loss_weights
from numerics.surds import ZERO, rational, root

UNHURRIED = settings(deadline=None)

HALF = Fraction(1, 2)
LAWS = (UNIFORM, beta_law(2), beta_law(1, 3), PolynomialLaw((Fraction(3), Fraction(-12), Fraction(12))))
SHELLS = ShellLaw(outer=HALF, inner=Fraction(2))
grid = st.integers(0, 4)


@st.composite
def sets(draw, dimension=2):
    points = draw(st.lists(st.tuples(*[grid] * dimension), min_size=2, max_size=5, unique=True))
    classes = draw(st.lists(st.integers(0, 2), min_size=len(points), max_size=len(points)))
    names = sorted(set(classes))
    return FiniteSet(tuple(map(exact_point, points)), tuple(names.index(c) for c in classes))


@st.composite
def placed(draw, dimension=2):
    """A set and a point of X_mix: on the segment between two of its points, or at a midpoint of such."""
    data = draw(sets(dimension))
    s, t = draw(st.sampled_from(data.points)), draw(st.sampled_from(data.points))
    lam = draw(st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(1, 3), HALF, Fraction(2, 3)]))
    return data, tuple(lam * a + (1 - lam) * b for a, b in zip(s, t, strict=True))


def agree(a, b):
    return (a is None and b is None) or (a is not None and b is not None and a.agrees_with(b))


@given(placed(), st.sampled_from(LAWS), st.randoms(use_true_random=False))
def test_the_order_of_the_points_does_not_matter(case, law, random):
    data, x = case
    order = list(range(len(data.points)))
    random.shuffle(order)
    moved = FiniteSet(tuple(data.points[n] for n in order), tuple(data.classes[n] for n in order))
    assert agree(limit_shares(data, x, law), limit_shares(moved, x, law))
    assert agree(ball_shares(data, x, HALF, beta_law(2)), ball_shares(moved, x, HALF, beta_law(2)))


@UNHURRIED
@given(placed(), st.sampled_from([UNIFORM, beta_law(2)]), st.randoms(use_true_random=False))
def test_names_of_classes_do_not_matter_for_symmetric_laws(case, law, random):
    data, x = case
    names = list(range(data.n_classes))
    random.shuffle(names)
    renamed = FiniteSet(data.points, tuple(names[c] for c in data.classes))
    here, there = limit_shares(data, x, law), limit_shares(renamed, x, law)
    assert here.agrees_with(Shares(tuple(there.weights[names[i]] for i in range(data.n_classes))))


@UNHURRIED
@given(placed(), st.sampled_from(LAWS), st.tuples(grid, grid), st.fractions(1, 5, max_denominator=4))
def test_similarity_maps_do_not_matter(case, law, shift, scale):
    data, x = case

    def move(p):
        return (scale * (p[1] + shift[0]), scale * (shift[1] - p[0]))

    moved = FiniteSet(tuple(map(move, data.points)), data.classes)
    assert agree(limit_shares(data, x, law), limit_shares(moved, move(x), law))
    assert agree(ball_shares(data, x, HALF, UNIFORM), ball_shares(moved, move(x), HALF * scale, UNIFORM))
    assert is_continuous(data, x, law) == is_continuous(moved, move(x), law)


@UNHURRIED
@given(placed())
def test_mirrored_law_and_mirrored_classes(case):
    """lam <-> 1 - lam: a law against its mirror image, the order of the classes reversed."""
    data, x = case
    k = data.n_classes
    reversed_classes = FiniteSet(data.points, tuple(k - 1 - c for c in data.classes))
    here, there = limit_shares(data, x, beta_law(1, 3)), limit_shares(reversed_classes, x, beta_law(3, 1))
    assert here.agrees_with(Shares(tuple(reversed(there.weights))))


@given(placed(), st.sampled_from(LAWS))
@settings(max_examples=60, deadline=None)
def test_h_eps_tends_to_the_limit(case, law):
    data, x = case
    limit = limit_shares(data, x, law)
    close = ball_shares(data, x, Fraction(1, 10**6), law)
    total, ball_total = limit.total.ball(), close.total.ball()
    for a, b in zip(limit.weights, close.weights, strict=True):
        assert float(abs(a.ball() / total - b.ball() / ball_total).upper()) < 1e-3


@given(placed(), st.sampled_from([UNIFORM, beta_law(3)]))
@settings(max_examples=40, deadline=None)
def test_ray_limits_are_limits_along_rays(case, law):
    data, x = case
    for ray in rays(data, x):
        step = Fraction(1, 10**5)
        beside = limit_shares(data, tuple(a + step * b for a, b in zip(x, ray, strict=True)), law)
        along = ray_limit(data, x, ray, law)
        for a, b in zip(along.weights, beside.weights, strict=True):
            gap = a.ball() / along.total.ball() - b.ball() / beside.total.ball()
            assert float(abs(gap).upper()) < 5e-3


@given(placed(), st.sampled_from([HALF, Fraction(1), Fraction(7, 5)]), st.sampled_from([1, 2]))
@settings(max_examples=15, deadline=None)
def test_h_eps_agrees_with_the_quadrature_oracle(case, eps, alpha):
    data, x = case
    points = np.array([[float(c) for c in p] for p in data.points])
    slow = loss_weights(
        local_masses(FiniteData(points=points, labels=data.classes), np.array(x, float), float(eps), BetaLaw(alpha))
    )
    exact = ball_shares(data, x, eps, beta_law(alpha))
    assert [float(w.ball()) for w in exact.weights] == pytest.approx(slow.tolist(), abs=1e-9)


@UNHURRIED
@given(placed(dimension=1), st.sampled_from([UNIFORM, beta_law(2)]))
def test_on_the_line_h_is_continuous_off_the_data_points(case, law):
    data, x = case
    if x not in data.class_of:
        assert is_continuous(data, x, law)


@UNHURRIED
@given(placed())
def test_masses_of_classes_add_up_to_eq_1(case):
    data, x = case
    masses = {
        (i, j): pair_mass(data, x, HALF, UNIFORM, (i, j)) for i in range(data.n_classes) for j in range(data.n_classes)
    }
    assert sum(masses.values(), ZERO) == ball_shares(data, x, HALF, UNIFORM).total


def test_the_cross_has_a_jump_in_the_middle():
    data = labelled([(0, 1), (0, -1)], [(1, 0), (-1, 0)])
    middle = exact_point((0, 0))
    assert limit_shares(data, middle, UNIFORM).fractions() == (HALF, HALF)
    assert {ray_limit(data, middle, ray, UNIFORM).fractions() for ray in rays(data, middle)} == {(1, 0), (0, 1)}
    assert not is_continuous(data, middle, UNIFORM)
    assert limit_shares(data, middle, UNIFORM).leader is None


def test_the_calibration_set_jumps_at_1():
    data, x = labelled([0, 1], [2]), exact_point(1)
    assert limit_shares(data, x, UNIFORM).fractions() == (1, 0)
    assert [ray_limit(data, x, ray, UNIFORM).fractions()[0] for ray in rays(data, x)] == [Fraction(5, 6)] * 2
    assert is_continuous(data, x, HalfIntegerBeta(1))
    assert not is_continuous(data, x, HalfIntegerBeta(3))


def test_lengths_matter_with_their_roots():
    data = labelled([(0, 0), (2, 2)], [(0, 2), (1, 0), (1, 1)][:1], [(2, 0)])
    shares = limit_shares(data, exact_point((1, 1)), UNIFORM)
    assert shares.fractions() == (HALF, Fraction(1, 4), Fraction(1, 4))
    crossed = labelled([(0, 0), (2, 2)], [(1, 0), (1, 3)])
    irrational = limit_shares(crossed, exact_point((1, 1)), UNIFORM)
    assert irrational.exceeds(1, Fraction(0))
    assert irrational.leader == 0 if irrational.exceeds(0, HALF) else irrational.leader == 1
    with pytest.raises(ValueError, match="irrational; compare them by"):
        irrational.fractions()
    assert str(irrational).startswith("proportional to (")
    assert str(shares) == "(1/2, 1/4, 1/4)"


def test_leaders():
    assert Shares((rational(1), rational(3), rational(2))).leader == 1
    assert Shares((rational(1), root(Fraction(2)))).leader == 1
    assert Shares((rational(2), rational(2))).leader is None


def test_one_sided_limits_of_h_eps():
    data, x, eps = labelled([0], [1]), exact_point("1/4"), Fraction(3, 4)
    sides = [ball_shares(data, x, eps, UNIFORM, toward=(Fraction(way),)).fractions() for way in (-1, 1)]
    assert sides == [(Fraction(2, 3), Fraction(1, 3)), (HALF, HALF)]
    assert ball_shares(data, x, eps, UNIFORM).fractions() == sides[0]


def test_outside_x_mix():
    data, far = labelled([0], [1]), exact_point(5)
    assert limit_shares(data, far, UNIFORM) is None
    assert ray_limit(data, far, exact_point(1), UNIFORM) is None
    assert ball_shares(data, far, HALF, UNIFORM) is None
    with pytest.raises(ValueError, match="lies outside X_mix"):
        is_continuous(data, far, UNIFORM)


def test_a_density_without_a_limit_is_noticed_only_where_it_matters():
    assert limit_shares(labelled([0, 1]), (HALF,), SHELLS).fractions() == (1,)
    assert limit_shares(labelled([0], [1]), (HALF,), SHELLS).fractions() == (HALF, HALF)
    with pytest.raises(NoLimitError, match="has no germ on a segment"):
        limit_shares(labelled([0, 1], [3]), (HALF,), SHELLS)


def test_a_vanishing_density_leaves_the_least_order():
    vanishing = PolynomialLaw((Fraction(3), Fraction(-12), Fraction(12)))
    assert limit_shares(labelled([0, 1], [3]), (HALF,), vanishing).fractions() == (Fraction(5, 6), Fraction(1, 6))


def test_chords():
    s, t, x = exact_point((1, 0)), exact_point((-1, 0)), exact_point((0, "1/2"))
    low, high = chord_in_ball(s, t, x, Fraction(1))
    assert low == rational(HALF) - root(Fraction(3, 16))
    assert high == rational(HALF) + root(Fraction(3, 16))
    assert chord_in_ball(s, t, x, HALF) is None
    assert chord_in_ball(s, t, exact_point((5, 0)), Fraction(1)) is None
    assert chord_in_ball(s, t, exact_point((0, 0)), Fraction(9)) == (ZERO, rational(1))
    with pytest.raises(ValueError, match="eps must be positive, not 0"):
        chord_in_ball(s, t, x, Fraction(0))


def test_measures_with_a_bound_on_lam():
    data, x = labelled([0], [1]), exact_point("1/4")
    # mixtures lam 0 + (1 - lam) 1 within 1/8 of 1/4: lam between 5/8 and 7/8
    for delta, length in ((0, 2), (Fraction(1, 4), 1), (Fraction(1, 2), 0), (2, 0)):
        assert pair_mass(data, x, Fraction(1, 8), UNIFORM, (0, 1), delta=delta) == rational(Fraction(length, 32))
    assert pair_mass(data, exact_point(0), HALF, UNIFORM, (0, 0), delta=HALF) == rational(Fraction(1, 8))
    assert pair_mass(data, exact_point(1), HALF, UNIFORM, (0, 0)) == ZERO


def test_a_direction_must_not_vanish():
    with pytest.raises(ValueError, match="direction is zero"):
        ray_limit(labelled([0], [1]), (HALF,), exact_point(0), UNIFORM)
