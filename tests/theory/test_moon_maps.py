"""The two records of decision maps, as the claims read them."""

import pytest

from numerics.decision_maps import nonlinearity
from theory.chidambaram2022.moon_maps import (
    AGAIN,
    EXPERIMENT,
    base,
    levels,
    mixup,
    nonlinear_share,
    ratio_to_wide_gap,
    record,
    rises,
)


@pytest.mark.parametrize("experiment", [EXPERIMENT, AGAIN])
def test_shares_gains_and_ratios_come_from_the_majority_maps(experiment):
    maps, panels = record(experiment), (base(0.5), mixup(1, 0.5, "cleared"))
    plain, bent = (nonlinear_share(maps, panel, "long") for panel in panels)
    assert plain == nonlinearity(maps.votes("long", **panels[0]).majority())
    ((name, gain, stderr, n_runs),) = rises(panels, "long", experiment=experiment)
    assert gain == pytest.approx(bent - plain)
    assert stderr > 0
    assert n_runs == 10
    assert ("second run" in name) == (experiment == AGAIN)
    _, ratio, _, _ = ratio_to_wide_gap("long", experiment=experiment)
    assert ratio == pytest.approx(nonlinear_share(maps, base(0.1), "long") / plain)


def test_the_two_runs_are_of_different_data_and_have_quantities_of_their_own():
    first, second = (levels([base(0.5)], [(0, 1)], "long", experiment=e)[0] for e in (EXPERIMENT, AGAIN))
    assert first.quantity != second.quantity
    assert first.measured != second.measured
    assert not {row.seed for row in record().rows} & {row.seed for row in record(AGAIN).rows}
