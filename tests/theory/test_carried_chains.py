"""Chains with carried moments: the odds against a second formula, paired changes, and the claims that rest on them."""

import dataclasses
import importlib
import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from theory.chidambaram2022.carried_chains import ROUNDING, change, drawn_tens, interval, log10_ratio, resampled_error
from theory.claim import SUPPORTED
from theory.measurements import paper_record
from theory.verdict import judge

CLAIMS = [
    importlib.import_module(f"theory.chidambaram2022.{stem}").CLAIM
    for stem in ("table_1_moments", "table_1_released_run", "figure_1_moments")
]
RELEASED = CLAIMS[1]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.checks[-1].__name__)
def test_measured_claims_are_supported(claim):
    assert judge(claim).verdict is SUPPORTED


def test_every_logged_value_matters():
    for i in range(3):
        for j in range(3):
            rows = [list(row) for row in RELEASED.subject]
            rows[i][j] *= Fraction(101, 100)
            mutant = dataclasses.replace(RELEASED, subject=tuple(map(tuple, rows)))
            assert not judge(mutant, brief=True).as_expected


def test_odds_are_those_of_two_normal_laws():
    generator = np.random.default_rng(7)
    chains = generator.normal([0.3, 0.5, 0.7], 0.01, size=(50, 3))
    networks = generator.normal([0.31, 0.5, 0.7], 0.04, size=(400, 3))
    values = generator.normal([0.3, 0.5, 0.7], 0.01, size=(5, 3))
    rounding = ROUNDING * np.eye(3)
    laws = (
        multivariate_normal(chains.mean(axis=0), np.cov(chains.T) + rounding),
        multivariate_normal(networks.mean(axis=0), np.cov(networks.T) / 10 + rounding),
    )
    wanted = (laws[0].logpdf(values) - laws[1].logpdf(values)) / math.log(10)
    assert np.allclose(log10_ratio(values, chains, networks), wanted)
    assert log10_ratio(values[0], chains, networks) == pytest.approx(wanted[0])


def test_the_error_of_the_odds_comes_from_few_chains_and_networks():
    generator = np.random.default_rng(8)
    value = np.array([0.32, 0.5, 0.7])
    errors = []
    for n in (40, 4000):
        chains = generator.normal([0.3, 0.5, 0.7], 0.01, size=(n, 3))
        networks = generator.normal([0.31, 0.5, 0.7], 0.04, size=(n, 3))
        errors.append(resampled_error([value], [chains], [networks]))
        assert errors[-1] == resampled_error([value], [chains], [networks])
    assert 5 < errors[0] / errors[1] < 25  # the square root of a hundred


def test_drawn_tens_have_a_tenth_of_the_variance():
    networks = np.random.default_rng(9).normal(size=(500, 3))
    tens = drawn_tens(networks)
    assert np.allclose(tens.mean(axis=0), networks.mean(axis=0), atol=0.01)
    assert np.allclose(tens.var(axis=0), networks.var(axis=0) / 10, rtol=0.05)


def test_changes_are_paired_by_chain():
    record = paper_record("three-point-line-carried")
    mean, stderr, n = change(record, "class_1_at_1", "class_1_reset_at_1", {"alpha": 32})
    carried, reset = (record.measurement(f"class_1{name}_at_1", alpha=32) for name in ("", "_reset"))
    assert n == carried.n_runs
    assert mean == pytest.approx(carried.mean - reset.mean)
    assert stderr < math.hypot(carried.stderr, reset.stderr) / 3


def test_an_interval_may_have_one_end():
    told = interval("odds", 3.0, 0.0, 9, (2.0, math.inf), "cpu")
    assert told.agrees
    assert told.prediction == "at least 2"
    assert not interval("share", 0.5, 0.1, 9, (0.9, 1.0), "cpu").agrees
