"""The data of the GenMix experiments: four Gaussian classes, circle, moon, and the letters V, Ket and Y.

The paper prints no parameter of any of these sets: all numbers here are our reading. The manifold of a class is the
curve from which its points are drawn, known exactly, where the paper learns it by a generative network.
"""

from dataclasses import dataclass

import numpy as np

from empirical import genmix
from empirical.middle_walk import Manifold
from numerics.class_maps import Box
from numerics.curves import Arc, Segment, sampled
from numerics.densities import GaussianDensity

MEANS = ((0.0, 0.0), (-3.0, 0.0), (3.0, 0.0), (0.0, 3.0))
"""Of the four Gaussian classes: 0 between 1 and 2, 3 above."""
VARIANCE = 0.1
"""Of each coordinate in each Gaussian class, as in the paper's nine classes."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawing:
    """A set whose classes lie along curves, with Gaussian noise; `box` is drawn, and starts are uniform on it."""

    manifolds: tuple[Manifold, ...]
    noise: float
    box: Box


DRAWINGS = {
    "circle": Drawing(
        manifolds=((Arc(centre=(0, 0), radius=1),), (Arc(centre=(0, 0), radius=0.5),)),
        noise=0.05,
        box=Box(-1.5, 1.5, -1.5, 1.5, 151),
    ),
    "moon": Drawing(
        manifolds=(
            (Arc(centre=(0, 0), radius=1, first=0, last=np.pi),),
            (Arc(centre=(1, 0.5), radius=1, first=np.pi, last=2 * np.pi),),
        ),
        noise=0.05,
        box=Box(-1.5, 2.5, -1.25, 1.75, 161),
    ),
    "v": Drawing(
        manifolds=(
            (Segment(start=(-1, 1), end=(-0.2, -1)),),
            (Segment(start=(1, 1), end=(0.2, -1)),),
            (Segment(start=(0, 1), end=(0, 0)),),
        ),
        noise=0.03,
        box=Box(-1.4, 1.4, -1.4, 1.4, 151),
    ),
    "ket": Drawing(
        manifolds=(
            (Segment(start=(-0.6, -1), end=(-0.6, 1)),),
            (Segment(start=(0, 1), end=(0.7, 0.15)),),
            (Segment(start=(0, -1), end=(0.7, -0.15)),),
        ),
        noise=0.03,
        box=Box(-1.4, 1.4, -1.4, 1.4, 151),
    ),
    "y": Drawing(
        manifolds=(
            (Segment(start=(-0.15, 0.15), end=(-0.9, 1)),),
            (Segment(start=(0.15, 0.15), end=(0.9, 1)),),
            (Segment(start=(0, -0.2), end=(0, -1)),),
        ),
        noise=0.03,
        box=Box(-1.4, 1.4, -1.4, 1.4, 151),
    ),
}
GAUSSIAN_BOX = Box(-4.5, 4.5, -2.0, 4.5, 181)
SETS = ("gaussian", *DRAWINGS)


def n_classes(name: str) -> int:
    """Number of classes of a set."""
    return len(MEANS) if name == "gaussian" else len(DRAWINGS[name].manifolds)


def box_of(name: str) -> Box:
    """What is drawn of a set, and where starts are uniform."""
    return GAUSSIAN_BOX if name == "gaussian" else DRAWINGS[name].box


def drawn(name: str, n_per_class: int, generator: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Points (k n_per_class, 2) and class indices, class by class.

    Points of circle and moon are scikit-learn's in law: here at random places of the curves, not evenly spaced.

    Raises:
        ValueError: no such set, or no point.
    """
    if name not in SETS:
        raise ValueError(f"data {name!r}: one of {', '.join(SETS)}")
    if n_per_class < 1:
        raise ValueError(f"n_per_class must be at least 1, not {n_per_class!r}")
    labels = np.repeat(np.arange(n_classes(name)), n_per_class)
    if name == "gaussian":
        return np.array(MEANS)[labels] + np.sqrt(VARIANCE) * generator.standard_normal((len(labels), 2)), labels
    drawing = DRAWINGS[name]
    points = np.concatenate([sampled(manifold, n_per_class, generator) for manifold in drawing.manifolds])
    return points + drawing.noise * generator.standard_normal(points.shape), labels


def starts_in(box: Box, n: int, generator: np.random.Generator) -> np.ndarray:
    """Starts uniform on a box, (n, 2)."""
    return generator.uniform((box.left, box.low), (box.right, box.high), (n, 2))


def densities_of(points: np.ndarray, labels: np.ndarray, *, fitted: bool = True) -> list[GaussianDensity]:
    """Gaussian classes: sample means and covariances, or those from which the set is drawn."""
    if fitted:
        return [GaussianDensity.fit(points[labels == c]) for c in range(len(MEANS))]
    return [GaussianDensity(np.array(mean), VARIANCE * np.eye(2)) for mean in MEANS]


def scores_of(
    name: str, points: np.ndarray, labels: np.ndarray, *, norm: str = "2", fitted: bool = True
) -> genmix.Scores:
    """Log densities of the classes of a set: Gaussian classes, or minus the distances to the curves."""
    if name == "gaussian":
        return genmix.gaussian_scores(densities_of(points, labels, fitted=fitted))
    return genmix.manifold_scores(DRAWINGS[name].manifolds, norm)


def middle_of(
    name: str,
    points: np.ndarray,
    labels: np.ndarray,
    generator: np.random.Generator,
    *,
    n_points: int,
    tolerance: float,
    norm: str = "2",
    fitted: bool = True,
    renewed: bool = True,
) -> genmix.MiddlePoints:
    """GenMix's points of equal share for a set; starts are uniform on the box that is drawn."""
    if name == "gaussian":
        densities = densities_of(points, labels, fitted=fitted)
        return genmix.between_gaussians(densities, lam=0.5, n_points=n_points, generator=generator)
    drawing = DRAWINGS[name]
    return genmix.between_manifolds(
        drawing.manifolds,
        lam=0.5,
        n_points=n_points,
        starts=lambda n: starts_in(drawing.box, n, generator),
        norm=norm,
        tolerance=tolerance,
        renewed=renewed,
    )
