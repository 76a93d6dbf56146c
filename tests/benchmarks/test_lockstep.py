import pytest

pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")

import lockstep


def test_lock_step_training_is_at_least_twenty_times_faster_than_a_plain_loop():
    times = lockstep.compare(n_steps=300, n_turns=5)
    print(f"compiled {times.ratio('compiled'):.0f} times, batched {times.ratio('batched'):.0f} times")
    assert times.ratio("compiled") >= 20
    assert times.ratio("batched") > 1
