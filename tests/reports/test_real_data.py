"""The part of the page on real tables, with records that were made up and without any."""

import re
from pathlib import Path

import html5lib
import pytest
from real_records import drawn, linear_settings, network_settings
from small_catalogue import HOSTILE

from empirical import records
from empirical.experiment import UnknownExperimentError
from reports import render, suspects
from reports.measured import number, runs_of, source
from reports.printed import printed_table
from reports.real_data import real_tables_section, unknown_sets

HTML = "{http://www.w3.org/1999/xhtml}"
ROBUST = ("vanilla", "mixup", "genlabel_gm")


@pytest.fixture
def made_up(monkeypatch):
    known = {
        "openml": drawn("openml", linear_settings(), mixup_clean_moved=1.0),
        "openml-networks": drawn("openml-networks", network_settings(printed_table(8).ids), seed=2),
        "openml-robust": drawn("openml-robust", [{"dataset": i} for i in (3, 312, 346)], seed=3, methods=ROBUST),
    }

    def load(experiment, **_):
        if experiment in known:
            return known[experiment]
        raise records.MissingRecordError(
            f"no record of {experiment} {HOSTILE}; `mixproof measure {experiment}` makes it"
        )

    monkeypatch.setattr(records, "load", load)
    return known


@pytest.fixture
def bare(monkeypatch):
    def load(experiment, **_):
        if experiment.startswith("openml-"):
            raise UnknownExperimentError(experiment)
        raise records.MissingRecordError(f"none; `mixproof measure {experiment} --preset paper` makes it")

    monkeypatch.setattr(records, "load", load)
    listed = tuple(e for e in suspects.all_experiments() if not e.name.startswith("openml-"))
    monkeypatch.setattr(suspects, "all_experiments", lambda: listed)


def page(judged):
    return render.render_page(render.build_context(judged))


def test_the_page_shows_conclusions_tables_figures_and_suspicions(made_up, judged):
    text = page(judged)
    tree = html5lib.HTMLParser(strict=True).parse(text)
    told = "".join(tree.itertext())
    for wanted in ("Figure 3", "Table 3, Vanilla", "on the 52 sets we have", "critical difference", "not settled"):
        assert wanted in told
    assert "93.82 ± 0.06" in told  # printed, Table 4
    assert "21.94 ± 3.69" in told  # printed, Table 6, a set of which there is no copy
    assert "no copy of this set is known to the suite" in told
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert "<script>alert" not in text
    assert "made up&gt;" in text


def test_tables_have_headers_and_regions_have_names(made_up, judged):
    tree = html5lib.HTMLParser(strict=True).parse(page(judged))
    for table in tree.iter(f"{HTML}table"):
        assert all(header.get("scope") for header in table.iter(f"{HTML}th"))
    for element in tree.iter(f"{HTML}div"):
        if element.get("role") == "region":
            assert element.get("aria-label")


def test_without_records_the_page_says_which_command_makes_them(bare, judged):
    section = real_tables_section()
    assert not section.panels
    text = page(judged)
    assert "<code>mixproof measure openml --preset paper</code> makes it" in text
    assert "this version has no experiment openml-networks" in text
    assert "93.82 ± 0.06" in text
    assert "Suspicious runs" not in text
    assert "mixproof measure openml --preset paper" in render.render_markdown(render.build_context(judged))


def test_markdown_tells_the_same(made_up, judged):
    text = render.render_markdown(render.build_context(judged))
    rows = [line for line in text.splitlines() if line.startswith("| Table 3, Vanilla")]
    assert len(rows) == 3
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({line.replace("\\|", "").count("|") for line in block.splitlines()}) == 1, block[:300]
    assert "| 36 segment | paper | 93.82 ± 0.06 |" in text
    assert "figures/real-figure-3.svg" in text


def test_numeric_features_alone_have_rows_of_their_own(made_up, judged):
    made_up["openml-numeric"] = drawn("openml-numeric", linear_settings([48, 463, 987]), seed=4)
    section = real_tables_section()
    assert [a.comparison.n for a in section.counted[1].answers] == [52, 52, 32, 32]
    assert {t.experiment for t in section.accuracies} == {"openml", "openml-numeric"}
    assert len(section.panels) == 4 + 3 + 4
    text = render.render_markdown(render.build_context(judged))
    rows = [line for line in text.splitlines() if line.startswith("| Table 3, Vanilla")]
    assert len(rows) == 5
    assert "ours, numeric features alone, clean | 32 |" in rows[-1]
    assert "numeric features alone, clean" in page(judged)


def test_the_report_writes_every_drawing(made_up, judged, tmp_path: Path):
    written = render.write_report(judged, tmp_path)
    names = {path.stem for path in (written.parent / "figures").iterdir()}
    panels = {panel.name for panel in real_tables_section().panels}
    assert panels <= names
    assert len(panels) == 4 + 3 + 4
    assert written.stat().st_size < 1_500_000


def test_unknown_sets_are_counted():
    told = " ".join(unknown_sets())
    assert "name 65 sets; 39 of them pass" in told
    assert "93 are unknown" in told
    assert "at least 121 are unknown" in told
    assert "No copy of 834, 1038, 1130, 1138, 1166 was found" in told
    assert "Where numeric features alone are counted, 463, 987 pass." in told
    assert "lymph (10, 1006)" in told


def test_a_number_that_is_not_there_is_none(made_up):
    record = runs_of(made_up["openml-robust"])
    assert number(record, "vanilla_clean", dataset=3) is not None
    assert number(record, "adamixup_clean", dataset=3) is None
    assert number(record, "vanilla_clean", dataset=4) is None
    assert number(record, "vanilla_clean") is None


def test_a_source_says_what_it_is(made_up):
    assert source("openml").note.startswith("`openml`: 52 data sets, 520 runs, preset `paper`")
    made_up["openml"] = drawn("openml", linear_settings([61]), preset="quick")
    assert "the quick preset, on few sets" in source("openml").note
