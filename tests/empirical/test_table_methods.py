"""Methods on tables: what each candidate learns from, the batches they share, and the choice among them."""

import numpy as np
import pytest

from empirical.labels import Linear, Logistic, MixedPairs, WithoutIntrusion, gaussian_posterior
from empirical.selection import Trained, choose, trained
from empirical.softmax_trainer import train_softmax
from empirical.splits import Part, nested, part
from empirical.table_methods import METHODS, Candidate, belongs, candidates, generative_accuracy, table_batches
from empirical.tables import built_in

RATES, GAMMAS = [0.1, 0.01], [0.0, 0.4, 1.0]


def side(seed=0, n=70, d=3, k=3):
    rng = np.random.default_rng(seed)
    y = np.arange(n) % k
    x = rng.normal(size=(n, d)) + y[:, None]
    return Part(train_features=x[:50], train_labels=y[:50], test_features=x[50:], test_labels=y[50:])


def drawn(mine, *, seed=1, n_epochs=4, k=3, batch_size=16):
    generator = np.random.Generator(np.random.Philox(seed))
    sizes = {"n_epochs": n_epochs, "batch_size": batch_size}
    return table_batches(mine, k, alpha=1, generator=generator, logistic_variance=0.1, **sizes)


def test_each_method_has_its_candidates():
    known = candidates(RATES, GAMMAS)
    assert len(set(known)) == len(known) == 4 * 2 + 2 * 2 * 2
    n = {method: sum(belongs(method, c) for c in known) for method in METHODS}
    assert n["genlabel_gm"] == n["genlabel_kde"] == 2 * 3
    assert n["genlabel_cv"] == 2 + 2 * 2 * 2
    assert {n[m] for m in ("vanilla", "mixup", "mixup_without_intrusion", "logistic_labels")} == {2}
    assert all(any(belongs(method, c) for method in METHODS) for c in known)
    with pytest.raises(ValueError, match="method 'gen' is not known"):
        belongs("gen", known[0])


def test_batches_are_those_of_the_label_rules():
    mine = side()
    found = drawn(mine)
    assert found.n_batches == 4
    assert found.inputs.shape == (16, 16, 3)
    assert found.present.sum() == 4 * 50
    x, y = mine.train_features, mine.train_labels
    for t in range(16):
        rows = found.present[t] > 0
        lam = found.soft_labels["linear"][t]
        assert np.allclose(lam.sum(axis=1), 1)
        first = np.array([np.flatnonzero((x == row).all(axis=1))[0] for row in found.plain_inputs[t]])
        assert np.array_equal(found.plain_labels[t], np.eye(3)[y[first]])
        gm = gaussian_posterior(x, y)(pairs_like(found.inputs[t], y[first])).soft_labels
        assert np.allclose(found.soft_labels["gm"][t][rows], gm[rows], atol=1e-9)
    epoch = found.plain_inputs[:4][found.present[:4] > 0]
    assert np.array_equal(np.sort(epoch, axis=0), np.sort(x, axis=0))


def pairs_like(inputs, first):
    return MixedPairs(inputs=inputs, first=first, second=first, lam=np.ones(len(inputs)), n_classes=3)


def test_linear_and_logistic_labels_and_intrusion_agree_with_the_rules():
    mine = side()
    found = drawn(mine)
    x, y = mine.train_features, mine.train_labels
    linear = found.soft_labels["linear"].reshape(-1, 3)
    for row, logistic, point, keep, present in zip(
        linear,
        found.soft_labels["logistic"].reshape(-1, 3),
        found.inputs.reshape(-1, 3),
        found.keep.ravel(),
        found.present.ravel(),
        strict=True,
    ):
        if not present or np.count_nonzero(row) != 2:
            continue
        first, second = np.flatnonzero(row)
        mixed = MixedPairs(
            inputs=point[None], first=np.array([first]), second=np.array([second]), lam=row[[first]], n_classes=3
        )
        assert np.allclose(Linear()(mixed).soft_labels, row)
        assert np.allclose(Logistic(0.1**0.5)(mixed).soft_labels, logistic)
        assert WithoutIntrusion(x, y)(mixed).keep[0] == keep
    assert 0 < found.share_dropped < 0.5


