import pytest

pytest.importorskip("torch", reason="the plain loop is PyTorch (extra 'train')")

import logistic_grid
import turns


def test_the_grid_of_logistic_regressions_is_at_least_thirty_times_faster_than_a_plain_loop():
    times = logistic_grid.compare(n_turns=5)
    plain, written = (turns.ratio(times, side, "with drawing") for side in ("plain", "as written"))
    print(f"{plain:.0f} times, {turns.ratio(times, 'plain', 'grid'):.0f} without drawing; as written {written:.0f}")
    assert plain >= 30
    assert written > plain
