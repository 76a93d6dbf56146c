"""GenMix: points between two classes where their densities have a wanted ratio, and no third class is more probable.

Source: sohn2022, Section 7.2, Algorithm 4, Sections F.1 to F.3. The loop of Algorithm 4 need not end, since a pair of
classes may have no admissible point; here each pair has a number of attempts, and what it lacks then is counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from empirical.middle_walk import Manifold, walk
from numerics.curves import nearest
from numerics.densities import GaussianDensity
from numerics.laws import Floats

Scores = Callable[[np.ndarray], Floats]
"""Log densities of the classes at points (n, d), up to one constant for all: (n, k)."""
Pair = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What became of the attempts for one ordered pair of classes.

    `n_tried` attempts; `n_found` of them reached the wanted ratio; `n_intruded` of these have a more probable third
    class and were dropped.
    """

    n_tried: int
    n_found: int
    n_intruded: int

    @property
    def intruded(self) -> float:
        """Share of the points found that a third class intrudes; 0 where none was found."""
        return self.n_intruded / self.n_found if self.n_found else 0.0


@dataclass(frozen=True, kw_only=True, eq=False)
class MiddlePoints:
    """Points (n, d), their ordered pairs of classes (n, 2), soft labels (n, k), and the tally of each pair."""

    points: np.ndarray
    pairs: np.ndarray
    soft_labels: np.ndarray
    tallies: Mapping[Pair, Tally]

    @property
    def empty_pairs(self) -> tuple[Pair, ...]:
        """Pairs without a point."""
        return tuple(pair for pair in self.tallies if not (self.pairs == pair).all(axis=1).any())


def gaussian_scores(densities: Sequence[GaussianDensity]) -> Scores:
    """Log densities of Gaussian classes."""
    return lambda points: np.stack([density.log_density(points) for density in densities], axis=1)


def manifold_scores(manifolds: Sequence[Manifold], norm: str = "2") -> Scores:
    """Minus the distances to the manifolds of the classes: p_c = exp(-d(x, M_c)), Section 7.1."""
    return lambda points: np.stack([-nearest(manifold, points, norm)[0] for manifold in manifolds], axis=1)


def deviations(scores: Scores, points: np.ndarray, pairs: np.ndarray, *, lam: float) -> Floats:
    """How far log p_j - log p_i is from log(lam / (1 - lam)) at each point, (n,); 0 is condition (37) met exactly."""
    return np.asarray(_odds(scores(points), pairs) - special.logit(_weight(lam)))


