import pytest

pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")

import moons


def test_training_on_two_moons_is_at_least_five_times_faster_than_a_plain_loop():
    times = moons.compare(n_steps=60, n_turns=5)
    print(f"compiled {moons.ratio(times):.1f} times")
    assert moons.ratio(times) >= 5
