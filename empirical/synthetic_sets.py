"""Synthetic sets for one run: training and test data, the class densities of GenLabel, and what mixing does to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from empirical import datasets
from empirical.experiment import streams_of
from empirical.labels import MixedPairs, Posterior, by_class
from numerics.densities import GaussianDensity
from numerics.laws import BetaLaw

Set = Mapping[str, Any]
"""Sizes, noise and class densities of a set, as a configuration holds them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """Training and test data of one run with the class densities of GenLabel, those of the first step beside them."""

    points: np.ndarray
    labels: np.ndarray
    test_points: np.ndarray
    test_labels: np.ndarray
    first: Posterior
    posterior: Posterior

    @property
    def n_classes(self) -> int:
        """k."""
        return len(self.posterior.densities)

    def intrudes(self, mixed: MixedPairs) -> np.ndarray:
        """Whether the nearest training point has the class of neither member, as in `labels.WithoutIntrusion`; (n,)."""
        nearest = self.labels[self._tree.query(mixed.inputs)[1]]
        return np.asarray((nearest != mixed.first) & (nearest != mixed.second))

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.points)


def problem(name: str, given: Set, *, seed: int) -> Problem:
    """Data of a set and its densities; the seed decides both draws."""
    training, test = streams_of(seed, 2)
    points, labels = _drawn(name, given, given["n_train"], training)
    test_points, test_labels = _drawn(name, given, given["n_test"], test)
    first, posterior = _densities(given["density"], points, labels)
    return Problem(
        points=points,
        labels=labels,
        test_points=test_points,
        test_labels=test_labels,
        first=first,
        posterior=posterior,
    )


def noiseless(name: str, given: Set) -> datasets.Points:
    """The points of a set without its noise; the centres of the Gaussian classes."""
    still = np.random.default_rng(0)
    if name == "gaussian-grid":
        return datasets.grid_centres(), np.arange(9)
    return _drawn(name, dict(given) | {"noise": 0.0}, given["n_train"], still)


def mixture_shares(problem: Problem, law: BetaLaw, generator: np.random.Generator, *, n: int) -> dict[str, float]:
    """Shares of label conflict and of intrusion among n mixtures of random pairs, each with a lam of its own."""
    first, second = generator.integers(len(problem.labels), size=(2, n))
    lam = law.sample(generator, n)
    mixed = MixedPairs(
        inputs=lam[:, None] * problem.points[first] + (1 - lam[:, None]) * problem.points[second],
        first=problem.labels[first],
        second=problem.labels[second],
        lam=lam,
        n_classes=problem.n_classes,
    )
    top = problem.posterior(mixed).soft_labels.argmax(axis=1)
    return {
        "conflict": float(np.mean(top != heavier(mixed))),
        "intrusion": float(np.mean(problem.intrudes(mixed))),
    }


def heavier(mixed: MixedPairs) -> np.ndarray:
    """The top linear label: the class of the member of larger weight."""
    return np.where(mixed.lam >= 0.5, mixed.first, mixed.second)


def _drawn(name: str, given: Set, n: int, generator: np.random.Generator) -> datasets.Points:
    if name in ("cube-2d", "cube-3d"):
        return datasets.adjacent_cubes(dimension=int(name[5]), n_per_class=n, generator=generator)
    if name == "moon":
        return datasets.laplace_moons(n_points=n, scale=given["noise"], generator=generator)
    if name == "circle":
        return datasets.laplace_circles(n_points=n, scale=given["noise"], generator=generator)
    if name == "two-circle":
        shift = given["shift"]
        return datasets.two_circles(n_points=n, scale=given["noise"], shift=shift, generator=generator)
    if name == "gaussian-grid":
        return datasets.gaussian_grid(n_per_class=n, variance=given["variance"], generator=generator)
    raise ValueError(f"data {name!r}: one of cube-2d, cube-3d, moon, circle, two-circle, gaussian-grid")


def _densities(given: Mapping[str, Any], points: np.ndarray, labels: np.ndarray) -> tuple[Posterior, Posterior]:
    """The class densities of the first step and of all others."""
    parts = by_class(points, labels)
    if given["kind"] == "kernel":
        from empirical.class_densities import KernelEstimate

        fitted = [KernelEstimate.fit(p, bandwidth=given["bandwidth"], ridge=given["ridge"]) for p in parts]
        return Posterior(fitted), Posterior(fitted)
    centres = datasets.grid_centres() if len(parts) == 9 else datasets.cube_centres(points.shape[1])
    means = [part.mean(axis=0) for part in parts]
    return _around(means), _around(centres if given["true_centres"] else means)


def _around(means: Iterable[np.ndarray]) -> Posterior:
    return Posterior([GaussianDensity(np.asarray(mean), np.eye(len(mean))) for mean in means])
