"""Counts of features: those of the manifest, for every set of the tables that print real data."""

import pytest
import sympy as sp

from empirical.pins import pin
from empirical.printed import printed
from theory.sohn2022.feature_counts import FEATURES, TABLES, from_counted_features
from theory.sohn2022.table_6_features_repaired import CLAIM


def test_every_set_of_the_tables_is_counted():
    assert set(FEATURES) == {key for table in TABLES for key in printed(table)["vanilla"]}


@pytest.mark.parametrize("identity", FEATURES)
def test_counts_are_those_of_the_manifest(identity):
    known = pin(identity)
    assert FEATURES[identity] == known.d
    assert known.n < 5000


def test_tables_1_and_4_keep_to_the_selection():
    assert all(pin(key).d <= 20 for table in (1, 4) for key in printed(table)["vanilla"])


def test_a_witness_names_the_sets_beyond_the_bound():
    evidence = from_counted_features(sp.Tuple(20, 16, *CLAIM.subject[2:]))
    assert "1022" in evidence.witness
    assert "346" not in evidence.witness
