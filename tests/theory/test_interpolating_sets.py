"""The criterion in rationals for Theorem 3.5, against Newton's method on the loss itself."""

from itertools import islice

import numpy as np
import pytest

from numerics.finite_sets import exact_point, labelled
from numerics.linear_losses import Atoms, minimise, mixtures
from numerics.search import Instance
from theory.chidambaram2022.full_loss import KEPT
from theory.chidambaram2022.interpolating_sets import around, interpolates, is_rescaled, labelled_points


def spread_of_margins(instance, pairs, law):
    points = labelled_points(instance)
    inputs = np.array([[float(c) for c in point] for point, _ in points])
    labels = np.array([label for _, label in points])
    found = minimise(mixtures(inputs, labels, law, pairs=pairs))
    assert found.converged
    return float(np.ptp(labels * (inputs @ found.theta)))


def spanning(wanted):
    """Interpolating sets that span the plane, and of which a rescaling is stationary or not, as wanted."""
    sets = (i for i in around(n_random=0) if i.data.dimension == 2 and len(i.data.points) > 2 and interpolates(i))
    flat = lambda i: np.linalg.matrix_rank([[float(c) for c in point] for point, _ in labelled_points(i)]) == 2
    return list(islice((i for i in sets if is_rescaled(i) is wanted and flat(i)), 40))[::8]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_minimiser_has_one_margin_exactly_where_the_pulls_are_parallel(wanted):
    instances = spanning(wanted)
    assert len(instances) == 5
    for instance in instances:
        for law in (Atoms.of_beta(1.0), Atoms.of_beta(8.0)):
            spreads = [spread_of_margins(instance, pairs, law) for pairs in KEPT]
            assert (max(spreads) < 1e-7) is wanted


def test_opposite_means_make_unequal_classes_interpolate():
    instance = Instance(labelled([(1, 1), (1, -1)], [(-1, 0)]), (0, 0), 0)
    assert interpolates(instance)
    assert is_rescaled(instance)


def test_the_origin_decides_whether_a_set_interpolates():
    data = labelled([(0, 0), (0, 1)], [(1, 0)])
    places = [("1/2", 0), ("1/2", "1/2"), (0, 0), ("1/4", 0)]
    assert [interpolates(Instance(data, exact_point(place), 0)) for place in places] == [True, True, False, False]
    assert not any(interpolates(Instance(labelled([0, 1]), exact_point(place), 0)) for place in (0, "1/2"))
