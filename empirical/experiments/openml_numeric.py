"""Tables 1 (right half) to 5 and Figures 3, 5, 9 of sohn2022 again, nominal features left out where there are some.

In the record of `openml`, where a nominal feature is one column of codes, the printed accuracies of 40710 and 40981 are
10 to 17 points below ours for every method. The paper does not say how it codes nominal features. Here they are left
out; everything else is as in `openml`, the split included. Sets that are numeric throughout would give what `openml`
has and are not trained again; 21, 171, 469 and 1014 have no numeric feature and drop out. 463 and 987 have more than
20 features, but at most 20 numeric ones, and so pass the paper's filter in this reading.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from empirical.experiment import Configuration, Experiment, Outcome, Preset, Run
from empirical.experiments import openml
from empirical.printed import reported

TABULATED = (40710, 40981, 48, 307, 818, 915, 938, 1006)
"""Sets of Tables 1, 4 and 5 that have nominal features beside numeric ones; the first two are in the package."""
DATASETS = (*TABULATED, 10, 338, 346, 455, 463, 475, 719, 804, 862, 949, 987, 988, 1055)
"""Every held set of nominal and at most 20 numeric features and of at most 5,000 rows."""
QUICK_DATASETS = (48,)
CONFIGURATION: dict[str, Any] = openml.CONFIGURATION | {
    "datasets": list(DATASETS),
    "model": "softmax regression, numeric features alone, as they are",
}
CRITERION = (
    "Cells: a cell of Tables 1, 4 and 5 on their eight sets here is reproduced as the experiment `openml` has it, "
    "printed protocol, alpha = 1: |ours - printed| <= 2 sqrt(se^2 + sd_printed^2 / 5 + 2 p (1 - p) / n_test). The "
    "reading that nominal features were left out explains the paper's numbers where at least nine in ten of these "
    "cells are reproduced, and more of them than with codes. Counts (Figures 3, 5, 9, Tables 2, 3): the rule of "
    "`openml`, word for word, on the sets of its record that are numeric throughout together with all sets of this "
    "one, alpha = 1 and 2. Beside it stand the words on the same sets without 463 and 987, which have more than 20 "
    "features in all, here and with codes, so that what the features do is told from what the sets do; the word on "
    "all sets is the one that counts. Exploration before the rule for cells was fixed: the generative classifier "
    "alone on 40 random splits of 40710, 40981, 915 and 1006, whose range held the printed value with and without "
    "nominal features but for 40981, where codes gave 81 to 92 per cent, numeric features 68 to 82, and the paper "
    "prints 73.9. Known before the rule for counts was fixed: the record of `openml`, and this one as far as those "
    "eight sets and alpha = 1, read for its cells; an earlier run of them had set 927 as well, which has no nominal "
    "feature. The seeds of those eight are the same."
)


def train(configuration: Configuration, runs: Sequence[Run], device: str) -> list[Outcome]:
    """Train as `openml` does, on the numeric columns."""
    from empirical.openml import load_all  # opens files: only where something is trained

    ids = list(configuration["datasets"])
    tables = dict(zip(ids, load_all(ids), strict=True))
    return [openml._outcome(configuration, run, _numeric(tables[run.setting["dataset"]])) for run in runs]


def _numeric(table: Any) -> Any:
    """The table without its nominal columns."""
    kept = np.flatnonzero(~table.nominal)
    return replace(
        table,
        features=table.features[:, kept],
        feature_names=tuple(table.feature_names[j] for j in kept),
        categories=(None,) * len(kept),
    )


EXPERIMENT = Experiment(
    name="openml-numeric",
    question="Are the paper's accuracies those of numeric features alone, and what do its conclusions become there?",
    rows=openml.EXPERIMENT.rows,
    presets=(
        Preset(
            name="quick",
            configuration=CONFIGURATION | openml.QUICK | {"datasets": list(QUICK_DATASETS)},
            settings=tuple({"dataset": identity, "alpha": 1} for identity in QUICK_DATASETS),
            n_runs=2,
        ),
        Preset(
            name="paper",
            configuration=CONFIGURATION,
            settings=tuple({"dataset": identity, "alpha": alpha} for identity in DATASETS for alpha in openml.ALPHAS),
            n_runs=5,
        ),
    ),
    quantities=openml.EXPERIMENT.quantities,
    criterion=CRITERION,
    train=train,
    reported=tuple(
        replace(entry, setting={**entry.setting, "alpha": 1})
        for table in (1, 4, 5)
        for entry in reported(table, ("printed",))
        if entry.setting["dataset"] in DATASETS
    ),
    file=__file__,
)
