import pytest

pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")

import moons
import turns


def test_training_on_two_moons_is_faster_than_a_plain_loop():
    times = moons.compare(n_steps=60, n_turns=5)
    ratios = {name: turns.ratio(times, "plain", name) for name in ("experiment", "stack")}
    print(", ".join(f"{name} {ratio:.1f} times" for name, ratio in ratios.items()))
    assert ratios["stack"] >= 5
    assert ratios["experiment"] >= 4  # near 5: the records were made by the kernel of two layers, slower than the stack
    assert turns.ratio(times, "experiment", "stack") > 1
