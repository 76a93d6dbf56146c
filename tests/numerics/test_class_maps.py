"""Decision maps of several classes on a rectangle."""

import numpy as np
import pytest

from numerics.class_maps import Box, distances_to_other_classes, grid

BOX = Box(-2.0, 2.0, 0.0, 1.0, 41)


def test_the_grid_is_square_and_starts_at_the_lower_left():
    places = grid(BOX)
    assert BOX.spacing == pytest.approx(0.1)
    assert BOX.width == 4.0
    assert places.shape == (BOX.n_rows * 41, 2) == (11 * 41, 2)
    assert np.allclose(places[[0, 40, -1]], [[-2, 0], [2, 0], [2, 1]])


def test_distances_to_a_straight_border_of_three_classes():
    across = grid(BOX)[:, 0].reshape(BOX.n_rows, 41)
    stripes = np.where(across < -1.05, 0, np.where(across < 0.05, 1, 2))
    points, classes = [[-2.0, 0.5], [-0.5, 0.5], [1.0, 0.5], [1.0, 0.5]], [0, 1, 2, 0]
    away = distances_to_other_classes(stripes, BOX, points, classes)
    assert np.allclose(away, [1.0, 0.6, 1.0, 0.0])


def test_a_map_of_one_class_has_no_border():
    assert np.isinf(distances_to_other_classes(np.ones((11, 41)), BOX, [[0.0, 0.5]], [1])).all()


def test_wrong_boxes_and_maps_are_refused():
    with pytest.raises(ValueError, match="is empty"):
        Box(0.0, 0.0, 0.0, 1.0, 5)
    with pytest.raises(ValueError, match="n_columns"):
        Box(0.0, 1.0, 0.0, 1.0, 1)
    with pytest.raises(ValueError, match="map of shape"):
        distances_to_other_classes(np.zeros((3, 3)), BOX, [[0.0, 0.0]], [0])
