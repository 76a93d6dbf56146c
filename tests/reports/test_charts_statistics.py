import math
from xml.etree import ElementTree

import numpy as np
import pytest

from empirical.ranking import rank
from reports import panels
from reports.charts_statistics import Bars, Forest, Interval, Ranks, bins

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script> & \"x\" 'y'"


def bars(values, **more):
    given = {
        "name": "b",
        "title": HOSTILE,
        "description": HOSTILE,
        "x_label": "points",
        "series": [("one", 1, values), ("two", 2, values)],
        "reach": 10,
        "bound": 0.5,
    }
    return Bars(**{**given, **more})


def forest():
    rows = [
        Interval(label=HOSTILE, marks=[(1, 1.0, 0.5, 1.5), (2, 0.0, -math.inf, math.inf)]),
        Interval(label="none", marks=[]),
    ]
    return Forest(
        name="f", title="t", description="d", x_label="x", rows=rows, reach=3, bound=0.5, legend=(("as printed", 1),)
    )


def ranks(k):
    scores = np.random.default_rng(0).uniform(50, 90, (20, k))
    seen = rank(scores, [f"method {n}" for n in range(k)])
    return Ranks(name="r", title="t", description="d", ranking=seen, labels=seen.names)


def test_the_middle_bin_is_half_a_point_either_way_and_nothing_is_lost():
    counts = bins([-0.5, 0.0, 0.5, 0.5000001, -0.5000001, 1.5, 99, -99, 10.4], 10)
    assert counts[10] == 3
    assert (counts[11], counts[9]) == (2, 1)
    assert (counts[0], counts[-1]) == (1, 2)
    assert sum(counts) == 9


PANELS = {"few": bars([0.1, 2, -3]), "many": bars([0.0] * 300), "forest": forest(), "two": ranks(2), "nine": ranks(9)}


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_panels_are_well_formed_in_both_forms(panel):
    root = ElementTree.fromstring(panels.standalone_svg(panel))
    assert root.tag == f"{SVG}svg"
    ids = {element.get("id") for element in root.iter()}
    assert set(root.get("aria-labelledby").split()) <= ids
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    for element in root.iter(f"{SVG}text"):
        assert 0 <= float(element.get("x")) <= width
        assert 0 <= float(element.get("y")) <= height
    for element in root.iter(f"{SVG}rect"):
        assert float(element.get("width")) >= 0
        assert float(element.get("y")) + float(element.get("height")) <= height
    ElementTree.fromstring(panels.inline_svg(panel))
    assert "<script>" not in panels.inline_svg(panel)


def test_every_method_is_named_at_its_rank():
    panel = ranks(9)
    text = panels.inline_svg(panel)
    for name, mean in zip(panel.ranking.names, panel.ranking.mean_ranks, strict=True):
        assert f"{name} {mean:.2f}" in text
    assert f"critical difference {panel.ranking.critical_difference:.2f}" in text


def test_an_endless_interval_has_arrows():
    assert panels.inline_svg(forest()).count('class="hollow"') == 2
