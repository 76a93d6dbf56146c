"""Pictures: each belongs to a row, is labelled, keeps inside its frame, and shows what its claims say."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest
import sympy as sp

from reports import charts, pictures, pictures_sohn2022_middles, render
from reports.figures import Figure
from reports.pictures_scenes import Disc, Dot, Note, Scene, Stroke, inline_svg, standalone_svg
from theory import catalogue

SVG = "{http://www.w3.org/2000/svg}"


@cache
def drawn(row: str) -> Figure:
    return pictures.PICTURES[row]()


@pytest.mark.parametrize("row", pictures.PICTURES)
def test_each_picture_belongs_to_a_row_with_claims(row):
    key, _, number = row.partition("/")
    assert number in {r.number for r in catalogue.rows(key)}
    assert catalogue.resolve(row)


def test_every_picture_row_that_can_be_drawn_without_a_run_has_one():
    wanted = {f"{key}/{row.number}" for key in catalogue.PAPERS for row in catalogue.rows(key) if row.kind == "picture"}
    assert wanted <= set(pictures.PICTURES)


@pytest.mark.parametrize("row", pictures.PICTURES)
def test_panels_are_labelled_and_ask_no_network_for_anything(row):
    figure = drawn(row)
    assert figure.caption.endswith(".")
    for panel in figure.panels:
        root = ElementTree.fromstring(standalone_svg(panel))
        assert root.get("role") == "img"
        assert set(root.get("aria-labelledby").split()) <= {e.get("id") for e in root.iter()}
        assert root.find(f"{SVG}title").text
        assert len(root.find(f"{SVG}desc").text) > 20
        assert "http" not in inline_svg(panel)


@pytest.mark.parametrize("row", pictures.PICTURES)
def test_panels_keep_inside_their_frame_and_take_colours_from_the_theme(row):
    for panel in drawn(row).panels:
        text = inline_svg(panel)
        assert not re.search(r"#[0-9a-fA-F]{3,6}\b|rgb\(|nan|inf\b", text.partition("</desc>")[2])
        for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)", " ".join(re.findall(r'points="([^"]*)"', text))):
            assert -1 <= float(pair[0]) <= charts.WIDTH + 1
            assert -1 <= float(pair[1]) <= charts.HEIGHT + 1
        for element in ElementTree.fromstring(text).iter("text"):
            width, x = 6.6 * len("".join(element.itertext())), float(element.get("x"))
            start = x - width * {"end": 1.0, "middle": 0.5}.get(element.get("text-anchor"), 0.0)
            if not element.get("transform"):
                assert start > -2, element.text
                assert start + width < charts.WIDTH + 24, element.text


def test_names_are_used_once():
    names = [panel.name for row in pictures.PICTURES for panel in drawn(row).panels]
    assert len(names) == len(set(names))
    assert len({drawn(row).name for row in pictures.PICTURES}) == len(pictures.PICTURES)


def test_lemma_1_has_the_orders_it_is_known_for():
    orders = [
        [float(value) for value in re.findall(r"fitted order ([\d.]+)", panel.description)]
        for panel in drawn("sohn2022/lemma-1").panels
    ]
    assert len(orders) == 4
    assert all(0.9 < printed < 1.1 and corrected >= 3.9 for printed, corrected in orders)


def test_the_printed_threshold_crosses_the_critical_alpha_and_the_repaired_one_does_not():
    exact, printed, repaired = drawn("chidambaram2022/theorem-2.7").panels[0].series
    assert min(p - a for a, p in zip(exact.y, printed.y, strict=True)) < 0
    assert min(r - a for a, r in zip(exact.y, repaired.y, strict=True)) > 0


def test_the_margin_falls_to_three_eighths():
    assert "w = 1: margin 0.3750" in drawn("sohn2022/example-1").panels[1].description


def test_bisected_middle_features_lie_on_the_circle_of_their_claim():
    centre, square = (float(sp.N(part)) for part in pictures_sohn2022_middles.MIDDLE.subject)
    found = pictures_sohn2022_middles.middles()
    assert len(found) == 4
    assert all((x - centre) ** 2 + y**2 == pytest.approx(square, abs=1e-9) for x, y in found)


def test_the_middle_point_is_as_far_from_either_manifold():
    assert "at the distance 1.25 of both" in drawn("sohn2022/figures-11-12").panels[0].description


def test_a_scene_keeps_proportions_and_escapes_its_text():
    scene = Scene(
        name="scene",
        title="a < b",
        description="a & b",
        x_range=(-1, 1),
        y_range=(-1, 1),
        shapes=[
            Disc(at=(0, 0), radius=1, colour=1),
            Stroke(places=[(-1, 0), (1, 0)], colour=2, opacity=0.5),
            *(Dot(at=(0, 0), colour=1, sign=s, label="<x>") for s in ("circle", "triangle", "square", "cross")),
            Note(at=(0, 0), text="1 < 2"),
        ],
        signs=(("<b>", 1, "line"),),
    )
    root = ElementTree.fromstring(standalone_svg(scene))
    line = root.find(f"{SVG}polyline").get("points").split()
    ends = [float(point.split(",")[0]) for point in line]
    assert (ends[1] - ends[0]) / 2 == pytest.approx(float(root.find(f"{SVG}circle").get("r")), abs=0.1)
    assert "1 < 2" in {"".join(e.itertext()) for e in root.iter(f"{SVG}text")}


def test_the_page_shows_a_picture_in_the_section_of_its_claim(judged, monkeypatch):
    first = next(iter(judged))
    row = f"fake2020/{catalogue.load(first).row.number}"
    scene = Scene(name="seen", title="seen", description="seen", x_range=(0, 1), y_range=(0, 1), shapes=())
    figure = Figure(name="a-picture", title="a picture", caption="what it shows.", panels=(scene,))
    monkeypatch.setattr(pictures, "PICTURES", {row: lambda: figure})
    page = render.render_page(render.build_context(judged))
    assert page.count('id="a-picture"') == 1
    assert "what it shows." in page


def test_the_labels_of_figure_6_are_those_of_its_claims():
    pairs = catalogue.load("sohn2022/figure_6_conflicting_pairs").claim.subject
    linear, nearest = drawn("sohn2022/figure-6").panels[:2]
    assert f"{pairs[0]} linear labels are not" in linear.description
    dots = [[shape for shape in panel.shapes if isinstance(shape, Dot)] for panel in (linear, nearest)]
    assert [len(found) for found in dots] == [81, 81]
    differ = [a != b for a, b in zip(*dots, strict=True)]
    assert sum(differ) == pairs[0]
