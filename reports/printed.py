"""What sohn2022 prints about real tables: accuracies by data set, counts, and the conclusions drawn from them.

The conclusions and their bounds stand here before any record does; `reports.conclusions` has the rules.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from empirical.printed import printed
from numerics.paired_differences import Counts

METHODS: Mapping[str, str] = {
    "vanilla": "Vanilla",
    "adamixup": "AdaMixup (our reading)",
    "mixup": "Mixup",
    "mixup_without_intrusion": "Mixup, intrusion excluded",
    "logistic_labels": "Mixup, logistic labels",
    "generative_gm": "Generative classifier (GM)",
    "genlabel_gm": "GenLabel (GM)",
    "genlabel_kde": "GenLabel (KDE)",
    "genlabel_cv": "GenLabel (CV)",
    "latent_text": "GenLabel (GM), latent, as in the text",
    "latent_released": "GenLabel (GM), latent, as released",
}
GENLABEL = ("genlabel_gm", "genlabel_kde", "genlabel_cv", "latent_text", "latent_released")
LATENT = ("latent_text", "latent_released")
"""Readings of the GenLabel of Table 8, which the text applies to hidden features; its one printed row is at each."""
MOST_FEATURES, MOST_ROWS = 20, 5000
"""The paper's filter of its 160 sets: at most so many features, and fewer rows than that."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A printed accuracy in percent: mean and standard deviation."""

    mean: float
    sd: float


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read a number off a record: part of the setting, and what follows the method in the quantity.

    `variant` is a way of training, `measure` what is measured; both are empty where there is but one. `is_numeric`:
    nominal features are left out.
    """

    label: str
    protocol: str
    setting: Mapping[str, Any] = field(default_factory=dict)
    variant: str = ""
    measure: str = ""
    is_numeric: bool = False

    def quantity(self, method: str) -> str:
        """Name of the quantity for a method."""
        return "_".join(part for part in (method, self.variant, self.measure, self.protocol) if part)


@dataclass(frozen=True, kw_only=True)
class PrintedTable:
    """One table: what it shows, the experiment and readings that re-run it, numbers by method and OpenML id.

    `one_split`: whether all runs share their test rows, so that the printed deviations know nothing of their draw.
    """

    number: int
    what: str
    experiment: str
    readings: tuple[Reading, ...]
    numbers: Mapping[str, Mapping[int, Number]]
    one_split: bool

    @property
    def share_to_meet(self) -> float:
        """Share of its numbers that a re-run must meet to reproduce it, by the criterion of its record."""
        return 0.9 if self.one_split else 0.85

    @property
    def ids(self) -> tuple[int, ...]:
        """Its data sets, in printed order."""
        return tuple(next(iter(self.numbers.values())))


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """That one method beats another on more data sets than the reverse, as a table or figure of the paper has it.

    Differences up to `bound` points are on par. `printed` are the paper's counts; where it prints accuracies instead,
    `table` is their number, and its data sets count but for those of `OTHER_PROBLEM`; else the sets are those of the
    record that pass the filter: low-dimensional, and of more than two classes where `many_classes`.
    """

    name: str
    place: str
    first: str
    second: str
    experiment: str
    readings: tuple[Reading, ...]
    bound: float = 0.5
    printed: Counts | None = None
    table: int | None = None
    many_classes: bool = False

    @property
    def is_strict(self) -> bool:
        """Whether the record's criterion asks the interval of the shift to agree with the sign test."""
        return self.experiment != "openml"

    @property
    def asks_for_steady_runs(self) -> bool:
        """Whether the record's criterion wants the conclusion a second time, without sets of suspicious runs."""
        return self.experiment.endswith("robust")

    @property
    def statement(self) -> str:
        """The conclusion in words."""
        return f"{METHODS[self.first]} is more often above than below {METHODS[self.second]}"


def protocols(**setting: Any) -> tuple[Reading, ...]:
    """The two protocols under one setting."""
    return (
        Reading(label="as printed", protocol="printed", setting=setting),
        Reading(label="clean", protocol="clean", setting=setting),
    )


