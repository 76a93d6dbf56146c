"""Axes and colours of the charts."""

import re
from itertools import combinations

import numpy as np
import pytest

from reports import charts

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SEEN_BY = {
    "all three cones": np.eye(3),
    "no green cone": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no red cone": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
}
THEMES = re.findall(r"--c-paper: (#\w{6});\s*(--c-0[^}]*)}", charts.STYLE)


def linear(colour: str) -> np.ndarray:
    shares = np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)]) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def lab(shares: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(shares, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_colours_of_lines_are_told_apart(theme, eyes):
    paper, declared = THEMES[theme]
    colours = re.findall(r"#\w{6}", declared)
    assert len(colours) == 4
    seen = [lab(np.array(SEEN_BY[eyes]) @ linear(colour)) for colour in colours]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) >= 20
    for colour in colours:
        low, high = sorted((luminance(colour), luminance(paper)))
        assert (high + 0.05) / (low + 0.05) >= 3


def test_an_axis_has_true_minus_signs():
    chart = charts.Chart(
        name="a", title="t", description="d", x_label="x", y_label="y", x_ticks=(-1, 0, 1), y_ticks=(-0.5, 0)
    )
    told = re.findall(r">([^<]*\d)<", charts.inline_svg(chart))
    assert told == ["−0.5", "0", "−1", "0", "1"]
