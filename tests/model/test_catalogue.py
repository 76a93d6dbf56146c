"""The catalogue is tested on papers made for the purpose, so that it needs no claim of the real ones."""

import sys
import textwrap

import pytest

import mixproof
from theory import catalogue, standalone, verification
from theory.claim import REFUTED, SUPPORTED, VERIFIED

HEAD = """
import sympy as sp
from theory.checks import identity, on_instances
from theory.claim import EXISTS, FORALL, INSTANCE, REFUTED, SUPPORTED, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

x = sp.Symbol("x", positive=True)

def from_expansion(form):
    return identity((x + 1) ** 2, form)

CONTROLS = (
    Control(subject=x**2 + 1, why="no cross term"),
    Control(subject=x**2 + 2 * x, why="no constant"),
    Control(subject=x**2 + 2 * x + 2, why="near miss"),
)
"""


def claim_file(subject, expected="VERIFIED", number="lemma-1", paper="toy2020", title="A title.", **more):
    extra = "".join(f", {name}={value!r}" for name, value in more.items())
    return (
        f'r"""{title}\n\nThe square of $x + 1$.\n"""\n'
        + HEAD
        + f'CLAIM = Claim(source=Source(paper="{paper}", number="{number}"), quantifier=FORALL, subject={subject}, '
        f"checks=(from_expansion,), controls=CONTROLS, expected={expected}{extra})\n"
        'if __name__ == "__main__":\n    run_alone(__file__)\n'
    )


@pytest.fixture
def toy(tmp_path, monkeypatch):
    """A paper of three rows, of which files are written by the test."""
    package = tmp_path / "toy2020"
    package.mkdir()
    (package / "__init__.py").write_text(
        textwrap.dedent("""
        from theory.claim import Paper, Row
        PAPER = Paper(key="toy2020", authors="A. Author", title="Toys", venue="2020")
        CONTENTS = (
            Row("lemma-1", "theory", "one"), Row("lemma-1.2", "theory", "two"), Row("table-1", "experiment", "three"),
        )
        """)
    )
    import theory

    monkeypatch.setattr(theory, "__path__", [*theory.__path__, str(tmp_path)])
    monkeypatch.setattr(catalogue, "PAPERS", ("toy2020",))
    yield package
    for name in [name for name in sys.modules if name.startswith("theory.toy2020")]:
        del sys.modules[name]


RIGHT, WRONG = "x**2 + 2*x + 1", "x**2 + 3*x + 1"


def test_files_are_found_in_paper_order_and_loaded(toy):
    (toy / "lemma_1_2_second.py").write_text(claim_file(RIGHT, number="lemma-1.2"))
    (toy / "lemma_1_first.py").write_text(claim_file(RIGHT))
    (toy / "squares.py").write_text("SUPPORT = 1\n")
    assert catalogue.claim_ids() == ("toy2020/lemma_1_first", "toy2020/lemma_1_2_second")
    entry = catalogue.load("toy2020/lemma_1_first")
    assert (entry.title, entry.statement, entry.row.number) == ("A title.", "The square of $x + 1$.", "lemma-1")
    assert [entry.id for entry in catalogue.entries()] == list(catalogue.claim_ids())
    assert catalogue.paper("toy2020").title == "Toys"


@pytest.mark.parametrize(
    "name",
    ["toy2020/lemma_1_first", "lemma-1", "toy2020/lemma-1", "theory/toy2020/lemma_1_first.py", "lemma_1_first"],
)
def test_a_claim_answers_to_id_number_and_path(toy, name):
    (toy / "lemma_1_first.py").write_text(claim_file(RIGHT))
    assert catalogue.resolve(name) == ("toy2020/lemma_1_first",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lemma_1_frist", "nearest: toy2020/lemma_1_first"),
        ("table-1", "no claim covers it yet"),
        ("zzz", "mixproof list"),
    ],
)
def test_an_unknown_name_gets_the_nearest_match(toy, name, said):
    (toy / "lemma_1_first.py").write_text(claim_file(RIGHT))
    with pytest.raises(catalogue.UnknownClaimError, match=said):
        catalogue.resolve(name)
    with pytest.raises(catalogue.UnknownClaimError):
        catalogue.load(name)


