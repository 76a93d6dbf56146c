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
