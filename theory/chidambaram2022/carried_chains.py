"""Chains of ten networks along which Adam's moments go on: what they change, and whether ten numbers look like one.

The record has, for each chain, the same ten networks with fresh moments beside it, so that changes are paired.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from empirical.records import Record
from theory.evidence import Comparison

EXPERIMENT = "three-point-line-carried"
FRESH = "three-point-line"
ALPHAS = (1, 32, 128)
SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "ERM": {"method": "erm"},
    **{f"alpha = {alpha}": {"alpha": alpha} for alpha in ALPHAS},
}
N_NETWORKS = 10
ROUNDING = 1e-8 / 12
"""Variance that rounding to four digits adds."""


def change(record: Record, carried: str, reset: str, setting: Mapping[str, Any]) -> tuple[float, float, int]:
    """Mean over chains of carried less reset, its standard error, and the number of chains."""
    differences = record.values(carried, **setting) - record.values(reset, **setting)
    n = len(differences)
    return float(differences.mean()), float(differences.std(ddof=1) / math.sqrt(n)), n


def interval(
    quantity: str, seen: float, stderr: float, n_runs: int, ends: tuple[float, float], device: str
) -> Comparison:
    """A number from our chains beside the closed interval it is to fall in; an infinite end is none."""
    finite = [end for end in ends if math.isfinite(end)]
    return Comparison(
        quantity=quantity,
        predicted=sum(finite) / len(finite),
        measured=seen,
        stderr=stderr,
        n_runs=n_runs,
        tolerance=abs(ends[1] - ends[0]) / 2,
        criterion=f"from {ends[0]:.2g} to {ends[1]:.2g}" if len(finite) == 2 else f"at least {ends[0]:.2g}",
        device=device,
        low=ends[0],
        high=ends[1] if math.isfinite(ends[1]) else None,
    )


def chain_means(record: Record, alpha: int) -> np.ndarray:
    """Class-1 probabilities at 0, 1, 2, mean over each chain: (chains, 3)."""
    return np.stack([record.values(f"class_1_at_{x}", alpha=alpha) for x in range(3)], axis=1)


def log10_ratio(values: np.ndarray, chains: np.ndarray, networks: np.ndarray) -> np.ndarray:
    """Likelihood of means (..., 3) given with four digits, as of a chain over as of ten fresh networks, to base 10."""
    of_chain = _log_normal(values, chains.mean(axis=0), np.cov(chains.T))
    of_fresh = _log_normal(values, networks.mean(axis=0), np.cov(networks.T) / N_NETWORKS)
    return np.asarray((of_chain - of_fresh) / math.log(10))


def resampled_error(
    values: Sequence[np.ndarray], chains: Sequence[np.ndarray], networks: Sequence[np.ndarray]
) -> float:
    """Standard error of the sum of `log10_ratio` over settings: its sd when chains and networks are drawn again."""
    generator = np.random.default_rng(1)
    sums = [
        sum(
            float(log10_ratio(value, generator.choice(ours, len(ours)), generator.choice(theirs, len(theirs))))
            for value, ours, theirs in zip(values, chains, networks, strict=True)
        )
        for _ in range(100)
    ]
    return float(np.std(sums, ddof=1))


def drawn_tens(networks: np.ndarray, n_draws: int = 20_000) -> np.ndarray:
    """Means of tens drawn from networks (n, 3) with replacement: (n_draws, 3)."""
    draws = np.random.default_rng(1).integers(len(networks), size=(n_draws, N_NETWORKS))
    return np.asarray(networks[draws].mean(axis=1))


def _log_normal(values: np.ndarray, mean: np.ndarray, covariance: np.ndarray) -> np.ndarray:
    """Logarithm of the normal density, up to a constant, with the variance of the rounding added."""
    spread = covariance + ROUNDING * np.eye(len(mean))
    off = values - mean
    squares = np.einsum("...i,ij,...j->...", off, np.linalg.inv(spread), off)
    return np.asarray(-(squares + np.linalg.slogdet(spread)[1]) / 2)