def test_an_unknown_paper_is_refused(toy):
    with pytest.raises(catalogue.UnknownClaimError, match="unknown paper 'nobody1999'"):
        catalogue.rows("nobody1999")


@pytest.mark.parametrize(
    ("text", "stem", "said"),
    [
        ("X = 1\n", "lemma_1_first", "binds no CLAIM"),
        (claim_file(RIGHT, number="lemma-1.2"), "lemma_1_first", "source says toy2020/lemma-1.2"),
        (claim_file(RIGHT, paper="other"), "lemma_1_first", "source says other/lemma-1"),
        (claim_file(RIGHT).replace("The square of $x + 1$.", ""), "lemma_1_first", "title line and the statement"),
        (claim_file(RIGHT, uses=("toy2020/lemma_9",)), "lemma_1_first", "names 'toy2020/lemma_9', which is no claim"),
        (claim_file(RIGHT, repairs="toy2020/lemma_9"), "lemma_1_first", "which is no claim"),
        (claim_file(RIGHT), "theorem_9_first", "begins with no number"),
    ],
)
def test_malformed_files_are_refused_with_the_rule(toy, text, stem, said):
    (toy / f"{stem}.py").write_text(text)
    with pytest.raises(catalogue.MalformedClaimError, match=said):
        list(catalogue.entries())


@pytest.fixture
def pair(toy):
    (toy / "lemma_1_printed.py").write_text(claim_file(WRONG, expected="REFUTED", erratum="It slips."))
    (toy / "lemma_1_repaired.py").write_text(claim_file(RIGHT, repairs="toy2020/lemma_1_printed"))
    (toy / "lemma_1_2_second.py").write_text(
        claim_file(RIGHT, number="lemma-1.2", expected="SUPPORTED", uses=("toy2020/lemma_1_printed",))
    )
    return toy


def test_partners_and_premises_are_resolved(pair):
    judged = verification.verify_all(catalogue.claim_ids())
    assert [j.verdict for j in judged.values()] == [REFUTED, VERIFIED, SUPPORTED]
    assert all(j.as_expected for j in judged.values())
    assert "rests on toy2020/lemma_1_printed" in judged["toy2020/lemma_1_2_second"].reason


def test_one_claim_is_judged_with_its_premises(pair):
    seen = []
    judged = verification.verify_all(["toy2020/lemma_1_2_second"], progress=lambda name, judgement: seen.append(name))
    assert list(judged) == ["toy2020/lemma_1_2_second"]
    assert seen == ["toy2020/lemma_1_2_second", "toy2020/lemma_1_printed"]
    assert verification.verify("lemma-1.2").verdict is SUPPORTED
    with pytest.raises(catalogue.UnknownClaimError, match="several claims"):
        verification.verify("lemma-1")


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        ({"claim": "lemma_1_secnd"}, ValueError, "unknown claim 'lemma_1_secnd'.*nearest.*`mixproof list` shows all"),
        ({"claim": ""}, ValueError, "unknown claim ''.*`mixproof list` shows all"),
        ({"claim": "lemma-1"}, ValueError, "claim 'lemma-1' names several claims; pass the id of one: toy2020/lemma_1"),
        ({"claim": 27}, TypeError, r"claim must be a string, not int 27; pass an id such as those of claims\(\)"),
        ({"claim": None}, TypeError, "claim must be a string, not NoneType None"),
        ({"claim": ["lemma-1.2"]}, TypeError, "claim must be a string, not list"),
        (
            {"claim": "lemma-1.2", "include_slow": "no"},
            TypeError,
            "include_slow must be True or False, not str 'no'",
        ),
    ],
)
def test_verify_names_what_is_wrong_with_its_arguments(pair, arguments, kind, said):
    with pytest.raises(kind, match=said):
        verification.verify(**arguments)


