import math

import pytest

from empirical.records import Measurement
from theory.measurements import within

SEEN = Measurement(
    experiment="e",
    quantity="q",
    mean=0.3,
    sd=0.1,
    stderr=0.02,
    n_runs=25,
    device="cpu",
    versions={},
    digest="d",
    reported=0.4,
)


def test_an_interval_keeps_its_ends_and_a_number():
    both = within(SEEN, 0.2, 0.4, quantity="error")
    assert (both.low, both.high, both.criterion) == (0.2, 0.4, "from 0.2 to 0.4")
    assert both.predicted == pytest.approx(0.3)
    assert both.tolerance == pytest.approx(0.1)
    assert both.agrees
    assert both.reported == 0.4


def test_one_sided_intervals():
    least, most = within(SEEN, 0.35, None, quantity="error"), within(SEEN, None, 0.35, quantity="error")
    assert (least.agrees, most.agrees) == (False, True)
    assert (least.predicted, most.predicted) == (0.35, 0.35)
    assert (least.criterion, most.criterion) == ("at least 0.35", "at most 0.35")
    assert math.isinf(least.tolerance)
    assert within(SEEN, 0.3, None, quantity="error", criterion="as fixed").criterion == "as fixed"


def test_an_interval_needs_an_end():
    with pytest.raises(ValueError, match="neither a low nor a high end"):
        within(SEEN, None, None, quantity="error")
