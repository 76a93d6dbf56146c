"""The trained counterparts of Examples 1 to 3 and Figure 8: every number of their subjects matters, and their data."""

import dataclasses
import importlib
import types
from fractions import Fraction

import pytest
import sympy as sp

from theory.sohn2022 import sampled_losses, trained_angles, trained_scores
from theory.verdict import judge

CLAIMS = {
    stem: importlib.import_module(f"theory.sohn2022.{stem}").CLAIM
    for stem in ("example_1_trained", "figure_4_trained", "figure_4_vanilla_in_time", "remark_1_trained")
}


def numbers(subject, path=()):
    for n, part in enumerate(subject):
        if isinstance(part, sp.Tuple):
            yield from numbers(part, (*path, n))
        elif part != 0:
            yield (*path, n)


def changed(subject, path, change):
    parts = list(subject)
    parts[path[0]] = changed(parts[path[0]], path[1:], change) if path[1:] else change(parts[path[0]])
    return sp.Tuple(*parts)


def survivors(claim, change):
    return [
        path
        for path in numbers(claim.subject)
        if judge(dataclasses.replace(claim, subject=changed(claim.subject, path, change)), brief=True).as_expected
    ]


@pytest.mark.parametrize("stem", CLAIMS)
def test_one_per_cent_more_of_any_number_is_seen(stem):
    assert not survivors(CLAIMS[stem], lambda value: value * sp.Rational(101, 100))


def test_a_five_hundredth_of_pi_more_of_any_angle_is_seen():
    claim = importlib.import_module("theory.sohn2022.figure_7_trained").CLAIM
    assert not survivors(claim, lambda value: value + sp.Rational(1, 500))


@pytest.mark.parametrize(("stem", "share"), [("figure_8_sampled", "101/100"), ("figure_8_trained", "51/50")])
def test_losses_and_angles_of_figure_8_matter(stem, share):
    claim = importlib.import_module(f"theory.sohn2022.{stem}").CLAIM
    assert not survivors(claim, lambda value: value * sp.Rational(share))


@pytest.mark.parametrize(
    ("module", "key", "value", "word"),
    [
        (trained_scores, "steepness", 20, "label"),
        (trained_angles, "copies", 7, "copies"),
        (sampled_losses, "norm", 3, "data"),
    ],
)
def test_a_record_of_other_data_is_refused(monkeypatch, module, key, value, word):
    real = module.record()
    header = {**real.header, "configuration": {**real.header["configuration"], key: value}}
    monkeypatch.setattr(module, "paper_record", lambda name: types.SimpleNamespace(header=header))
    with pytest.raises(ValueError, match=f"{word}.*measure again"):
        module.record()


def test_the_vanilla_angle_at_any_norm_is_the_certified_one():
    assert trained_angles.vanilla_angle(25.0) == pytest.approx(0.2199, abs=1e-4)
    assert trained_angles.brackets("vanilla", 25, Fraction(2199, 10_000))
