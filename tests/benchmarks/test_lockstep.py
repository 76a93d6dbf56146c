import pytest

pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")

import lockstep
import turns


def test_lock_step_training_is_at_least_twenty_times_faster_than_a_plain_loop():
    times = lockstep.compare(n_steps=300, n_turns=5)
    ratios = {name: turns.ratio(times, "plain", name) for name in ("compiled", "batched")}
    print(", ".join(f"{name} {ratio:.1f} times" for name, ratio in ratios.items()))
    assert ratios["compiled"] >= 20
    assert ratios["batched"] > 1
    assert turns.ratio(times, "as written", "compiled") >= 20
