"""Prediction against measurement: what was compared, what contradicts, what is orphaned, what is stale."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from empirical import records
from empirical.experiment import all_experiments
from theory import catalogue
from theory.claim import Verdict
from theory.evidence import Comparison
from theory.verdict import Judgement

SAME = 1e-9


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something a reader should know about predictions and records; `kind` is conflict, record or orphan."""

    kind: str
    text: str


def comparisons(judgements: Mapping[str, Judgement]) -> Iterator[tuple[str, Comparison]]:
    """Every predicted number set beside a measured one, with the claim that predicts it."""
    for claim_id, judgement in judgements.items():
        for trial in judgement.trials:
            if trial.evidence:
                for seen in trial.evidence.comparisons:
                    yield claim_id, seen


def by_claim(judgements: Mapping[str, Judgement]) -> dict[str, tuple[Comparison, ...]]:
    """The same, under the claim that predicts."""
    found: dict[str, tuple[Comparison, ...]] = {}
    for claim_id, seen in comparisons(judgements):
        found[claim_id] = (*found.get(claim_id, ()), seen)
    return found


def findings(judgements: Mapping[str, Judgement]) -> tuple[Finding, ...]:
    """Conflicts between claims, missing or stale records, experiments without a claim and claims without experiment."""
    return (*conflicts(judgements), *_record_states(), *_orphans(judgements))


def conflicts(judgements: Mapping[str, Judgement]) -> tuple[Finding, ...]:
    """Pairs of claims that predict different numbers, or intervals that do not meet, for one quantity of a paper.

    A refuted claim predicts nothing, and a printed number tested as such is no prediction.
    """
    by_quantity: dict[tuple[str, str], list[tuple[str, Comparison]]] = {}
    for claim_id, seen in comparisons(judgements):
        if judgements[claim_id].verdict is Verdict.REFUTED or seen.predicted == seen.reported:
            continue
        paper = claim_id.partition("/")[0]
        by_quantity.setdefault((paper, seen.quantity), []).append((claim_id, seen))
    return tuple(
        Finding(
            kind="conflict",
            text=f"{one} predicts {_told(a)} for {quantity} ({paper}), but {other} predicts {_told(b)}",
        )
        for (paper, quantity), told in by_quantity.items()
        for (one, a), (other, b) in combinations(told, 2)
        if _apart(a, b)
    )


def _apart(one: Comparison, other: Comparison) -> bool:
    """Whether no number fits both predictions."""
    ends = [_ends(one), _ends(other)]
    low, high = max(low for low, _ in ends), min(high for _, high in ends)
    return low - high > SAME * max(1.0, abs(low), abs(high))


def _ends(seen: Comparison) -> tuple[float, float]:
    if not seen.is_interval:
        return seen.predicted, seen.predicted
    return (-math.inf if seen.low is None else seen.low, math.inf if seen.high is None else seen.high)


def _told(seen: Comparison) -> str:
    return seen.prediction if seen.is_interval else f"{seen.predicted:.6g}"


def _record_states() -> Iterator[Finding]:
    """One finding for each experiment that has no current record at all."""
    states = records.status()
    current = {found.experiment for found in states if found.state in ("committed", "local")}
    for found in states:
        if found.experiment not in current:
            current.add(found.experiment)
            yield Finding(
                kind="record",
                text=f"{found.experiment} ({', '.join(found.rows)}) has no current record: {found.state}, "
                f"{found.n_finished} of {found.n_wanted} networks; `{found.command}` makes it",
            )


def _orphans(judgements: Mapping[str, Judgement]) -> Iterator[Finding]:
    """Experiments whose rows no claim covers, and claims on measured rows that no experiment serves."""
    covered = {f"{i.partition('/')[0]}/{catalogue.load(i).row.number}" for i in judgements}
    served = {row for experiment in all_experiments() for row in experiment.rows}
    for experiment in all_experiments():
        for row in experiment.rows:
            if row not in covered:
                yield Finding(kind="orphan", text=f"{experiment.name} measures {row}, but no claim covers that row")
    for claim_id in judgements:
        entry = catalogue.load(claim_id)
        row = f"{claim_id.partition('/')[0]}/{entry.row.number}"
        if entry.row.kind == "experiment" and row not in served:
            yield Finding(kind="orphan", text=f"{claim_id} is on a measured row, but no experiment serves {row}")
