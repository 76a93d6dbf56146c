"""Three ways of training on one fold: what is chosen where, and what never leaks."""

import numpy as np
import pytest

from empirical.label_trials import METHODS, MIXED, n_epochs, prepared, run_fold, standardised
from empirical.splits import Split


def middle_class(seed=0, counts=(90, 30, 90)):
    """Three classes on a line, the middle one small: mixtures of the outer ones fall on it."""
    rng = np.random.default_rng(seed)
    y = np.repeat([0, 1, 2], counts)
    return rng.normal(scale=0.3, size=(len(y), 2)) + 2.0 * np.stack([y - 1, 0 * y], axis=1), y


def fold_of(x, y, **changed):
    test = np.arange(0, len(y), 3)
    split = Split(train=np.setdiff1d(np.arange(len(y)), test), test=test)
    options = {"alpha": 1.0, "scale": False, "generator": np.random.default_rng(1)} | changed
    return run_fold(x, y, int(y.max()) + 1, split, **options)


def test_mixup_loses_the_middle_class_and_genlabel_keeps_it():
    found = fold_of(*middle_class())
    assert found.accuracy["vanilla"] > 95
    assert found.accuracy["mixup"] < found.accuracy["vanilla"] - 5
    assert found.accuracy["genlabel"] > found.accuracy["mixup"] + 5
    assert found.settings["mixup"][1] == 0.0
    assert found.settings["genlabel"][1] > 0.0
    assert set(found.settings.values()) <= set(MIXED)
    assert found.commonest == pytest.approx(100 * 90 / 210, abs=1.5)


def test_the_same_generator_gives_the_same_numbers():
    x, y = middle_class()
    first, again = fold_of(x, y), fold_of(x, y)
    assert first == again
    assert fold_of(x, y, generator=np.random.default_rng(2)) != first


def test_test_labels_choose_nothing():
    """Other labels on the test rows change accuracies, never what was chosen."""
    x, y = middle_class()
    turned = y.copy()
    turned[np.arange(0, len(y), 3)] = (turned[np.arange(0, len(y), 3)] + 1) % 3
    plain, wrong = fold_of(x, y), fold_of(x, turned)
    assert wrong.settings == plain.settings
    assert wrong.accuracy["vanilla"] < 50 < plain.accuracy["vanilla"]


def test_gaps_and_scales_come_from_the_train_rows():
    x = np.array([[1.0, 5.0], [3.0, 5.0], [np.nan, 5.0], [1000.0, 7.0]])
    split = Split(train=np.array([0, 1, 2]), test=np.array([3]))
    side = prepared(x, np.array([0, 1, 0, 1]), split, scale=True)
    assert side.train_features[:, 0].tolist() == pytest.approx([-np.sqrt(1.5), np.sqrt(1.5), 0.0])
    assert side.test_features[0].tolist() == pytest.approx([998 / np.sqrt(2 / 3), 2.0])  # a constant is only centred
    assert standardised(x[:2], np.array([0, 1])).tolist() == [[-1, 0], [1, 0]]


def test_a_class_of_two_rows_and_a_tiny_train_part_train():
    x, y = middle_class(counts=(6, 2, 6))
    assert set(fold_of(x, y).accuracy) == set(METHODS)


@pytest.mark.parametrize(("n_train", "epochs"), [(10, 500), (128, 500), (129, 250), (900, 63), (10_000, 20)])
def test_training_takes_about_five_hundred_steps(n_train, epochs):
    assert n_epochs(n_train) == epochs