def test_the_front_door_leads_to_verify_and_claims(pair):
    assert mixproof.claims is catalogue.claim_ids
    assert list(mixproof.claims()) == [
        "toy2020/lemma_1_printed",
        "toy2020/lemma_1_repaired",
        "toy2020/lemma_1_2_second",
    ]
    assert mixproof.verify("toy2020/lemma_1_repaired").verdict is VERIFIED
    with pytest.raises(TypeError, match="argument"):
        mixproof.claims("chidambaram2022")


def test_a_claim_given_up_at_its_first_failure_leaves_its_premises_alone(pair):
    file = pair / "lemma_1_2_second.py"
    file.write_text(file.read_text().replace(f"subject={RIGHT}", f"subject={WRONG}"))
    seen = []
    judged = verification.verify_all(
        catalogue.claim_ids(), brief=True, progress=lambda name, judgement: seen.append(name)
    )
    assert len(seen) == 3
    assert [j.as_expected for j in judged.values()] == [True, True, False]
    assert "the rest was not tried" in judged["toy2020/lemma_1_2_second"].reason


def test_a_circle_of_premises_is_refused(toy):
    (toy / "lemma_1_first.py").write_text(claim_file(RIGHT, uses=("toy2020/lemma_1_second",)))
    (toy / "lemma_1_second.py").write_text(claim_file(RIGHT, uses=("toy2020/lemma_1_first",)))
    with pytest.raises(catalogue.MalformedClaimError, match="uses itself"):
        verification.verify("lemma_1_first")


def test_work_spread_over_processes_gives_the_same_verdicts():
    ids = [i for i in catalogue.claim_ids() if i.startswith("sohn2022/example_1_p")]
    alone, spread = verification.verify_all(ids), verification.verify_all(ids, jobs=2, progress=lambda *_: None)
    assert [j.verdict for j in alone.values()] == [j.verdict for j in spread.values()]
    assert list(spread) == ids


def test_a_file_run_alone_prints_the_claim_and_its_partner(pair, capsys):
    with pytest.raises(SystemExit) as leaving:
        standalone.run_alone(str(pair / "lemma_1_printed.py"))
    said = capsys.readouterr().out
    assert leaving.value.code == 0
    assert "toy2020/lemma_1_printed: REFUTED" in said
    assert "toy2020/lemma_1_repaired: VERIFIED" in said
    assert "erratum: It slips." in said
    assert "positive: the repaired statement" in said


def test_a_surprise_exits_with_one(toy, capsys):
    (toy / "lemma_1_first.py").write_text(claim_file(WRONG))
    with pytest.raises(SystemExit) as leaving:
        standalone.run_alone(str(toy / "lemma_1_first.py"))
    assert leaving.value.code == 1
    assert "(EXPECTED VERIFIED)" in capsys.readouterr().out


def test_crashes_and_skips_are_described(toy):
    text = claim_file(RIGHT).replace(
        "checks=(from_expansion,)", "checks=(from_expansion, slow(from_a_bug), from_nowhere)"
    )
    text = text.replace("from theory.standalone", "from theory.claim import slow\nfrom theory.standalone")
    text = text.replace(
        "CONTROLS = (",
        "from theory.evidence import NotAvailableHere\n\n"
        "def from_a_bug(form):\n    raise ValueError('bug')\n\n"
        "def from_nowhere(form):\n    raise NotAvailableHere('no record')\n\nCONTROLS = (",
    )
    (toy / "lemma_1_first.py").write_text(text)
    quick = standalone.describe("toy2020/lemma_1_first", verification.verify("lemma_1_first"))
    assert "not run without --slow: from_a_bug" in quick
    assert "not available here: no record" in quick
    full = verification.verify("lemma_1_first", include_slow=True)
    assert "ValueError: bug" in standalone.describe("toy2020/lemma_1_first", full)
