import numpy as np
import pytest

from numerics.decision_maps import distances, grid, nonlinearity


def halfplane(angle, offset, n_cells=60):
    cells = grid(n_cells, 2.0)
    return (cells @ [np.cos(angle), np.sin(angle)] > offset).reshape(n_cells, n_cells)


@pytest.mark.parametrize("degrees", [0, 30, 90, 117.5, 210])
@pytest.mark.parametrize("offset", [-1.3, 0.01, 0.77])
def test_a_straight_boundary_has_no_nonlinearity(degrees, offset):
    assert nonlinearity(halfplane(np.radians(degrees), offset)) == 0


def test_a_line_between_two_directions_counts_almost_nothing():
    rng = np.random.default_rng(1)
    assert max(nonlinearity(halfplane(a, b)) for a, b in rng.uniform(0, 1, (20, 2)) * [2 * np.pi, 1.5]) < 0.005


def test_a_map_of_one_class_is_linear():
    assert nonlinearity(np.zeros((9, 9), dtype=bool)) == nonlinearity(np.ones((9, 9), dtype=bool)) == 0


def test_the_number_is_the_share_of_cells_off_the_best_halfplane():
    bitten = halfplane(0.0, 0.0)
    bitten[20:24, :5] = True
    assert nonlinearity(bitten) == 20 / 3600
    assert nonlinearity(~bitten) == 20 / 3600
    quadrants = halfplane(0.0, 0.0) ^ halfplane(np.pi / 2, 0.0)
    assert nonlinearity(quadrants) == pytest.approx(1 / 3, abs=0.01)


def test_distances_are_to_the_nearest_cell_of_another_class():
    second = halfplane(0.0, 0.0, n_cells=401)
    points = np.array([[0.5, 0.0], [-0.75, 1.0], [0.25, 1.0]])
    found = distances(second, points, [1, 0, 0], 2.0)
    assert found == pytest.approx([0.5, 0.76, 0.0], abs=0.011)


def test_the_distance_is_infinite_where_no_cell_has_another_class():
    assert np.isinf(distances(np.ones((5, 5), dtype=bool), [[0.0, 0.0]], [1], 2.0)).all()


def test_rows_run_along_the_second_coordinate():
    cells = grid(3, 2.0).reshape(3, 3, 2)
    assert cells[0, 2].tolist() == [2.0, -2.0]
    assert cells[2, 0].tolist() == [-2.0, 2.0]
