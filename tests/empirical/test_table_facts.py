"""Facts of a table, gaps included."""

import numpy as np

from empirical.table_facts import contradicting, facts

GAP = np.nan


def test_facts_of_a_small_table():
    x = np.array([[1, 5, 0, 10], [1, 5, 0, 10], [2, 5, GAP, -900], [2, 5, GAP, -900], [3, 5, 1, 0]])
    found = facts(x, np.array([0, 1, 0, 0, 1]), ("a", "b"), ("p", "q", "r", "s"))
    assert (found.n, found.d, found.n_missing) == (5, 4, 2)
    assert found.class_counts == {"a": 3, "b": 2}
    assert found.n_contradicting == 2
    assert found.n_repeated == 2
    assert found.constant == ("q",)
    assert (found.widest, found.narrowest) == ("s", "r")
    assert found.scale_ratio == x[:, 3].std() / np.array([0, 0, 1]).std()


def test_only_constant_columns_have_no_ratio_of_scales():
    found = facts(np.ones((3, 2)), np.array([0, 1, 1]), ("a", "b"), ("p", "q"))
    assert found.scale_ratio == 1.0
    assert found.n_contradicting == 3


def test_contradicting_rows():
    x = np.array([[0, GAP], [0, GAP], [0, 1], [0, 1], [4, 4]])
    assert contradicting(x, np.array([0, 2, 1, 1, 0])).tolist() == [True, True, False, False, False]
