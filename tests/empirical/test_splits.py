"""Splits: sizes, no row twice, scikit-learn's order, choice by folds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.model_selection import KFold, train_test_split

from empirical.arff import parse
from empirical.splits import chosen, folds, holdout, nested, part
from empirical.tables import table_of

PRINTED_TEST_ROWS = {61: (150, 45), 817: (48, 15), 885: (131, 40), 907: (400, 120), 938: (42, 13), 40981: (690, 207)}


@pytest.mark.parametrize(("n", "n_test"), PRINTED_TEST_ROWS.values())
def test_the_test_part_has_the_rows_that_the_printed_digits_need(n, n_test):
    assert len(holdout(n).test) == n_test


@settings(deadline=None)
@given(n=st.integers(2, 400), seed=st.integers(0, 2**32 - 1))
def test_the_holdout_is_scikit_learns_and_parts_the_rows(n, seed):
    split = holdout(n, seed=seed)
    train, test = train_test_split(np.arange(n), test_size=0.3, random_state=seed)
    np.testing.assert_array_equal(split.train, train)
    np.testing.assert_array_equal(split.test, test)
    assert sorted([*split.train, *split.test]) == list(range(n))


@settings(deadline=None)
@given(n=st.integers(6, 200), n_folds=st.sampled_from([5, 6]))
def test_folds_are_scikit_learns(n, n_folds):
    theirs = KFold(n_folds).split(np.zeros(n))
    for ours, (train, test) in zip(folds(np.arange(n), n_folds), theirs, strict=True):
        np.testing.assert_array_equal(ours.train, train)
        np.testing.assert_array_equal(ours.test, test)


def test_nested_selection_never_sees_a_test_row():
    protocol = nested(151, seed=3)
    assert len(protocol.inner) == 6
    for split in protocol.inner:
        assert not set(split.train) & set(split.test)
        assert not (set(split.train) | set(split.test)) & set(protocol.outer.test)
        assert sorted([*split.train, *split.test]) == sorted(protocol.outer.train)
    again = nested(151, seed=3)
    np.testing.assert_array_equal(again.inner[2].test, protocol.inner[2].test)
    assert len(nested(5).inner) == 3


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: holdout(1), "n 1 is too small"),
        (lambda: holdout(2, test_share=0.9), "n 2 is too small"),
        (lambda: holdout(10, test_share=1.0), "test_share 1.0"),
        (lambda: folds(np.arange(4), 5), "n_folds 5 must be from 2 to the number of rows, 4"),
        (lambda: folds(np.arange(4), 1), "n_folds 1"),
        (lambda: chosen(np.zeros((2, 3)), [(0.1,)]), "2 rows of scores for 1 candidates"),
        (lambda: chosen(np.array([[1.0], [np.nan]]), [(1.0,), (2.0,)]), r"\(2.0,\) hold NaN"),
    ],
)
def test_what_cannot_be_split_or_chosen(call, told):
    with pytest.raises(ValueError, match=told):
        call()


def test_gaps_are_filled_from_the_train_side_alone():
    text = "@relation r\n@attribute x numeric\n@attribute c {a,b}\n@data\n" + "\n".join(
        f"{'?' if i == 0 else i},{'ab'[i % 2]}" for i in range(10)
    )
    table = table_of(parse(text), identity=1, name="r", source="test")
    split = folds(np.arange(10), 5)[0]  # rows 0 and 1 test
    found = part(table, split)
    assert found.test_features[0, 0] == np.mean(np.arange(2, 10))
    assert found.train_labels.tolist() == [0, 1] * 4
    assert part(table, split, features=np.ones((10, 3))).test_features.shape == (2, 3)


def test_ties_go_to_the_large_rate():
    candidates = [(0.001, 0.0), (0.1, 0.2), (0.1, 0.8), (1.0, 0.0)]
    scores = np.array([[0.5, 0.75], [0.75, 0.5], [0.5, 0.75], [0.5, 0.5]])
    assert chosen(scores, candidates) == 2
    assert chosen(np.array([[0.5], [0.5], [0.25]]), [(0.01,), (0.1,), (1.0,)]) == 1