def test_a_class_missing_from_the_train_side_is_labelled_with_probability_0():
    mine = side()
    rows = mine.train_labels != 1
    cut = Part(
        train_features=mine.train_features[rows],
        train_labels=mine.train_labels[rows],
        test_features=mine.test_features,
        test_labels=mine.test_labels,
    )
    found = drawn(cut)
    for rule in ("gm", "kde", "linear", "logistic"):
        assert np.isfinite(found.soft_labels[rule]).all()
        assert found.soft_labels[rule][..., 1].max() == 0
    curves = train_softmax(found, candidates(RATES, GAMMAS), cut, 3, np.random.default_rng(0))
    assert np.isfinite(curves).all()
    assert 0 <= generative_accuracy(cut, 3) <= 100


def test_one_row_in_the_last_batch_and_more_rows_than_a_batch_wants():
    mine = side()
    found = drawn(mine, batch_size=49)
    assert found.n_batches == 2
    assert found.present[1].sum() == 1
    assert np.array_equal(found.inputs[1, 0], found.plain_inputs[1, 0])
    assert drawn(mine, batch_size=500).inputs.shape == (4, 50, 3)


def test_training_does_not_depend_on_who_else_is_trained():
    mine = side()
    known, found = candidates(RATES, GAMMAS), drawn(mine)
    whole = train_softmax(found, known, mine, 3, np.random.default_rng(2))
    assert whole.shape == (len(known), 4)
    for i in (0, 3, len(known) - 1):
        alone = train_softmax(found, [known[i]], mine, 3, np.random.default_rng(2))
        assert np.array_equal(alone[0], whole[i])


def curves_of(folds, final):
    return Trained(folds=np.array(folds, dtype=float), final=np.array(final, dtype=float))


def test_the_protocols_read_the_same_curves_differently():
    folds = [[[50, 90, 60], [70, 70, 71]], [[50, 92, 58], [70, 72, 73]]]
    final = [[10, 95, 40, 30], [60, 61, 62, 63]]
    printed = choose(curves_of(folds, final), [0, 1], [(0.1,), (0.01,)], "printed")
    assert (printed.index, printed.accuracy, printed.folds) == (0, 95, 91)
    clean = choose(curves_of(folds, final), [0, 1], [(0.1,), (0.01,)], "clean")
    assert (clean.index, clean.accuracy, clean.folds, clean.moved) == (1, 63, 72, 2)
    assert choose(curves_of(folds, final), [0], [(0.1,), (0.01,)], "clean").moved == 65


def test_of_equal_scores_the_larger_candidate_wins():
    level = curves_of(np.full((3, 4, 2), 50), np.arange(8).reshape(4, 2))
    order = [(0.1, 0.2, 0.0), (0.1, 0.2, 1.0), (0.01, 1.0, 1.0), (0.1, 0.0, 1.0)]
    assert choose(level, [0, 1, 2, 3], order, "clean").index == 1
    assert choose(level, [0, 2], order, "printed").index == 0


def test_wrong_input_is_one_clear_line():
    level = curves_of(np.ones((2, 1, 1)), np.ones((1, 1)))
    with pytest.raises(ValueError, match="protocol 'best' is not known"):
        choose(level, [0], [(0.1,)], "best")
    with pytest.raises(ValueError, match="members is empty"):
        choose(level, [], [(0.1,)], "clean")


def test_the_test_rows_choose_nothing_under_the_clean_protocol():
    """Labels of the test rows may be anything: the clean choice stays what it is."""
    table = built_in("iris")
    split = nested(table.n, n_folds=3)
    known = [Candidate(rule="linear", rate=rate) for rate in (0.1, 0.01, 0.001)]
    order = [(c.rate, c.gamma) for c in known]

    def run(spoil):
        def train(mine, place):
            if place == 3 and spoil:
                mine = Part(
                    train_features=mine.train_features,
                    train_labels=mine.train_labels,
                    test_features=mine.test_features,
                    test_labels=(mine.test_labels + 1) % 3,
                )
            return train_softmax(drawn(mine, seed=place), known, mine, 3, np.random.default_rng(place))

        return choose(trained(table, split, train), [0, 1, 2], order, "clean")

    honest, spoiled = run(False), run(True)
    assert (honest.index, honest.folds) == (spoiled.index, spoiled.folds)
    assert honest.accuracy != spoiled.accuracy


def test_generative_accuracy_is_that_of_the_class_gaussians():
    from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis

    table = built_in("wine")
    mine = part(table, nested(table.n).outer)
    model = QuadraticDiscriminantAnalysis(priors=np.full(3, 1 / 3))
    wanted = model.fit(mine.train_features, mine.train_labels).score(mine.test_features, mine.test_labels)
    assert generative_accuracy(mine, 3) == pytest.approx(100 * wanted, abs=2)
