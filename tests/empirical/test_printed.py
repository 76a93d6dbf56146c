"""Printed accuracies of sohn2022: every table is whole, and its data sets are those the manifest names."""

import pytest

from empirical.pins import printed_in
from empirical.printed import printed, reported

METHODS = {1: 2, 4: 6, 5: 6, 6: 3, 8: 5, 9: 3}


@pytest.mark.parametrize("table", METHODS)
def test_tables_are_whole(table):
    cells = printed(table)
    assert len(cells) == METHODS[table]
    for by_id in cells.values():
        assert tuple(sorted(by_id)) == printed_in(table)
        assert all(0 < mean <= 100 and 0 <= sd < 30 for mean, sd in by_id.values())


def test_single_numbers():
    assert printed(6)["genlabel_gm"][954] == (85.16, 7.55)
    assert printed(8)["generative_gm"][949] == (65.59, 15.61)
    assert printed(9)["vanilla"][1038] == (16.49, 1.85)
    with pytest.raises(ValueError, match="table 7"):
        printed(7)


def test_ablation_repeats_table_4():
    for method in ("mixup", "genlabel_gm", "genlabel_kde", "genlabel_cv"):
        assert printed(4)[method] == printed(5)[method]


def test_reported_is_every_mean_for_both_protocols():
    found = reported(9)
    assert len(found) == 2 * 3 * 16
    assert {entry.quantity for entry in found if entry.value == 82.09} == {"genlabel_gm_printed", "genlabel_gm_clean"}
    assert found[0].setting == {"dataset": 312}
