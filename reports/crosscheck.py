"""Prediction against measurement: what was compared, and where claims contradict each other."""

from collections.abc import Iterator, Mapping

from theory.evidence import Comparison
from theory.verdict import Judgement


def comparisons(judgements: Mapping[str, Judgement]) -> Iterator[tuple[str, Comparison]]:
    """Every predicted number set beside a measured one, with the claim that predicts it."""
    for claim_id, judgement in judgements.items():
        for trial in judgement.trials:
            if trial.evidence:
                for seen in trial.evidence.comparisons:
                    yield claim_id, seen