def without_nominal(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings, and after them the same with nominal features left out, where the record of `NUMERIC` has them."""
    others = (replace(r, label=f"numeric features alone, {r.label}", is_numeric=True) for r in readings)
    return (*readings, *others)


NUMERIC = "openml-numeric"
VARIANTS = {
    "scaled": "standardised",
    "": "raw",
    "scaled_trained": "standardised, trained under attack",
    "trained": "raw, trained under attack",
}
"""Ways in which the text may have trained for robustness, the one that came nearer to print first."""


def robust(variants: Sequence[str], measures: Mapping[str, str], **setting: Any) -> tuple[Reading, ...]:
    """Both protocols of every variant and measure."""
    return tuple(
        Reading(
            label=f"{VARIANTS[variant]}, {told}, {reading.label}",
            protocol=reading.protocol,
            setting=setting,
            variant=variant,
            measure=measure,
        )
        for variant in variants
        for measure, told in measures.items()
        for reading in protocols()
    )


LINEAR = protocols(alpha=1)
ATTACKS = {"": "FGSM", "exact": "exact"}
ROBUST = robust(tuple(VARIANTS), ATTACKS)
ROBUST_NETWORKS = tuple(
    replace(reading, label=f"{told}, {reading.label}")
    for activation, told in (("relu", "ReLU"), ("identity", "no activation"))
    for reading in robust(("scaled", "", "scaled_trained"), {"": "FGSM"}, activation=activation)
)
OTHER_PROBLEM = {6: (223,)}
"""Sets that a table prints for another problem than the one that can be run: 223 has a numeric target."""
NETWORKS = tuple(
    Reading(label=f"{told}, {r.label}", protocol=r.protocol, setting={"activation": activation})
    for activation, told in (("relu", "ReLU"), ("identity", "no activation"))
    for r in protocols()
)
TABLES: Mapping[int, tuple[str, str, tuple[Reading, ...]]] = {
    1: ("accuracy of logistic regression, right half: sets on which Mixup loses", "openml", LINEAR),
    4: ("accuracy of logistic regression on selected sets", "openml", LINEAR),
    5: ("ablation of GenLabel on the sets of Table 4", "openml", LINEAR),
    6: ("robust accuracy of logistic regression under FGSM, radius 0.2", "openml-robust", ROBUST),
    8: ("accuracy of networks with two hidden layers", "openml-networks", NETWORKS),
    9: ("robust accuracy of networks with two hidden layers under FGSM", "openml-networks-robust", ROBUST_NETWORKS),
}
ONE_SPLIT = (1, 4, 5)
"""Tables whose digits are those of one test part; the deviations of the others show the luck of the rows, too."""


@functools.cache
def printed_tables() -> tuple[PrintedTable, ...]:
    """The tables on real data, in paper order."""
    return tuple(
        PrintedTable(
            number=number,
            what=what,
            experiment=experiment,
            readings=without_nominal(readings) if number in ONE_SPLIT else readings,
            numbers=_numbers(number),
            one_split=number in ONE_SPLIT,
        )
        for number, (what, experiment, readings) in TABLES.items()
    )


def printed_table(number: int) -> PrintedTable:
    """One of the tables."""
    return next(table for table in printed_tables() if table.number == number)


def _numbers(number: int) -> dict[str, dict[int, Number]]:
    numbers = {
        method: {identity: Number(mean=mean, sd=sd) for identity, (mean, sd) in by_id.items()}
        for method, by_id in printed(number).items()
    }
    return numbers | (dict.fromkeys(LATENT, numbers["genlabel_gm"]) if number == 8 else {})


def _counted(
    name: str, place: str, first: str, second: str, higher: int, on_par: int, lower: int, **more: Any
) -> Conclusion:
    counts = Counts(higher=higher, on_par=on_par, lower=lower)
    told = {"experiment": "openml", "readings": without_nominal(LINEAR), "printed": counts, **more}
    return Conclusion(name=name, place=place, first=first, second=second, **told)


COUNTED = (
    _counted("figure-3", "Figure 3", "mixup_without_intrusion", "mixup", 24, 14, 0, bound=1.0, many_classes=True),
    _counted("figure-5", "Figure 5", "logistic_labels", "mixup_without_intrusion", 87, 23, 50, bound=0.0),
    _counted("table-2", "Table 2", "genlabel_gm", "generative_gm", 68, 4, 37, bound=0.0),
    _counted("table-3-vanilla", "Table 3, Vanilla", "genlabel_cv", "vanilla", 41, 34, 34),
    _counted("table-3-adamixup", "Table 3, Adamixup", "genlabel_cv", "adamixup", 51, 28, 30),
    _counted("table-3-mixup", "Table 3, Mixup (Figure 9, α = 1)", "genlabel_cv", "mixup", 65, 19, 25),
    _counted("table-3-excluded", "Table 3, Mixup + exclude MI", "genlabel_cv", "mixup_without_intrusion", 62, 18, 29),
    _counted("table-3-generative", "Table 3, Generative Classifier", "genlabel_cv", "generative_gm", 48, 26, 35),
    Conclusion(
        name="figure-9-alpha-2",
        place="Figure 9, α = 2 (in print: more than half)",
        first="genlabel_cv",
        second="mixup",
        experiment="openml",
        readings=without_nominal(protocols(alpha=2)),
    ),
)
"""Conclusions over many sets. Tables 2 and 3 print shares of 109 sets; the counts here are the nearest to them."""

_TABULATED = (
    (1, "vanilla", "mixup"),
    (4, "genlabel_cv", "mixup"),
    (4, "genlabel_cv", "adamixup"),
    (5, "genlabel_gm", "generative_gm"),
    (5, "genlabel_cv", "mixup_without_intrusion"),
    (6, "genlabel_gm", "mixup"),
    (6, "genlabel_gm", "vanilla"),
    (8, "genlabel_gm", "mixup"),
    (8, "genlabel_gm", "vanilla"),
    (8, "genlabel_gm", "mixup_without_intrusion"),
    (8, "genlabel_gm", "generative_gm"),
    *((8, latent, baseline) for latent in LATENT for baseline in ("mixup", "vanilla")),
    (9, "genlabel_gm", "mixup"),
    (9, "genlabel_gm", "vanilla"),
)
TABULATED = tuple(
    Conclusion(
        name=f"table-{number}-{first}-{second}".replace("_", "-"),
        place=f"Table {number}",
        first=first,
        second=second,
        experiment=TABLES[number][1],
        readings=without_nominal(TABLES[number][2]) if number in ONE_SPLIT else TABLES[number][2],
        table=number,
    )
    for number, first, second in _TABULATED
)
"""Conclusions over the sets of one table, which the paper chose for how its method does on them."""
