"""Judgements as JSON text, for the next command."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from theory.claim import Verdict
from theory.evidence import Comparison, Coverage, Evidence, Method, Outcome
from theory.verdict import ControlTrial, Judgement, Trial

_PROPERTIES = ("universal",)  # derived by the evidence itself


def to_json(judged: Mapping[str, Judgement], digest: str) -> str:
    """Write judgements with the digest of what they rest on."""
    told = {name: asdict(judgement) for name, judgement in judged.items()}
    return json.dumps({"digest": digest, "judged": told}, default=_plain)


def from_json(text: str, digest: str) -> dict[str, Judgement] | None:
    """Read judgements back; None where they rest on something else.

    Raises:
        ValueError, TypeError, KeyError: the text was not written by this version.
    """
    kept = json.loads(text)
    if kept["digest"] != digest:
        return None
    return {name: _judgement(told) for name, told in kept["judged"].items()}


def _judgement(told: Mapping[str, Any]) -> Judgement:
    tried = {name: tuple(map(_control, told[name])) for name in ("controls", "positives")}
    verdicts = {name: Verdict(told[name]) for name in ("verdict", "expected")}
    trials = tuple(map(_trial, told["trials"]))
    return Judgement(**{**told, **tried, **verdicts, "trials": trials, "skipped": tuple(told["skipped"])})


def _control(told: Mapping[str, Any]) -> ControlTrial:
    return ControlTrial(why=told["why"], trials=tuple(map(_trial, told["trials"])))


def _trial(told: Mapping[str, Any]) -> Trial:
    return Trial(**{**told, "evidence": _evidence(told["evidence"]) if told["evidence"] else None})


def _evidence(told: Mapping[str, Any]) -> Evidence:
    return Evidence(
        **{
            **{name: value for name, value in told.items() if name not in _PROPERTIES},
            "method": Method(told["method"]),
            "outcome": Outcome(told["outcome"]),
            "comparisons": tuple(Comparison(**seen) for seen in told["comparisons"]),
            "coverage": Coverage.of(told["coverage"]["required"], told["coverage"]["covered"]),
        }
    )


def _plain(value: Any) -> Any:
    """Sets as sorted lists, and numbers of other libraries as floats."""
    return sorted(value) if isinstance(value, frozenset) else float(value)
