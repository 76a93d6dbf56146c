"""Diagnosis of a user's data: it can fail both ways, and it says no more than its numbers."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from jsonschema import validate

import mixproof
from reports import diagnosis_words
from reports.cli import main
from reports.diagnosis import diagnose
from reports.diagnosis_page import page

QUICK = {"n_folds": 5, "n_repeats": 2}
HOSTILE = "<script>alert('x')</script> & \"q\""


def middle_class(seed=0, counts=(120, 40, 120)):
    """Three classes on a line, the middle one small: mixtures of the outer ones fall on it."""
    rng = np.random.default_rng(seed)
    y = np.repeat([0, 1, 2], counts)
    return rng.normal(scale=0.25, size=(len(y), 2)) + 2.0 * np.stack([y - 1, 0 * y], axis=1), y


def far_apart(seed=0):
    rng = np.random.default_rng(seed)
    y = np.repeat([0, 1], 100)
    return rng.normal(size=(200, 2)) + 8.0 * np.stack([y, 0 * y], axis=1), y


@pytest.fixture(scope="module")
def planted():
    x, y = middle_class()
    return diagnose(x, np.array(["left", HOSTILE, "right"])[y], feature_names=[HOSTILE, "v"], **QUICK)


@pytest.fixture(scope="module")
def separated():
    return diagnose(*far_apart(), **QUICK)


def test_mixup_hurts_where_its_mixtures_fall_on_a_third_class(planted):
    assert planted.mixup == "hurts"
    assert planted.genlabel == "helps"
    assert planted.experiment.differences["mixup - vanilla"].high < -0.5
    assert planted.geometry.intrusion.share > 0.1
    assert planted.optimal.lost[1].share > planted.optimal.lost[0].share  # Theorem 2.7: large alpha loses the middle
    assert planted.sentences[0].startswith("Mixup hurts: −")
    assert "in line with it" in planted.sentences[0]
    assert "n = 280" in planted.sentences[0]
    assert "seed 0" in planted.sentences[0]


def test_far_classes_show_no_clear_difference(separated):
    assert (separated.mixup, separated.genlabel) == ("no clear difference",) * 2
    assert separated.experiment.has_signal
    assert separated.geometry.intrusion.share == 0.0
    assert [lost.n_lost for lost in separated.optimal.lost] == [0, 0]
    assert "Mixup: no clear difference, " in str(separated)


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_labels_get_no_claim(seed):
    """The labels of a set on which Mixup does hurt, shuffled."""
    x, y = middle_class(seed)
    found = diagnose(x, np.random.default_rng(seed).permutation(y), seed=seed, **QUICK)
    assert (found.mixup, found.genlabel) == ("no clear difference",) * 2
    assert not found.experiment.has_signal
    assert found.sentences[0].startswith("No claim about Mixup: ")


def test_mixup_may_help_and_genlabel_may_hurt(planted):
    """The words follow the numbers: with every difference turned round, so are the words."""
    e = planted.experiment
    turned = {p: replace(d, estimate=-d.estimate, low=-d.high, high=-d.low) for p, d in e.differences.items()}
    found = replace(planted, experiment=replace(e, differences=turned))
    assert (found.mixup, found.genlabel) == ("helps", "hurts")
    assert "in line" not in "".join(found.sentences)
    silent = replace(planted, experiment=replace(e, has_signal=False))
    assert (silent.mixup, silent.genlabel) == ("no clear difference",) * 2


@pytest.mark.parametrize(
    ("low", "high", "word", "told"),
    [
        (-3.0, -0.6, "hurts", "Mixup hurts: "),
        (-3.0, -0.4, "no clear difference", "Mixup: no clear difference, "),
        (-0.4, 0.4, "no clear difference", "Mixup: no clear difference (within ±0.5 points), "),
        (0.4, 3.0, "no clear difference", "Mixup: no clear difference, "),
        (0.6, 3.0, "helps", "Mixup helps: "),
    ],
)
def test_a_claim_needs_the_whole_interval_beyond_half_a_point(planted, low, high, word, told):
    e = planted.experiment
    d = replace(e.differences["mixup - vanilla"], estimate=(low + high) / 2, low=low, high=high)
    found = replace(planted, experiment=replace(e, differences={**e.differences, "mixup - vanilla": d}))
    assert found.mixup == word
    assert found.sentences[0].startswith(told)


def test_the_geometry_is_not_blamed_where_it_does_not_explain(planted):
    none = replace(planted.geometry.intrusion, share=0.001)
    found = replace(planted, geometry=replace(planted.geometry, intrusion=none))
    assert "the geometry does not explain it" in found.sentences[0]


NUMBER, COUNT, TEXT, TEXTS = {"type": "number"}, {"type": "integer"}, {"type": "string"}, {"type": "array"}


def shape(**properties):
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


SHARE = shape(share={**NUMBER, "minimum": 0, "maximum": 1}, stderr=NUMBER)
DIFFERENCE = shape(n=COUNT, **dict.fromkeys(("estimate", "low", "high", "below", "within", "above"), NUMBER))
METHODS = ("vanilla", "mixup", "genlabel")
WORD = {"enum": ["hurts", "helps", "no clear difference"]}
SCHEMA = shape(
    schema={"const": 1},
    mixproof=TEXT,
    settings=shape(
        alpha=NUMBER,
        large_alpha=NUMBER,
        scale={"type": "boolean"},
        missing={"enum": ["refuse", "mean"]},
        n_folds=COUNT,
        n_repeats=COUNT,
        max_rows=COUNT,
        seed=COUNT,
    ),
    facts=shape(
        **dict.fromkeys(("n", "d", "n_missing", "n_contradicting", "n_repeated", "n_used"), COUNT),
        class_counts={"type": "object", "additionalProperties": COUNT},
        constant=TEXTS,
        scale_ratio=NUMBER,
        widest=TEXT,
        narrowest=TEXT,
    ),
    geometry=shape(
        n_mixed=COUNT,
        n_across=COUNT,
        **dict.fromkeys(("intrusion", "intrusion_across", "conflict", "third_near"), SHARE),
        **dict.fromkeys(("third_least", "third_median", "neighbour_median"), NUMBER),
    ),
    optimal=shape(
        n_points=COUNT,
        eps=NUMBER,
        lost={"type": "array", "items": shape(alpha=NUMBER, share=NUMBER, n_lost=COUNT)},
    ),
    experiment=shape(
        n_folds=COUNT,
        n_repeats=COUNT,
        accuracy=shape(**dict.fromkeys(METHODS, NUMBER)),
        commonest=NUMBER,
        has_signal={"type": "boolean"},
        differences=shape(**dict.fromkeys(("mixup - vanilla", "genlabel - mixup", "genlabel - vanilla"), DIFFERENCE)),
        chosen=shape(**{method: {"type": "object", "additionalProperties": COUNT} for method in METHODS}),
    ),
    conclusion=shape(
        mixup=WORD, genlabel=WORD, sentences={**TEXTS, "minItems": 2, "maxItems": 2}, reasons={**TEXTS, "minItems": 4}
    ),
    warnings=TEXTS,
)


def test_the_dictionary_keeps_its_schema_and_is_documented(planted, separated):
    for found in (planted, separated):
        told = json.loads(json.dumps(found.to_dict(), allow_nan=False))
        validate(told, SCHEMA)
    documented = mixproof.Diagnosis.to_dict.__doc__
    for part in SCHEMA["properties"].values():
        for key in part.get("properties", {}):
            assert key in documented


def test_the_same_seed_gives_the_same_diagnosis(separated):
    assert diagnose(*far_apart(), **QUICK).to_dict() == separated.to_dict()
    other = diagnose(*far_apart(), seed=1, **QUICK).to_dict()
    assert other["geometry"] != separated.to_dict()["geometry"]


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.addresses = [], []

    def handle_starttag(self, tag, attributes):
        self.names.append(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href")]


def test_the_page_is_self_contained_and_escaped(planted, tmp_path):
    path = planted.to_html(tmp_path / "page.html")
    text = path.read_text()
    found = Elements()
    found.feed(text)
    assert "script" not in found.names
    assert found.addresses == ["data:,"]
    assert found.names.count("svg") == 1
    assert not re.search(r"url\(|@import|https?://", text)
    for sentence in planted.sentences:
        assert sentence.split(";")[0].split("'")[0] in text


def test_the_page_of_no_claim_and_of_bare_facts_renders(planted):
    bare = replace(
        planted,
        warnings=(),
        optimal=replace(planted.optimal, eps=0.0, lost=()),
        experiment=replace(planted.experiment, has_signal=False),
    )
    assert "No claim about Mixup" in page(bare)
    assert "not computed" in str(bare)
    html5lib = pytest.importorskip("html5lib")
    html5lib.HTMLParser(strict=True).parse(page(planted))


def test_warnings_name_what_to_mend():
    x, y = middle_class(counts=(12, 2, 12))
    x = np.column_stack([x, 5000 * x[:, 0], np.ones(len(x))])
    x[3, 1], x[:2], y = np.nan, x[-1], y.copy()
    found = diagnose(x, y, missing="mean", n_repeats=1, feature_names=["a", "b", "c", "one"], remarks=["as told"])
    told = "\n".join(found.warnings)
    assert found.options.folds == 2
    for text in ("as told", "'c' and 'b'", "scale=True", "constant columns tell nothing: one", "1 missing cell is"):
        assert text in told
    assert "3 rows have the same features as a row of another class" in told
    assert "1 class has no more rows than features (1)" in told
    assert "26 rows are few" in told
    assert "differ in scale" not in "\n".join(diagnose(x, y, missing="mean", n_repeats=1, scale=True).warnings)


def test_many_rows_are_sampled_and_said():
    x, y = middle_class()
    found = diagnose(x, y, max_rows=60, n_repeats=1, n_folds=2)
    assert found.n_used == 60
    assert "stratified sample of 60 of the 280 rows" in "\n".join(found.warnings)
    with pytest.raises(ValueError, match="max_rows 20 leaves fewer than two rows of a class"):
        diagnose(np.arange(202.0)[:, None], np.repeat([0, 1], [200, 2]), max_rows=20)


def test_the_commonest_of_two_equal_classes_is_right_on_half_of_the_rows():
    x = np.random.default_rng(0).standard_normal((30, 1))
    assert diagnose(x, np.arange(30) % 2, n_repeats=1).experiment.commonest == pytest.approx(50, abs=2)


def test_identical_rows_leave_eq_1_out():
    x = np.repeat([[0.0], [1.0]], 10, axis=0)
    found = diagnose(x, np.tile([0, 1], 10), n_repeats=1, n_folds=2)
    assert found.optimal.lost == ()
    assert found.facts.n_contradicting == 20
    assert found.mixup == "no clear difference"


X, Y = np.arange(12.0).reshape(6, 2), [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("error", "told", "arguments"),
    [
        (ValueError, "alpha must be positive and finite, not 0", {"alpha": 0}),
        (ValueError, "alpha must be positive and finite, not -1", {"alpha": -1}),
        (ValueError, "large_alpha must be positive", {"large_alpha": float("inf")}),
        (TypeError, "alpha must be a number", {"alpha": "1"}),
        (TypeError, "scale must be True or False", {"scale": "yes"}),
        (ValueError, 'missing must be "refuse" or "mean"', {"missing": "drop"}),
        (TypeError, "n_folds", {"n_folds": 2.5}),
        (ValueError, "n_folds must be at least 2", {"n_folds": 1}),
        (ValueError, "n_folds 4 is more than the 3 rows of the smallest class", {"n_folds": 4}),
        (ValueError, "n_repeats", {"n_repeats": 0}),
        (ValueError, "seed", {"seed": -1}),
        (ValueError, "max_rows", {"max_rows": 3}),
        (ValueError, "feature_names has 1 names, X 2 columns", {"feature_names": ["a"]}),
        (ValueError, "shape (n, d)", {"X": [1.0, 2.0]}),
        (ValueError, "shape (n, d)", {"X": np.empty((0, 2))}),
        (TypeError, "X must be an array of numbers", {"X": [["a", "b"]] * 6}),
        (ValueError, "X[1, 0] is NaN, one of 1", {"X": np.where(X == 2, np.nan, X)}),
        (ValueError, "X[1, 0] = inf is not finite", {"X": np.where(X == 2, np.inf, X)}),
        (ValueError, "X[1, 0] = 1e+20 is beyond", {"X": np.where(X == 2, 1e20, X)}),
        (ValueError, "'feature 1' is missing in all 6 rows", {"X": X * [1, np.nan], "missing": "mean"}),
        (ValueError, "X has 201 features", {"X": np.ones((6, 201))}),
        (ValueError, "y has length 5, X 6 rows", {"y": Y[:5]}),
        (ValueError, "y is empty", {"y": []}),
        (ValueError, "one class only, 0", {"y": [0] * 6}),
        (ValueError, "class 2 has one row, too few for folds", {"y": [0, 0, 0, 1, 1, 2]}),
        (ValueError, "class 0 has one row, and 5 more such classes", {"y": list(range(6))}),
        (ValueError, "missing label", {"y": [0, 0, 0, 1, 1, float("nan")]}),
        (ValueError, "missing label", {"y": ["a", "a", "a", "b", "b", None]}),
        (TypeError, "y cannot be sorted", {"y": ["a", "a", "a", 1, 1, 1]}),
        (TypeError, "hashable", {"y": [[0]] * 6}),
        (TypeError, "y must hold", {"y": 3}),
    ],
)
def test_wrong_input_is_named_with_value_and_remedy(error, told, arguments):
    given = {"X": X, "y": Y} | arguments
    with pytest.raises(error) as refused:
        diagnose(given.pop("X"), given.pop("y"), **given)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.fixture
def csv_file(tmp_path):
    x, y = middle_class(counts=(20, 6, 20))
    lines = [f"{a!r},{b!r},{'pqr'[c]},{'lmr'[c]}" for (a, b), c in zip(x.tolist(), y.tolist(), strict=True)]
    path = tmp_path / "data.csv"
    path.write_text("\n".join(["u,v,kind,class", *lines, ",1.0,p,l"]))
    return path


def test_the_command_prints_and_writes(csv_file, tmp_path, capsys):
    out = tmp_path / "new" / "folder"
    assert main(["diagnose", str(csv_file), "--target", "class", "--out", str(out), "--scale"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "1 column of texts is coded 0, 1, ... in sorted order, as one number each: kind" in told.out
    assert f"page: {out / 'diagnosis.html'}" in told.out
    written = json.loads((out / "diagnosis.json").read_text())
    validate(written, SCHEMA)
    assert written["facts"]["n_missing"] == 1
    assert written["facts"]["class_counts"] == {"l": 21, "m": 6, "r": 20}
    assert (out / "diagnosis.html").read_text().startswith("<!DOCTYPE html>")


def test_json_alone_on_stdout(csv_file, tmp_path, capsys):
    assert main(["diagnose", str(csv_file), "--target", "class", "--json", "--out", str(tmp_path / "o")]) == 0
    validate(json.loads(capsys.readouterr().out), SCHEMA)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (["--target", "clas"], "no column 'clas'; nearest: class"),
        (["--alpha", "0"], "alpha must be positive and finite, not 0.0"),
        (["--alpha", "one"], "--alpha"),
        (["--seed", "-1"], "seed must be at least 0"),
        ([], "--target"),
    ],
)
def test_wrong_use_of_the_command_is_one_line(csv_file, capsys, changed, told):
    arguments = changed if not changed or "--target" in changed else ["--target", "class", *changed]
    assert main(["diagnose", str(csv_file), *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert told in said.err


def test_an_unwritable_folder_is_refused_before_any_work(csv_file, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert main(["diagnose", "no-such.csv", "--target", "class", "--out", str(tmp_path / "file" / "below")]) == 2
    assert "cannot write" in capsys.readouterr().err
    assert main(["diagnose", "no-such.csv", "--target", "class"]) == 2
    assert "no file 'no-such.csv'" in capsys.readouterr().err


def test_diagnosis_loads_no_torch():
    code = "import sys, mixproof; mixproof.diagnose; import reports.diagnosis_page; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_words_of_numbers():
    assert diagnosis_words.signed(-1.234) == "−1.23"
    assert diagnosis_words.signed(-0.001) == "0.00"
    assert diagnosis_words.signed(2) == "+2.00"
