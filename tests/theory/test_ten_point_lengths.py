"""The claims on ten-point lines beside the points and after long training: every number of their subjects matters."""

import importlib
from fractions import Fraction

import pytest

from theory.claim import SUPPORTED, VERIFIED
from theory.verdict import judge

BESIDE, LENGTH, POINTS = (
    importlib.import_module(f"theory.chidambaram2022.figure_8_{stem}").CLAIM
    for stem in ("beside_points", "training_length", "points_won_back")
)


def scaled(value):
    """The value once for each number in it that is not 0, that number larger by one per cent."""
    if not isinstance(value, tuple):
        if value:
            yield value * Fraction(101, 100)
        return
    for n, part in enumerate(value):
        for other in scaled(part):
            yield (*value[:n], other, *value[n + 1 :])


@pytest.mark.parametrize(("claim", "verdict"), [(BESIDE, VERIFIED), (LENGTH, SUPPORTED), (POINTS, SUPPORTED)])
def test_claims_are_as_expected(claim, verdict):
    assert judge(claim).verdict is verdict


@pytest.mark.parametrize("claim", [BESIDE, LENGTH, POINTS])
def test_every_number_matters(claim):
    subjects = list(scaled(claim.subject))
    assert len(subjects) >= 20
    kept = [s for s in subjects if all(check(s).outcome.name == "HOLDS" for check in claim.checks)]
    assert not kept
