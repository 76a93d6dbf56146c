"""Label conflict from the definitions, against draws."""

import numpy as np
import pytest

from numerics.label_conflict import Ring, grid_conflict, grid_conflict_at, ring_shares, same_class_share
from numerics.laws import BetaLaw

CENTRES = np.array([[x, y] for x in (-10.0, 0.0, 10.0) for y in (-10.0, 0.0, 10.0)])
RINGS = (Ring(0.0, 1.0, 0), Ring(0.0, 0.8, 1), Ring(2.4, 0.8, 0), Ring(2.4, 1.0, 1))


def drawn_conflict(lam, variance, generator):
    n = len(lam)
    a, b = generator.integers(9, size=(2, n))
    noise = np.sqrt(variance) * generator.standard_normal((2, n, 2))
    x = lam[:, None] * (CENTRES[a] + noise[0]) + (1 - lam[:, None]) * (CENTRES[b] + noise[1])
    nearest = ((x[:, None] - CENTRES) ** 2).sum(axis=2).argmin(axis=1)
    return np.mean(nearest != np.where(lam >= 0.5, a, b))


@pytest.mark.parametrize("alpha", [1, 2])
@pytest.mark.parametrize("variance", [0.1, 3.0])
def test_the_quadrature_agrees_with_draws(alpha, variance):
    generator = np.random.default_rng(3)
    lam = BetaLaw(alpha).sample(generator, 200_000)
    assert grid_conflict(BetaLaw(alpha), variance=variance) == pytest.approx(
        drawn_conflict(lam, variance, generator), abs=0.005
    )


@pytest.mark.parametrize(("lam", "share"), [(0.6, 32 / 81), (0.4, 32 / 81), (0.9, 0.0)])
def test_sharp_classes_conflict_in_32_of_81_pairs_in_the_middle_half(lam, share):
    assert grid_conflict_at(lam, variance=1e-6) == pytest.approx(share, abs=1e-9)


def test_sharp_classes_have_the_share_of_the_middle_half():
    assert grid_conflict(BetaLaw(1), variance=1e-9) == pytest.approx(16 / 81, abs=1e-4)


def test_members_of_one_class_are_a_matter_of_the_batch():
    assert same_class_share(batch_size=1000, n_per_class=5000, n_classes=9) == pytest.approx(0.11198, abs=1e-5)
    alone = grid_conflict(BetaLaw(1), variance=0.1, same_class=1.0)
    assert alone == pytest.approx(0.0, abs=1e-12)


def test_rings_agree_with_draws():
    generator = np.random.default_rng(5)
    n = 200_000
    which, angle = generator.integers(4, size=(2, n)), 2 * np.pi * generator.random((2, n))
    centre, radius, label = (np.array(column)[which] for column in zip(*RINGS, strict=True))
    places = np.stack([centre + radius * np.cos(angle), radius * np.sin(angle)])
    lam = generator.random(n)
    x, y = lam * places[:, 0] + (1 - lam) * places[:, 1]
    away = np.stack([np.abs(np.hypot(x - r.centre, y) - r.radius) for r in RINGS])
    top = np.array([r.label for r in RINGS])[away.argmin(axis=0)]
    conflict, intrusion = ring_shares(RINGS, n_angles=60, n_weights=60)
    assert conflict == pytest.approx(np.mean(top != np.where(lam >= 0.5, *label)), abs=0.005)
    assert intrusion == pytest.approx(np.mean((top != label[0]) & (top != label[1])), abs=0.005)
