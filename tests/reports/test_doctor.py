import re

import pytest

from empirical import openml
from empirical.pins import CorruptDataError, pins
from reports import doctor
from reports.doctor import examine, whereabouts


@pytest.fixture(autouse=True)
def no_folder(monkeypatch):
    monkeypatch.delenv("MIXPROOF_DATA_DIR", raising=False)


def test_every_known_set_is_found_missing_or_faulty():
    found = whereabouts()
    assert set(found.sources.values()) == {"package", "scikit-learn"}
    assert len(found.sources) + len(found.missing) + len(found.faulty) == len(pins())
    assert found.sources[61] == "package"
    assert 834 in found.missing
    assert not found.faulty


def test_a_preset_without_a_record_is_not_needed_beside_one_that_has_it():
    lines = {line.split("  ")[1]: line for line in examine().splitlines() if line.startswith("  ") and "preset" in line}
    assert "makes it" not in lines["three-point-line, quick"]
    assert "not needed: the other preset has a record" in lines["three-point-line, quick"]


def test_what_cannot_be_measured_for_want_of_data_is_said():
    text = examine()
    assert "16 in the package, 4 in scikit-learn, 0 in the data folder, 0 in the cache" in text
    line = next(line for line in text.splitlines() if line.strip().startswith("measuring openml, paper"))
    assert re.search(r"\d+ of its \d+ data sets are not here; `mixproof fetch 10 ", line)
    assert "measuring openml, quick" not in text


def test_few_missing_sets_are_named(monkeypatch):
    monkeypatch.setattr(doctor, "pins", lambda: {key: pins()[key] for key in (61, 834)})
    text = examine()
    assert "1 of 2 not found" in text
    assert "834 (fri_c4_250_100); `mixproof fetch 834` downloads" in text


def test_a_faulty_file_is_named_with_its_reason(monkeypatch):
    real = openml.local

    def local(identity):
        if identity in (61, 48):
            raise CorruptDataError("a file is corrupt; replace it")
        return real(identity)

    monkeypatch.setattr(openml, "local", local)
    assert "48, 61: a file is corrupt; replace it" in examine()


def test_a_data_folder_that_is_not_there_is_said_once(monkeypatch):
    monkeypatch.setenv("MIXPROOF_DATA_DIR", "/not/there")
    text = examine()
    assert text.count("'/not/there' is no folder") == 1
    assert "16 in the package" in text