def intruded(scores: Scores, points: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Whether a third class is more probable than one of the pair: min(p_i, p_j) < p_l, (n,)."""
    values = scores(points)
    rows = np.arange(len(points))
    least = np.minimum(values[rows, pairs[:, 0]], values[rows, pairs[:, 1]])
    values[rows[:, None], pairs] = -np.inf
    return np.asarray(values.max(axis=1) > least)


def between_gaussians(
    densities: Sequence[GaussianDensity],
    *,
    lam: float,
    n_points: int,
    generator: np.random.Generator,
    max_attempts: int | None = None,
) -> MiddlePoints:
    """GenMix + GM: on lines from a draw of class i to a draw of class j, where p_j / (p_i + p_j) = lam.

    On the line log p_j - log p_i is quadratic; the first root between the two draws is taken, exact up to rounding.

    Args:
        densities: one for each class, k >= 2.
        lam: share of class j, in (0, 1).
        n_points: wanted for each ordered pair.
        generator: of the draws.
        max_attempts: lines tried for a pair; 50 n_points where not given.

    Raises:
        ValueError: fewer than two classes, or lam or a count out of range.
    """
    _checked(len(densities), lam, n_points)
    limit = 50 * n_points if max_attempts is None else max_attempts
    found = {}
    for i, j in _ordered_pairs(len(densities)):

        def attempt(n: int, first: int = i, second: int = j) -> np.ndarray:
            starts, ends = (_drawn(densities[c], n, generator) for c in (first, second))
            place = _crossings(densities[first], densities[second], starts, ends - starts, lam)
            kept = np.isfinite(place)
            return np.asarray(starts[kept] + place[kept, None] * (ends - starts)[kept])

        found[i, j] = _collected(attempt, (i, j), gaussian_scores(densities), n_points, limit)
    return _joined(found, gaussian_scores(densities), len(densities))


def between_manifolds(
    manifolds: Sequence[Manifold],
    *,
    lam: float,
    n_points: int,
    starts: Callable[[int], np.ndarray],
    norm: str = "2",
    tolerance: float = 1e-6,
    renewed: bool = True,
    max_attempts: int | None = None,
) -> MiddlePoints:
    """GenMix with manifolds: from random starts by the iteration of Section F.3, p_c = exp(-d(x, M_c)).

    The pair of a start is its nearest class i and its second nearest j.

    Args:
        manifolds: one for each class, k >= 2.
        lam: share of class j, in (0, 1).
        n_points: wanted for each ordered pair.
        starts: gives n random starts, (n, d).
        norm: of the distance, of `numerics.curves.NORMS`.
        tolerance: on the share, epsilon of (37).
        renewed: whether the stopping test projects anew; False tests with the feet of the point before the last step,
            as the print may be read.
        max_attempts: starts in all; 50 n_points for each ordered pair where not given.

    Raises:
        ValueError: fewer than two classes, or lam or a count out of range.
    """
    k = len(manifolds)
    _checked(k, lam, n_points)
    pairs = list(_ordered_pairs(k))
    limit = 50 * n_points * len(pairs) if max_attempts is None else max_attempts
    scores = manifold_scores(manifolds, norm)
    kept: dict[Pair, list[np.ndarray]] = {pair: [] for pair in pairs}
    counts = {pair: np.zeros(3, dtype=int) for pair in pairs}
    n_tried = 0
    while n_tried < limit and any(sum(map(len, kept[pair])) < n_points for pair in pairs):
        batch = starts(min(n_points * len(pairs), limit - n_tried))
        n_tried += len(batch)
        ended = walk(manifolds, batch, lam=lam, norm=norm, tolerance=tolerance, renewed=renewed)
        bad = intruded(scores, ended.points, ended.pairs)
        for pair in pairs:
            mine = (ended.pairs == pair).all(axis=1)
            good = mine & ended.reached & ~bad
            kept[pair].append(ended.points[good])
            counts[pair] += (mine.sum(), (mine & ended.reached).sum(), (mine & ended.reached & bad).sum())
    found = {
        pair: (np.concatenate(kept[pair])[:n_points], Tally(n_tried=int(a), n_found=int(b), n_intruded=int(c)))
        for pair, (a, b, c) in counts.items()
    }
    return _joined(found, scores, k)


def mixed_pairs(
    points: np.ndarray, labels: np.ndarray, *, lam: float, n_points: int, generator: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Mixup's own points (1 - lam) x_i + lam x_j for random pairs of different classes, and these classes (n, 2)."""
    first = generator.integers(len(labels), size=4 * n_points + 64)
    second = generator.integers(len(labels), size=len(first))
    differ = np.nonzero(labels[first] != labels[second])[0][:n_points]
    first, second = first[differ], second[differ]
    return (1 - lam) * points[first] + lam * points[second], np.stack([labels[first], labels[second]], axis=1)


def _crossings(first: GaussianDensity, second: GaussianDensity, a: np.ndarray, b: np.ndarray, lam: float) -> np.ndarray:
    """The least t in [0, 1] with log p_j - log p_i = log(lam / (1 - lam)) at a + t b; NaN where there is none."""
    precisions = [np.linalg.inv(density.covariance) for density in (first, second)]
    quadratic = np.einsum("nd,de,ne->n", b, precisions[0] - precisions[1], b) / 2
    pulls = [(a - density.mean) @ p for density, p in zip((first, second), precisions, strict=True)]
    linear = np.einsum("nd,nd->n", b, pulls[0] - pulls[1])
    constant = second.log_density(a) - first.log_density(a) - special.logit(lam)
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(linear**2 - 4 * quadratic * constant)
        stable = -(linear + np.copysign(root, linear)) / 2
        roots = np.stack([stable / quadratic, constant / stable], axis=1)
        roots[(roots < 0) | (roots > 1)] = np.nan
    least = np.where(np.isfinite(roots), roots, np.inf).min(axis=1)
    return np.where(np.isfinite(least), least, np.nan)


def _collected(
    attempt: Callable[[int], np.ndarray], pair: Pair, scores: Scores, n_points: int, limit: int
) -> tuple[np.ndarray, Tally]:
    """Try until enough points are admissible, or the limit is reached."""
    kept: list[np.ndarray] = []
    n_tried = n_found = n_intruded = 0
    while n_tried < limit and sum(map(len, kept)) < n_points:
        n = min(n_points, limit - n_tried)
        points = attempt(n)
        n_tried, n_found = n_tried + n, n_found + len(points)
        if len(points):
            bad = intruded(scores, points, np.tile(pair, (len(points), 1)))
            n_intruded += int(bad.sum())
            kept.append(points[~bad])
    tally = Tally(n_tried=n_tried, n_found=n_found, n_intruded=n_intruded)
    return np.concatenate(kept)[:n_points] if kept else np.empty((0, 0)), tally


def _joined(found: Mapping[Pair, tuple[np.ndarray, Tally]], scores: Scores, k: int) -> MiddlePoints:
    """All pairs together, labelled by p_i : p_j."""
    full = {pair: points for pair, (points, _) in found.items() if len(points)}
    if not full:
        raise ValueError("no pair of classes has an admissible point; try another lam, or more attempts")
    points = np.concatenate(list(full.values()))
    pairs = np.concatenate([np.tile(pair, (len(mine), 1)) for pair, mine in full.items()])
    share = special.expit(_odds(scores(points), pairs))
    soft, rows = np.zeros((len(points), k)), np.arange(len(points))
    soft[rows, pairs[:, 0]], soft[rows, pairs[:, 1]] = 1 - share, share
    tallies = {pair: tally for pair, (_, tally) in found.items()}
    return MiddlePoints(points=points, pairs=pairs, soft_labels=soft, tallies=tallies)


def _odds(values: Floats, pairs: np.ndarray) -> Floats:
    rows = np.arange(len(values))
    return np.asarray(values[rows, pairs[:, 1]] - values[rows, pairs[:, 0]])


def _drawn(density: GaussianDensity, n: int, generator: np.random.Generator) -> np.ndarray:
    factor = np.linalg.cholesky(density.covariance)
    return np.asarray(density.mean + generator.standard_normal((n, density.dimension)) @ factor.T)


def _ordered_pairs(k: int) -> Iterator[Pair]:
    return ((i, j) for i in range(k) for j in range(k) if i != j)


def _weight(lam: float) -> float:
    if not 0.0 < lam < 1.0:
        raise ValueError(f"lam {lam!r} must lie between 0 and 1; 0.5 asks for points as probable in both classes")
    return lam


def _checked(n_classes: int, lam: float, n_points: int) -> None:
    _weight(lam)
    if n_classes < 2:
        raise ValueError(f"n_classes {n_classes!r}: a point between classes needs at least two")
    if n_points < 1:
        raise ValueError(f"n_points must be at least 1, not {n_points!r}")
