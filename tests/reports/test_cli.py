"""The command line: results, exit codes, and errors of one line."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from small_catalogue import HOSTILE, KEY, judgements

from reports import judging
from reports.cli import main
from theory import verification
from theory.verdict import Judgement


@pytest.fixture
def judge(small, monkeypatch) -> SimpleNamespace:
    """Verification that answers from the small catalogue at once and remembers how it was asked."""
    seen = SimpleNamespace(calls=[], judged=judgements())

    def verify_all(ids, *, include_slow=False, brief=False, jobs=1, progress=None) -> dict[str, Judgement]:
        seen.calls.append((tuple(ids), include_slow, jobs))
        for name in ids:
            progress(name, seen.judged[name])
        return {name: seen.judged[name] for name in ids}

    monkeypatch.setattr(verification, "verify_all", verify_all)
    return seen


def failed(capsys, *arguments: str) -> str:
    """The one line that a wrong command says."""
    assert main(list(arguments)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("mixproof: error: ")
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    return told.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["verfy"], "nearest: verify"),
        ([], "COMMAND"),
        (["verify", "theorm-2.7"], "theorem-2.7"),
        (["show", "lemma-99"], "unknown claim 'lemma-99'"),
        (["show"], "CLAIM"),
        (["verify", "-j", "0"], "'0' is no number of at least 1"),
        (["verify", "-j", "x"], "'x' is no number of at least 1"),
        (["list", "--paper", "chidambaram"], "nearest: chidambaram2022"),
        (["list", "--verdict", "REFUTE"], "nearest: REFUTED"),
        (["measure", "three-points-line"], "nearest: three-point-line"),
        (["measure", "--device", "tpu"], "tpu"),
        (["measure", "--data-dir", "/no/such/folder"], "is no folder"),
        (["measure", "table-7"], "no experiment measures 'table-7'"),
        (["fetch", "mnits"], "nearest: mnist"),
        (["report", "--outt", "x"], "unknown argument '--outt'; nearest: --out"),
        (["list", "--verdit", "REFUTED"], "unknown argument '--verdit'; nearest: --verdict"),
        (["doctor", "extra"], "unknown argument 'extra'; `mixproof doctor --help`"),
        (["--foo"], "unknown argument '--foo'"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(capsys, arguments, told):
    assert told in failed(capsys, *arguments)


@pytest.mark.parametrize("command", ["verify --json", "verify --report", "report --out"])
def test_an_unwritable_place_is_refused_before_any_work(capsys, judge, tmp_path, command):
    (tmp_path / "file").write_text("in the way")
    message = failed(capsys, *command.split(), str(tmp_path / "file" / "below"))
    assert "cannot write" in message
    assert "below" in message
    assert not judge.calls


def test_a_folder_is_no_file(capsys, judge, tmp_path):
    assert "is a folder" in failed(capsys, "verify", "--json", str(tmp_path))


def test_verify_prints_the_table_and_names_what_differs(capsys, judge):
    assert main(["verify", "-j", "2", "--slow"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0].split() == ["claim", "verdict", "expected", "seconds"]
    assert lines[1].split()[:3] == [f"{KEY}/lemma_1_printed", "REFUTED", "ok"]
    assert "3 claims: 1 REFUTED, 1 VERIFIED, 1 BROKEN; 1 differ" in told.out
    assert f"differs: {KEY}/theorem_2_main: BROKEN, expected VERIFIED" in told.out
    assert judge.calls == [(tuple(judge.judged), True, 2)]


def test_verify_of_one_claim_prints_its_matrix(capsys, judge):
    assert main(["verify", f"{KEY}/lemma_1_repaired"]) == 0
    told = capsys.readouterr().out
    assert "control: " in told
    assert "not run without --slow: from_slow" in told
    assert "1 claim: 1 VERIFIED; all as expected" in told


def test_verify_writes_ledger_and_report(capsys, judge, tmp_path):
    target, folder = tmp_path / "ledger.json", tmp_path / "report"
    assert main(["verify", "--json", str(target), "--report", str(folder)]) == 1
    assert json.loads(target.read_text())["claims"][0]["verdict"] == "REFUTED"
    assert f"report: {folder / 'index.html'}" in capsys.readouterr().out


def test_a_claim_file_that_does_not_load_turns_verify_red_and_is_named(capsys, judge, monkeypatch):
    from theory import catalogue

    load = catalogue.load

    def broken(name: str):
        if name.endswith("main"):
            raise TypeError("can't multiply")
        return load(name)

    monkeypatch.setattr(catalogue, "load", broken)
    assert main(["verify"]) == 1
    assert f"differs: {KEY}/theorem_2_main: BROKEN: the claim file does not load" in capsys.readouterr().out


def test_list_knows_verdicts_only_after_a_verification_of_the_same_sources(capsys, judge, monkeypatch):
    assert main(["list", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [c["verdict"] for c in told] == [None, None, None, "UNTESTED"]
    main(["verify"])
    capsys.readouterr()
    main(["list", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert [c["verdict"] for c in told] == ["REFUTED", "VERIFIED", "BROKEN", "UNTESTED"]
    monkeypatch.setattr(judging, "sources_digest", lambda: "changed")
    main(["list"])
    assert "not judged since the sources changed" in capsys.readouterr().out


def test_list_by_verdict_judges_where_it_must(capsys, judge):
    assert main(["list", "--verdict", "refuted"]) == 0
    told = capsys.readouterr().out
    assert "lemma_1_printed" in told
    assert "lemma_1_repaired" not in told
    assert len(judge.calls) == 1
    assert main(["list", "--verdict", "UNTESTED", "--paper", KEY]) == 0
    assert "table-1" in capsys.readouterr().out
    assert len(judge.calls) == 1


def test_show_gives_one_object_several_objects_or_an_untested_row(capsys, judge):
    assert main(["show", "theorem-2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "BROKEN"
    assert main(["show", "lemma-1", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert main(["show", "table-1"]) == 0
    assert "UNTESTED" in capsys.readouterr().out
    assert main(["show", "table-1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "UNTESTED"


def test_report_uses_the_last_verification_and_prints_its_path(capsys, judge, tmp_path):
    main(["verify"])
    assert main(["report", "--out", str(tmp_path / "out")]) == 0
    assert str(tmp_path / "out" / "index.html") in capsys.readouterr().out
    assert len(judge.calls) == 1


def test_debug_shows_the_traceback(capsys, judge, monkeypatch):
    def crash(*_, **__):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(verification, "verify_all", crash)
    assert main(["--debug", "verify"]) == 2
    assert "Traceback" in capsys.readouterr().err
    assert "RuntimeError: two lines; --debug" in failed(capsys, "verify")


def test_interruption_is_one_line(capsys, judge, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(verification, "verify_all", interrupt)
    assert main(["verify"]) == 130
    assert capsys.readouterr().err == "mixproof: interrupted\n"
    monkeypatch.setattr("empirical.measure.measure", interrupt)
    assert main(["measure"]) == 130
    assert capsys.readouterr().err == "mixproof: interrupted; finished work is kept\n"


def test_help_and_version_exit_0(capsys):
    for arguments in (["--help"], ["verify", "--help"], ["--version"]):
        assert main(arguments) == 0
    assert "mixproof" in capsys.readouterr().out


def test_measure_prints_what_was_measured(capsys, monkeypatch):
    from empirical import measure, records

    record = records.load("three-point-line", preset="paper")
    monkeypatch.setattr(measure, "measure", lambda *_, **__: (record,))
    assert main(["measure", "table-1", "--preset", "paper"]) == 0
    told = capsys.readouterr().out
    assert "three-point-line (paper" in told
    assert "mixup,alpha=128" in told


def test_one_network_has_no_spread():
    from empirical import records
    from reports.tables import record_table

    record = records.load("three-point-line", preset="paper")
    told = record_table(replace(record, rows=tuple(row for row in record.rows if row.run == 0)))
    assert "nan" not in told
    assert re.search(r"mixup,alpha=128 +error +\d\.\d{4} +- +- +1 ", told)


def test_measure_without_torch_names_the_remedy(capsys, monkeypatch):
    from empirical import measure

    def absent(*_, **__):
        raise ModuleNotFoundError("No module named 'torch'", name="torch")

    monkeypatch.setattr(measure, "measure", absent)
    assert "pip install 'mixproof[train]'" in failed(capsys, "measure")


def test_measure_without_a_place_for_records_names_the_remedy(capsys, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path / "file" / "below"))
    assert "set MIXPROOF_HOME" in failed(capsys, "measure", "table-1", "--seeds", "1")


def test_measure_missing_skips_what_has_a_record(capsys, monkeypatch):
    from empirical import records

    state = SimpleNamespace(experiment="three-point-line", state="committed")
    monkeypatch.setattr(records, "status", lambda: (state,))
    assert main(["measure", "three-point-line", "--missing"]) == 0
    assert "has a current record" in capsys.readouterr().out


def test_doctor_tells_versions_records_and_what_is_missing(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("MIXPROOF_DATA_DIR", str(tmp_path / "none"))
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "three-point-line, paper" in told
    assert "(not there)" in told
    assert "cannot run here" in told


def test_doctor_works_without_torch(capsys, monkeypatch):
    from reports import doctor

    monkeypatch.setattr(doctor, "_has_torch", lambda: False)
    assert main(["doctor"]) == 0
    assert "pip install 'mixproof[train]'" in capsys.readouterr().out


def test_a_process_of_its_own_says_one_line_and_exits_2():
    done = subprocess.run(
        [sys.executable, "-m", "mixproof", "verify", "lemma-99"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m reports.cli list | head -n 1", shell=True, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_hostile_is_still_one_line():
    assert "\n" not in HOSTILE
