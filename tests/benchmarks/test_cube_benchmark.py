import pytest

pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")

import cube
import turns


def test_training_on_the_cube_is_at_least_five_times_faster_than_a_plain_loop():
    times = cube.compare(n_turns=9)
    print(
        f"{turns.ratio(times, 'plain', 'stack'):.1f} times; {turns.ratio(times, 'as written', 'stack'):.1f} as written"
    )
    assert turns.ratio(times, "plain", "stack") >= 5
    assert turns.ratio(times, "as written", "stack") >= 5
