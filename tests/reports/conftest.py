import pytest
from small_catalogue import ENTRIES, HOSTILE, KEY, ROWS, judgements, resolve

from theory import catalogue
from theory.claim import Paper
from theory.verdict import Judgement


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of one paper with three rows and three claims whose texts are hostile."""
    monkeypatch.setattr(catalogue, "PAPERS", (KEY,))
    monkeypatch.setattr(catalogue, "paper", lambda key: Paper(key, HOSTILE, f"Paper {HOSTILE}", "2020"))
    monkeypatch.setattr(catalogue, "rows", lambda key: ROWS)
    monkeypatch.setattr(catalogue, "claim_ids", lambda: tuple(ENTRIES))
    monkeypatch.setattr(catalogue, "load", ENTRIES.__getitem__)
    monkeypatch.setattr(catalogue, "resolve", resolve)
    monkeypatch.setattr(
        catalogue, "repairs_of", lambda name: tuple(e for e in ENTRIES.values() if e.claim.repairs == name)
    )


@pytest.fixture
def judged(small: None) -> dict[str, Judgement]:
    """Judgements of the small catalogue: one refuted, one verified with a comparison, one broken."""
    return judgements()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's cache."""
    monkeypatch.setenv("MIXPROOF_HOME", str(tmp_path_factory.mktemp("home")))
