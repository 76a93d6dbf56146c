"""The rendered page, as far as it can be checked without a browser."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from small_catalogue import COMPARISON, ENTRIES, HOSTILE, KEY, ROWS, WITNESS, holds

from reports import charts, render
from reports.figures import figure_1

HTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def context(judged):
    return render.build_context(judged)


@pytest.fixture
def page(context):
    return render.render_page(context)


@pytest.fixture
def tree(page):
    return html5lib.HTMLParser(strict=True).parse(page)


def test_the_page_asks_no_network_for_anything(page, tree):
    addresses = [(name, value) for e in tree.iter() if isinstance(e.tag, str) for name, value in e.attrib.items()]
    linked = [value for name, value in addresses if name in ("href", "src", "action", "poster", "data", "srcset")]
    local = ("#", "data:", "ledger.json", "report.md")
    assert linked
    assert all(value.startswith(local) for value in linked), linked
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", page)
    assert "url(" not in page
    assert "@import" not in page
    policy = [e.get("content") for e in tree.iter(f"{HTML}meta") if e.get("http-equiv") == "Content-Security-Policy"]
    assert policy[0].startswith("default-src 'none'")


def test_hostile_text_stays_text(page, tree):
    assert len(list(tree.iter(f"{HTML}script"))) == 1
    assert not list(tree.iter(f"{HTML}img"))
    assert "{{ 7*7 }}" in page
    assert not [name for e in tree.iter() if isinstance(e.tag, str) for name in e.attrib if name.startswith("on")]
    assert "<script>alert" not in page


def test_every_row_and_claim_is_there(tree):
    told = ["".join(row.itertext()) for row in tree.iter(f"{HTML}tr")]
    assert all(any(line.startswith(row.number) for line in told) for row in ROWS)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {render.anchor(name) for name in ENTRIES} <= set(ids)
    targets = {e.get("href")[1:] for e in tree.iter(f"{HTML}a") if e.get("href", "").startswith("#")}
    assert targets <= set(ids)


def test_errata_come_first_with_witness_and_repair(tree):
    sections = [e.get("id") for e in tree.iter(f"{HTML}h2")]
    assert sections == ["errata", "ledger", "claims", "crosscheck", "real", "figures", "environment"]
    erratum = next(e for e in tree.iter(f"{HTML}article") if "erratum" in e.get("class"))
    text = "".join(erratum.itertext())
    assert WITNESS in text
    assert "VERIFIED" in text
    assert text.index("A slip in") < text.index("Witness") < text.index("As printed") < text.index("Repaired")


def test_untested_and_differing_are_visible(tree):
    rows = {r[0].text: r for r in tree.iter(f"{HTML}tr") if r.get("data-verdict")}
    assert rows["table-1"].get("data-verdict") == "UNTESTED"
    notice = next(e for e in tree.iter(f"{HTML}div") if e.get("class") == "notice")
    assert "theorem_2_main" in "".join(notice.itertext())


def test_headings_are_in_order_and_tables_have_headers(tree):
    levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(rf"{re.escape(HTML)}h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in tree.iter(f"{HTML}table"):
        assert all(e.get("scope") for e in table.iter(f"{HTML}th"))
    for region in tree.iter():
        if region.get("role") in ("region", "img"):
            assert region.get("aria-label") or region.get("aria-labelledby")


def test_formulas_are_well_formed_and_keep_their_source(page, tree):
    formulas = list(tree.iter(f"{MATH}math"))
    assert formulas
    assert all(f.get("alttext") for f in formulas)
    for source in re.findall(r"<math.*?</math>", page, re.DOTALL):
        ElementTree.fromstring(source)
    assert "$" not in re.sub(r"alttext=\"[^\"]*\"", "", page)


def test_figures_are_labelled_and_drawn_in_both_forms():
    figure = figure_1()
    assert len(figure.panels) == 4
    for panel in figure.panels:
        root = ElementTree.fromstring(charts.standalone_svg(panel))
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        ids = {e.get("id") for e in root.iter()}
        assert set(root.get("aria-labelledby").split()) <= ids
        assert root.find(f"{SVG}title").text
        assert root.find(f"{SVG}desc").text
        assert "http" not in charts.inline_svg(panel)


def test_a_figure_without_its_record_says_so(monkeypatch, context):
    from empirical import records

    def missing(*_, **__):
        raise records.MissingRecordError("no record; `mixproof measure` makes it")

    monkeypatch.setattr(records, "load", missing)
    figure = figure_1()
    assert figure.missing
    assert "Not available here" in render.render_page({**context, "figures": (figure,)})


def test_an_interval_is_shown_as_an_interval(judged):
    name = f"{KEY}/lemma_1_repaired"
    trial = holds("from_runs", comparisons=(replace(COMPARISON, low=0.2, high=0.4),))
    told = render.build_context({**judged, name: replace(judged[name], trials=(trial,))})
    assert "in [0.2, 0.4]" in render.render_page(told)
    assert "in [0.2, 0.4]" in render.render_markdown(told)
    assert told["ledger"]["crosschecks"][0]["predicted"] == 0.25


def test_comparisons_are_folded_under_their_claims_and_say_how_many_agree(judged, page):
    name = f"{KEY}/lemma_1_repaired"
    assert "✓ 1 of 1 agree" in page
    trial = holds("from_runs", comparisons=(COMPARISON, replace(COMPARISON, measured=0.5)))
    told = render.render_page(render.build_context({**judged, name: replace(judged[name], trials=(trial,))}))
    assert "2 under 1 claim, of which 1 agree" in told
    assert "✗ 1 of 2 agree" in told


def test_figures_beside_claims_are_listed_with_the_others(context):
    figure = replace(figure_1(), name="beside-a-claim")
    told = render.render_page({**context, "pictures": {next(iter(ENTRIES)): figure}})
    assert f'<li><code>{KEY}</code>: <a href="#beside-a-claim">' in told
    assert 'id="beside-a-claim"' in told


def test_filter_knows_each_verdict_that_occurs(page, context):
    for verdict in context["counts"]:
        assert f'id="only-{verdict}"' in page
        assert f"#only-{verdict}:checked" in page


def test_markdown_has_every_row_and_escapes_pipes(context):
    text = render.render_markdown(context)
    assert all(f"| {row.number} |" in text for row in ROWS)
    assert r"a theorem a\_b \| c\*d\*" in text
    assert "<script>" not in re.sub(r"```.*?```", "", text, flags=re.DOTALL).replace(HOSTILE, "")
    assert text.index("## Errata") < text.index("## Ledger")


def test_curves_that_are_no_limits_are_named(page, context):
    text = render.render_markdown(context)
    flagged = [(w.record.experiment, s) for w in context["watched"] for s in w.suspects]
    assert ("two-circle-length", "unstable") in {(name, s.flags[0].partition(":")[0]) for name, s in flagged}
    for name, suspect in flagged:
        for flag in suspect.flags:
            assert f"| {flag} |" in text
            assert f"<td>{flag}</td>" in page
        assert name in page
    assert "Records without curves can only be seen to diverge: genmix-points" in text
    quiet = {**context, "watched": tuple(replace(w, suspects=()) for w in context["watched"])}
    assert "No curve is flagged." in render.render_page(quiet)
    assert "No curve is flagged." in render.render_markdown(quiet)
    assert "Curves not to be read" not in render.render_page({**context, "watched": ()})


def test_report_writes_all_its_files(judged, tmp_path: Path):
    page = render.write_report(judged, tmp_path / "new" / "report")
    names = {p.relative_to(page.parent).as_posix() for p in page.parent.rglob("*") if p.is_file()}
    assert {"index.html", "report.md", "ledger.json"} <= names
    assert len([n for n in names if n.startswith("figures/figure-1") and n.endswith(".svg")]) == 4
