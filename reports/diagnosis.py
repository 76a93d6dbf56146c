"""Will Mixup hurt on these data, and would GenLabel help? Facts, geometry, an experiment, two sentences."""

from collections.abc import Hashable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from empirical.label_trials import METHODS, FoldResult, run_fold, standardised
from empirical.mixed_points import Geometry, geometry, typical_neighbour
from empirical.repeated_folds import FoldDifference, fold_difference, stratified_folds, stratified_sample
from empirical.table_facts import Facts, contradicting, facts
from empirical.tables import filled
from numerics.densities import SingularCovarianceError
from numerics.laws import Floats
from reports import diagnosis_words
from reports.diagnosis_input import Options, Rows, checked_options, checked_rows
from reports.judging import suite_version
from reports.output import ProgressLine, write_atomically
from theory.mixup_optimal import mixup_optimal

PAIRS = (("mixup", "vanilla"), ("genlabel", "mixup"), ("genlabel", "vanilla"))
MOST_POINTS, POINT_WORK = 200, 4e8
"""Points of eq. (1), and the product of their number cubed and the dimension that is not exceeded."""
MOST_MIXED, LEAST_MIXED, MIXED_WORK = 10_000, 1_000, 2e9


@dataclass(frozen=True, kw_only=True)
class Lost:
    """Share of data points that the Mixup-optimal classifier of eq. (1) gives to another class, at one alpha."""

    alpha: float
    share: float
    n_lost: int


