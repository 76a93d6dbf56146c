"""Level lines of fields whose lines are known, and the pictures drawn with them."""

import numpy as np
import pytest

from empirical.records import MissingRecordError
from reports import pictures_sohn2022_genmix as genmix
from reports.contours import level_lines
from reports.pictures_scenes import inline_svg


def field(function, n=41, half_width=1.0):
    axis = np.linspace(-half_width, half_width, n)
    x, y = np.meshgrid(axis, axis)
    return function(x, y), {"corner": (-half_width, -half_width), "spacing": 2 * half_width / (n - 1)}


def test_a_plane_gives_one_straight_line_from_edge_to_edge():
    values, places = field(lambda x, y: x + 0.5 * y)
    (line,) = level_lines(values, 0.2, **places)
    assert np.allclose([x + 0.5 * y for x, y in line], 0.2)
    assert {abs(line[0][1]), abs(line[-1][1])} == {1.0}


def test_a_cone_gives_one_closed_circle():
    values, places = field(lambda x, y: np.hypot(x, y))
    (line,) = level_lines(values, 0.6, **places)
    assert line[0] == line[-1]
    assert np.allclose([np.hypot(x, y) for x, y in line], 0.6, atol=2e-3)


def test_two_hills_give_two_lines_and_a_flat_field_none():
    values, places = field(lambda x, y: np.exp(-20 * ((np.abs(x) - 0.5) ** 2 + y**2)))
    assert len(level_lines(values, 0.5, **places)) == 2
    assert level_lines(np.zeros((5, 5)), 0.5, corner=(0, 0), spacing=1) == []


def test_a_saddle_is_walked_without_loss():
    lines = level_lines(np.array([[1.0, 0.0], [0.0, 1.0]]), 0.5, corner=(0, 0), spacing=1)
    assert sorted(len(line) for line in lines) == [2, 2]


def test_without_a_record_the_points_are_drawn_alone(monkeypatch):
    def none(*_, **__):
        raise MissingRecordError("no record")

    with_lines = inline_svg(genmix.figures_13_15().panels[4])
    monkeypatch.setattr(genmix.records, "load", none)
    genmix._boundaries.cache_clear()
    try:
        figure = genmix.figures_13_15()
        assert "mixproof measure genmix" in figure.caption
        assert len(inline_svg(figure.panels[4])) < len(with_lines)
    finally:
        genmix._boundaries.cache_clear()


def test_the_points_of_the_circle_are_drawn_half_way():
    assert np.hypot(*genmix._middle("circle").T) == pytest.approx(0.75)
