"""The part of the report on real tables: sources, conclusions, tables, figures, suspicious runs, unknown sets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empirical.pins import Pin, pins, printed_in
from reports import conclusions, real_figures, real_runs, real_tables
from reports.conclusions import Question, low_dimensional
from reports.measured import Identity, Source, accuracy, data_sets, numeric_alone, source
from reports.panels import Panel
from reports.printed import (
    COUNTED,
    LINEAR,
    METHODS,
    NETWORKS,
    NUMERIC,
    TABLES,
    TABULATED,
    Reading,
    printed_table,
    printed_tables,
    protocols,
)
from reports.real_runs import Inflation, Suspicion
from reports.real_tables import ShownTable

N_FITTING, N_CANDIDATES, N_MANY_CLASSES = 109, 160, 38


@dataclass(frozen=True, kw_only=True)
class Accuracies:
    """Accuracy of every method on every set of a record under one reading; None where there is no number."""

    experiment: str
    reading: Reading
    methods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class RealTables:
    """Everything that the templates show of it."""

    sources: tuple[Source, ...]
    unknown: tuple[str, ...]
    counted: tuple[Question, ...]
    tabulated: tuple[Question, ...]
    tables: tuple[ShownTable, ...]
    histograms: tuple[Panel, ...]
    forests: tuple[Panel, ...]
    ranks: tuple[Panel, ...]
    inflations: tuple[Inflation, ...]
    suspicious: Mapping[str, tuple[Suspicion, ...]]
    accuracies: tuple[Accuracies, ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """All drawings, each a file of its own beside the page."""
        return (*self.histograms, *self.forests, *self.ranks)

    @property
    def summary(self) -> tuple[str, ...]:
        """Which of the conclusions over many sets stand."""
        return conclusions.summary(self.counted)

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """What counts as agreement, as each record keeps it."""
        return tuple((found.experiment, found.record.criterion) for found in self.sources if found.record)


def real_tables_section() -> RealTables:
    """Gather the part from the records at hand."""
    names = dict.fromkeys(("openml", NUMERIC, *(experiment for _, experiment, _ in TABLES.values())))
    sources = {name: source(name) for name in names}
    linear, numeric = sources["openml"], sources[NUMERIC]
    alone = numeric_alone(linear.runs, numeric.runs) if linear.runs and numeric.runs else None
    counted, tabulated = (
        tuple(conclusions.question(c, sources[c.experiment], numeric=alone) for c in asked)
        for asked in (COUNTED, TABULATED)
    )
    return RealTables(
        sources=tuple(sources.values()),
        unknown=unknown_sets(),
        counted=counted,
        tabulated=tabulated,
        tables=tuple(real_tables.shown(t, sources[t.experiment], numeric=alone) for t in printed_tables()),
        histograms=real_figures.histograms(counted),
        forests=(
            *real_figures.forest(counted, "real-shifts", "Conclusions over many sets"),
            *real_figures.forest(_of(tabulated, (1, 4, 5, 8)), "real-shifts-accuracy", "Sets of one table: accuracy"),
            *real_figures.forest(_of(tabulated, (6, 9)), "real-shifts-robust", "Sets of one table: robust accuracy"),
        ),
        ranks=real_figures.critical_differences(linear),
        inflations=real_runs.inflations(linear.runs, *LINEAR) if linear.runs else (),
        suspicious={
            name: real_runs.suspicious(found.runs, _readings(name), one_split=name in ("openml", NUMERIC))
            for name, found in sources.items()
            if found.runs
        },
        accuracies=tuple(
            table
            for found in (linear, numeric)
            for reading in _readings(found.experiment)
            for table in _accuracies(found, reading)
        ),
    )


def _of(questions: Sequence[Question], tables: Sequence[int]) -> list[Question]:
    return [question for question in questions if question.conclusion.table in tables]


def unknown_sets() -> tuple[str, ...]:
    """What is not known about the paper's collections of sets, in sentences."""
    named = sorted({identity for number in TABLES for identity in printed_in(number)})
    known = pins()
    within = [identity for identity in named if low_dimensional(identity)]
    beyond = [identity for identity in named if identity not in within]
    numeric = [identity for identity in beyond if low_dimensional(identity, is_numeric=True)]
    many = [identity for identity in within if (known[identity].k or 0) > 2]
    absent = [identity for identity in named if known[identity].checksum is None]
    chosen = printed_table(4).ids
    return (
        f"The paper lists neither its {N_FITTING} nor its {N_CANDIDATES} nor its {N_MANY_CLASSES} sets. Its tables "
        f"name {len(named)} sets; {len(within)} of them pass its own filter of at most 20 features and fewer than "
        "5,000 rows.",
        f"Of the {N_FITTING} sets only the {len(chosen)} of Table 4 are named as members; "
        f"{N_FITTING - len(chosen)} are unknown. Of the {N_CANDIDATES} at most {len(within)} are named, so that at "
        f"least {N_CANDIDATES - len(within)} are unknown. Of the {N_MANY_CLASSES} with more than two classes at most "
        f"{len(many)} are named ({_ids(many)}), so that at least {N_MANY_CLASSES - len(many)} are unknown.",
        f"{len(beyond)} named sets do not pass the filter, though the tables list them: {_ids(beyond)}. "
        f"Where numeric features alone are counted, {_ids(numeric)} pass.",
        f"No copy of {_ids(absent)} was found: their rows show the printed numbers alone.",
        f"Sets of one name are other targets or copies of the same rows, so that they are not independent: {_kin()}.",
    )


def _readings(experiment: str) -> tuple[Reading, ...]:
    if experiment in ("openml", NUMERIC):
        return (*protocols(alpha=1), *protocols(alpha=2))
    return next((readings for _, name, readings in TABLES.values() if name == experiment), NETWORKS)


def _accuracies(found: Source, reading: Reading) -> Sequence[Accuracies]:
    if found.runs is None:
        return ()
    rows: list[tuple[Identity, list[float | None]]] = []
    for identity in data_sets(found.runs, reading):
        seen = (accuracy(found.runs, identity, reading, method) for method in METHODS)
        rows.append((identity, [one.mean if one else None for one in seen]))
    used = [n for n, _ in enumerate(METHODS) if any(row[n] is not None for _, row in rows)]
    if not used:
        return ()
    names = tuple(METHODS)
    return (
        Accuracies(
            experiment=found.experiment,
            reading=reading,
            methods=tuple(names[n] for n in used),
            rows=tuple((_titled(identity), tuple(row[n] for n in used)) for identity, row in rows),
        ),
    )


def _titled(identity: Identity) -> str:
    known = pins().get(identity)
    return f"{identity} {known.name}" if known and known.name != str(identity) else str(identity)


def _kin() -> str:
    by_name: dict[str, list[Pin]] = {}
    for known in pins().values():
        by_name.setdefault(known.name, []).append(known)
    groups = [kin for kin in by_name.values() if len(kin) > 1]
    return "; ".join(f"{kin[0].name} ({', '.join(str(k.id) for k in kin)})" for kin in groups)


def _ids(identities: Sequence[Identity]) -> str:
    return ", ".join(map(str, identities)) or "none"
