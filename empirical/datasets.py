"""Data of the experiments, by their defining formulas."""

import numpy as np


def separated_moons(*, n_points: int, noise: float, separation: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Two moons that a vertical line separates: points (n, 2) and class indices (n,).

    From scikit-learn's moons (u, v) of side s = -1 or 1: w = v - 0.3 s, centred over all points; the point is
    (-s (|w| + separation), u - 0.5). So the moon that curves into the other side is folded back, each class moves away
    from the axis by `separation`, the gap is twice that at least, and the axes are exchanged.

    Source: the data of Pezeshki et al. (2020) that chidambaram2022, Section 3.1, uses.

    Raises:
        ValueError: fewer than two points, or a negative separation or noise.
    """
    from sklearn.datasets import make_moons

    if n_points < 2:
        raise ValueError(f"n_points must be at least 2, not {n_points!r}; each moon needs a point")
    if separation < 0 or noise < 0:
        raise ValueError(f"separation {separation!r} and noise {noise!r} must not be negative")
    raw, labels = make_moons(n_samples=n_points, noise=noise, random_state=seed)
    side = 2.0 * labels - 1.0
    across = raw[:, 1] - 0.3 * side
    across -= across.mean()
    return np.stack([-side * (np.abs(across) + separation), raw[:, 0] - 0.5], axis=1), labels


Points = tuple[np.ndarray, np.ndarray]


def adjacent_cubes(*, dimension: int, n_per_class: int, generator: np.random.Generator) -> Points:
    """Cubes of side 2 that touch: points (n, d) uniform on each, and class indices (n,), class by class.

    Two squares about (-1, 0) and (1, 0) for dimension 2; eight cubes about the points of {-1, 1}^3 for dimension 3.

    Source: sohn2022, Section E.1.

    Raises:
        ValueError: another dimension, or a class without a point.
    """
    centres = cube_centres(dimension)
    labels = np.repeat(np.arange(len(centres)), _count("n_per_class", n_per_class))
    return centres[labels] + generator.uniform(-1.0, 1.0, (len(labels), dimension)), labels


def cube_centres(dimension: int) -> np.ndarray:
    """Centres of the cubes in the order of their classes, (k, d)."""
    if dimension == 2:
        return np.array([[-1.0, 0.0], [1.0, 0.0]])
    if dimension == 3:
        signs = np.meshgrid(*([-1.0, 1.0],) * 3, indexing="ij")
        return np.stack([sign.ravel() for sign in signs], axis=1)
    raise ValueError(f"dimension must be 2 (two squares) or 3 (eight cubes), not {dimension!r}")


def laplace_moons(*, n_points: int, scale: float, generator: np.random.Generator) -> Points:
    """scikit-learn's two moons, evenly spaced, with Laplace noise of a scale on each coordinate: (n, 2), (n,)."""
    from sklearn.datasets import make_moons

    raw, labels = make_moons(n_samples=_count("n_points", n_points, least=2), shuffle=False)
    return raw + _laplace(raw.shape, scale, generator), labels


def laplace_circles(*, n_points: int, scale: float, generator: np.random.Generator) -> Points:
    """scikit-learn's circles of radius 1 (class 0) and 0.8 (class 1), with Laplace noise: (n, 2), (n,)."""
    from sklearn.datasets import make_circles

    raw, labels = make_circles(n_samples=_count("n_points", n_points, least=2), shuffle=False)
    return raw + _laplace(raw.shape, scale, generator), labels


def two_circles(*, n_points: int, scale: float, shift: float, generator: np.random.Generator) -> Points:
    """Two draws of `laplace_circles` of n_points each, the second moved right by `shift`, its classes exchanged."""
    first, second = (laplace_circles(n_points=n_points, scale=scale, generator=generator) for _ in range(2))
    points = np.concatenate([first[0], second[0] + np.array([shift, 0.0])])
    return points, np.concatenate([first[1], 1 - second[1]])


def gaussian_grid(*, n_per_class: int, variance: float, generator: np.random.Generator) -> Points:
    """Nine Gaussian classes of covariance `variance` times I about {-10, 0, 10}^2, class by class: (n, 2), (n,)."""
    if not variance >= 0:
        raise ValueError(f"variance {variance!r} must not be negative")
    centres = grid_centres()
    labels = np.repeat(np.arange(len(centres)), _count("n_per_class", n_per_class))
    return centres[labels] + np.sqrt(variance) * generator.standard_normal((len(labels), 2)), labels


def grid_centres() -> np.ndarray:
    """Centres of the nine classes, row by row from (-10, -10) to (10, 10), (9, 2)."""
    axis = (-10.0, 0.0, 10.0)
    return np.array([[x, y] for x in axis for y in axis])


def _laplace(shape: tuple[int, ...], scale: float, generator: np.random.Generator) -> np.ndarray:
    if not scale >= 0:
        raise ValueError(f"scale {scale!r} of the noise must not be negative")
    return generator.laplace(0.0, scale, shape)


def _count(name: str, value: int, *, least: int = 1) -> int:
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value!r}; each class needs a point")
    return value
