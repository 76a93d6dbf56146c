"""The front door: what it names exists, and what needs torch says so where torch is absent."""

import sys

import pytest

import mixproof


def test_every_name_is_there():
    assert set(mixproof.__all__) == set(mixproof._HOMES)
    assert set(mixproof.__all__) <= set(dir(mixproof))
    for name in mixproof.__all__:
        assert getattr(mixproof, name).__name__ in (name, "claim_ids")
    with pytest.raises(AttributeError, match="no attribute 'mixup'"):
        mixproof.mixup  # noqa: B018


def test_without_torch_the_remedy_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "empirical.mixup", raising=False)
    with pytest.raises(ModuleNotFoundError, match=r"mixproof.Mixup needs torch.*pip install 'mixproof\[train\]'"):
        mixproof.Mixup  # noqa: B018
