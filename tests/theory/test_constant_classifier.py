"""Counts of the most frequent class: those of the manifest, and what claims derive from them."""

from fractions import Fraction

import pytest

from empirical.pins import pin
from empirical.printed import printed
from theory.sohn2022.constant_classifier import COUNTS, from_counted_rows, share
from theory.sohn2022.table_6_constant_classifier import CLAIM as TABLE_6
from theory.sohn2022.table_9_constant_classifier import CLAIM as TABLE_9


@pytest.mark.parametrize("identity", COUNTS)
def test_counts_are_those_of_the_manifest(identity):
    known = pin(identity)
    assert COUNTS[identity] == (max(known.class_counts.values()), known.n)
    assert sum(known.class_counts.values()) == known.n


def test_all_sets_at_hand_are_counted():
    at_hand = {key for table in (6, 9) for key in printed(table)["vanilla"] if pin(key).class_counts} - {223}
    assert set(COUNTS) == at_hand
    assert {int(row[0]) for row in TABLE_9.subject} == set(printed(9)["vanilla"]) & at_hand


def test_share_and_exceptions():
    assert share(312) == Fraction(197600, 2407)
    assert round(float(share(312)), 2) == printed(9)["genlabel_gm"][312][0] == 82.09
    above = {key for key, (mean, _) in printed(6)["genlabel_gm"].items() if key in COUNTS and mean > share(key)}
    assert above == {int(key) for key in TABLE_6.subject}
    assert from_counted_rows(TABLE_9.subject).universal