@dataclass(frozen=True, kw_only=True)
class Optimal:
    """The Mixup-optimal classifier h_eps on `n_points` of the rows, balls of radius eps; None of it where eps is 0."""

    n_points: int
    eps: float
    lost: tuple[Lost, ...]


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """Accuracies in per cent by method, differences in points by "first - second", over repeated stratified folds."""

    n_folds: int
    n_repeats: int
    accuracy: dict[str, float]
    commonest: float
    has_signal: bool
    differences: dict[str, FoldDifference]
    chosen: dict[str, dict[str, int]]


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """The answer, with every number it rests on.

    Attributes:
        options: alpha, seed, folds, scaling.
        facts: of all rows.
        n_used: rows that geometry and experiment saw, fewer than all where `max_rows` cut them.
        geometry: of mixed points.
        optimal: failures of the Mixup-optimal classifier.
        experiment: accuracies and their differences.
        warnings: what a reader should mend or know first.
    """

    options: Options
    facts: Facts
    n_used: int
    geometry: Geometry
    optimal: Optimal
    experiment: Experiment
    warnings: tuple[str, ...]

    @property
    def mixup(self) -> str:
        """Mixup against vanilla training: "hurts", "helps" or "no clear difference"."""
        return diagnosis_words.verdict(self.experiment, "mixup - vanilla")

    @property
    def genlabel(self) -> str:
        """GenLabel against Mixup: "hurts", "helps" or "no clear difference"."""
        return diagnosis_words.verdict(self.experiment, "genlabel - mixup")

    @property
    def sentences(self) -> tuple[str, str]:
        """The conclusion in two sentences."""
        return diagnosis_words.sentences(self)

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain numbers, texts, lists and dictionaries; keys and units are stable within a schema.

        schema: 1. mixproof: version. settings: alpha, large_alpha, scale, missing, n_folds, n_repeats, max_rows, seed.
        facts: n, d, class_counts {name: rows}, n_missing, n_contradicting, n_repeated, constant [names], scale_ratio,
        widest, narrowest, n_used. geometry: n_mixed, n_across, intrusion, intrusion_across, conflict, third_near (each
        {share, stderr}, shares in 0..1), third_least, third_median, neighbour_median (distances). optimal: n_points,
        eps, lost [{alpha, share, n_lost}]. experiment: n_folds, n_repeats, accuracy {method: per cent}, commonest
        (per cent), has_signal, differences {"mixup - vanilla", "genlabel - mixup", "genlabel - vanilla": {n, estimate,
        low, high (points), below, within, above (chances)}}, chosen {method: {"rate 0.1, gamma 0": folds}}.
        conclusion: mixup, genlabel ("hurts", "helps", "no clear difference"), sentences [2], reasons [texts].
        warnings: [texts].
        """
        told = {"mixup": self.mixup, "genlabel": self.genlabel}
        return {
            "schema": 1,
            "mixproof": suite_version(),
            "settings": asdict(self.options),
            "facts": asdict(self.facts) | {"constant": list(self.facts.constant), "n_used": self.n_used},
            "geometry": asdict(self.geometry),
            "optimal": asdict(self.optimal) | {"lost": [asdict(lost) for lost in self.optimal.lost]},
            "experiment": asdict(self.experiment),
            "conclusion": told | {"sentences": list(self.sentences), "reasons": list(diagnosis_words.reasons(self))},
            "warnings": list(self.warnings),
        }

    def to_html(self, path: str | Path) -> Path:
        """Write one self-contained page and give its path.

        Raises:
            UsageError: the place cannot be written.
        """
        from reports.diagnosis_page import page

        write_atomically(Path(path), page(self))
        return Path(path)

    def __str__(self) -> str:
        return diagnosis_words.text(self)


def diagnose(
    X: ArrayLike,
    y: Sequence[Hashable] | np.ndarray,
    *,
    alpha: float = 1.0,
    large_alpha: float = 128.0,
    scale: bool = False,
    missing: str = "refuse",
    n_folds: int | None = None,
    n_repeats: int = 3,
    max_rows: int = 5000,
    seed: int = 0,
    feature_names: Sequence[str] | None = None,
    remarks: Sequence[str] = (),
) -> Diagnosis:
    """Measure whether Mixup hurts softmax regression on these data, and whether GenLabel's labels help.

    Geometry of mixed points, failures of the Mixup-optimal classifier of eq. (1) of chidambaram2022, and repeated
    stratified cross-validation of vanilla, Mixup and GenLabel training. A difference is claimed only where its whole
    95% interval lies beyond 0.5 points, and nothing where no method beats naming the commonest class.

    Args:
        X: (n, d), finite, d at most 200; seconds for d = 20, minutes for d = 150.
        y: (n,), hashable labels of one sortable type; at least two classes of at least two rows.
        alpha: of the mixing weights, Beta(alpha, alpha).
        large_alpha: a second alpha for the Mixup-optimal classifier.
        scale: whether features are standardised, by the train rows in the experiment; the papers do not.
        missing: "refuse" NaN, or fill it with the column's "mean" over the train rows.
        n_folds: of each repeat; 10 where not given, fewer where the smallest class has fewer rows.
        n_repeats: repeats of the cross-validation.
        max_rows: where there are more rows a stratified sample of that size is used, and said.
        seed: of all draws; the same seed gives the same numbers.
        feature_names: (d,), for the texts; the columns of a data frame where not given.
        remarks: further warnings to hand on.

    Raises:
        ValueError, TypeError: an argument is wrong; the message names it, its value and the remedy.
    """
    options = checked_options(
        alpha=alpha,
        large_alpha=large_alpha,
        scale=scale,
        missing=missing,
        n_folds=n_folds,
        n_repeats=n_repeats,
        max_rows=max_rows,
        seed=seed,
    )
    rows, options = checked_rows(X, y, feature_names, options)
    used = _sampled(rows, options)
    seen, optimal, experiment = _measured(used, options)
    known = facts(rows.features, rows.labels, rows.class_names, rows.feature_names)
    return Diagnosis(
        options=options,
        facts=known,
        n_used=len(used.labels),
        geometry=seen,
        optimal=optimal,
        experiment=experiment,
        warnings=(*remarks, *diagnosis_words.warnings(known, len(used.labels), options)),
    )


def _measured(rows: Rows, options: Options) -> tuple[Geometry, Optimal, Experiment]:
    """All three measurements, with progress on a terminal."""
    progress = ProgressLine(options.folds * options.n_repeats + 2)
    try:
        progress.show("geometry of mixed points")
        seen = _geometry(rows, options)
        progress.step("the Mixup-optimal classifier of eq. (1)")
        optimal = _optimal(rows, options)
        progress.step("cross-validation")
        return seen, optimal, _experiment(rows, options, progress)
    except SingularCovarianceError as error:
        raise ValueError(
            f"X has a class whose normal density cannot be fitted ({error}); pass scale=True (--scale), or leave out "
            "columns that others determine"
        ) from error
    finally:
        progress.clear()


def _sampled(rows: Rows, options: Options) -> Rows:
    if len(rows.labels) <= options.max_rows:
        return rows
    keep = stratified_sample(rows.labels, options.max_rows, np.random.default_rng([options.seed, 1]))
    if np.bincount(rows.labels[keep], minlength=len(rows.class_names)).min() < 2:
        raise ValueError(
            f"max_rows {options.max_rows!r} leaves fewer than two rows of a class; raise it, or leave rare classes out"
        )
    return rows.only(keep)


def _complete(rows: Rows, options: Options) -> Floats:
    """Features without gaps, centred (or standardised) over all rows: distances do not depend on the place."""
    everything = np.arange(len(rows.labels))
    complete = filled(rows.features, everything)
    return standardised(complete, everything) if options.scale else complete - complete.mean(axis=0)


def _geometry(rows: Rows, options: Options) -> Geometry:
    points = _complete(rows, options)
    n_mixed = int(np.clip(MIXED_WORK / points.size, LEAST_MIXED, MOST_MIXED))
    return geometry(
        points,
        rows.labels,
        len(rows.class_names),
        alpha=options.alpha,
        n_mixed=n_mixed,
        generator=np.random.default_rng([options.seed, 2]),
    )


def _optimal(rows: Rows, options: Options) -> Optimal:
    """Eq. (1) on a stratified sample without rows that contradict each other, eps half the typical nearest distance."""
    points, labels = _complete(rows, options), rows.labels
    clear = np.flatnonzero(~contradicting(points, labels))
    most = int(min(MOST_POINTS, (POINT_WORK / points.shape[1]) ** (1 / 3)))
    clear = clear[stratified_sample(labels[clear], most, np.random.default_rng([options.seed, 3]))]
    points, labels = points[clear], labels[clear]
    eps = typical_neighbour(points) / 2 if len(clear) else 0.0
    if not eps > 0:
        return Optimal(n_points=len(clear), eps=0.0, lost=())
    lost = []
    for alpha in dict.fromkeys((options.alpha, options.large_alpha)):
        wrong = (
            mixup_optimal(points, labels, points, eps, alpha).argmax(axis=1)
            != np.unique(labels, return_inverse=True)[1]
        )
        lost.append(Lost(alpha=alpha, share=float(wrong.mean()), n_lost=int(wrong.sum())))
    return Optimal(n_points=len(clear), eps=eps, lost=tuple(lost))


def _experiment(rows: Rows, options: Options, progress: ProgressLine) -> Experiment:
    found: list[FoldResult] = []
    for repeat in range(options.n_repeats):
        splits = stratified_folds(rows.labels, options.folds, np.random.default_rng([options.seed, 4, repeat]))
        for fold, split in enumerate(splits):
            found.append(
                run_fold(
                    rows.features,
                    rows.labels,
                    len(rows.class_names),
                    split,
                    alpha=options.alpha,
                    scale=options.scale,
                    generator=np.random.default_rng([options.seed, 5, repeat, fold]),
                )
            )
            progress.step(f"cross-validation, repeat {repeat + 1}, fold {fold + 1}")
    scores = {method: np.array([result.accuracy[method] for result in found]) for method in METHODS}
    commonest = np.array([result.commonest for result in found])

    def difference(first: np.ndarray, second: np.ndarray) -> FoldDifference:
        return fold_difference(first - second, n_folds=options.folds, n_rows=len(rows.labels))

    return Experiment(
        n_folds=options.folds,
        n_repeats=options.n_repeats,
        accuracy={method: float(values.mean()) for method, values in scores.items()},
        commonest=float(commonest.mean()),
        has_signal=any(difference(values, commonest).low > 0 for values in scores.values()),
        differences={f"{a} - {b}": difference(scores[a], scores[b]) for a, b in PAIRS},
        chosen={method: _tally(found, method) for method in METHODS},
    )


def _tally(found: Sequence[FoldResult], method: str) -> dict[str, int]:
    told = [f"rate {rate:g}, gamma {gamma:g}" for rate, gamma in (result.settings[method] for result in found)]
    return {setting: told.count(setting) for setting in sorted(set(told))}
