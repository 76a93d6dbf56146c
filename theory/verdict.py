"""Verdicts: a pure function from a claim to what its evidence amounts to."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sympy as sp

from theory.claim import Check, Claim, Control, Quantifier, SlowCheck, Verdict, name_of
from theory.evidence import Evidence, Method, NotAvailableHere, Outcome


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One check run on one subject: its evidence, or why there is none."""

    check: str
    evidence: Evidence | None = None
    crash: str | None = None
    missing: str | None = None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome seen, None where there is no evidence."""
        return self.evidence.outcome if self.evidence else None


@dataclass(frozen=True, kw_only=True)
class ControlTrial:
    """All checks run on one control."""

    why: str
    trials: tuple[Trial, ...]

    @property
    def rejected_by(self) -> tuple[str, ...]:
        """Names of the checks that fail on the control; a crash or an undecided check rejects nothing."""
        return tuple(trial.check for trial in self.trials if trial.outcome is Outcome.FAILS)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A claim's verdict with all that led to it; plain data, safe to send between processes."""

    verdict: Verdict
    expected: Verdict
    reason: str
    trials: tuple[Trial, ...]
    controls: tuple[ControlTrial, ...]
    positives: tuple[ControlTrial, ...]
    skipped: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def not_available(self) -> tuple[str, ...]:
        """What this machine lacks for some of the checks."""
        return tuple(trial.missing for trial in self.trials if trial.missing)

    @property
    def as_expected(self) -> bool:
        """Whether the verdict is the expected one, or could not be reached for want of a record or library."""
        return self.verdict is self.expected or (self.verdict is Verdict.UNTESTED and bool(self.not_available))


def judge(claim: Claim, *, repaired: Sequence[Any] = (), include_slow: bool = False, brief: bool = False) -> Judgement:
    """Run all checks of a claim on its subject, controls and positive controls, and derive the verdict.

    Args:
        claim: the claim to judge.
        repaired: subjects of the claims that repair this one; they serve as positive controls.
        include_slow: whether checks marked slow run.
        brief: whether to stop at the first check that fails on the subject of a claim expected to hold: the verdict
            cannot be the expected one any more, whatever the controls do.
    """
    start = time.perf_counter()
    checks = [check for check in claim.checks if include_slow or not isinstance(check, SlowCheck)]
    skipped = tuple(name_of(check) for check in claim.checks if check not in checks)
    trials = tuple(_trials(checks, claim, brief=brief))
    if brief and trials and _gives_up(trials[-1], claim):
        return _stopped(claim, trials, skipped, time.perf_counter() - start)
    controls = tuple(_try_control(checks, control) for control in claim.controls)
    partners = [Control(subject=subject, why="the repaired statement") for subject in repaired]
    positives = tuple(_try_control(checks, control) for control in (*claim.positives, *partners))
    verdict, reason = _derive(claim, trials, controls, positives)
    seconds = time.perf_counter() - start
    return Judgement(
        verdict=verdict,
        expected=claim.expected,
        reason=reason,
        trials=trials,
        controls=controls,
        positives=positives,
        skipped=skipped,
        seconds=seconds,
    )


def with_premises(judgement: Judgement, premises: Mapping[str, Verdict]) -> Judgement:
    """Lower VERIFIED to SUPPORTED where a claim that the argument uses is not itself VERIFIED."""
    open_premises = sorted(name for name, verdict in premises.items() if verdict is not Verdict.VERIFIED)
    if judgement.verdict is not Verdict.VERIFIED or not open_premises:
        return judgement
    reason = f"rests on {', '.join(open_premises)}, not verified"
    return replace(judgement, verdict=Verdict.SUPPORTED, reason=reason)


def _trials(checks: Sequence[Check], claim: Claim, *, brief: bool) -> Iterator[Trial]:
    """Try one check after the other on the subject; if brief, only up to the first that settles a surprise."""
    for check in checks:
        trial = _try(check, claim.subject)
        yield trial
        if brief and _gives_up(trial, claim):
            return


def _gives_up(trial: Trial, claim: Claim) -> bool:
    return bool(trial.crash) or (trial.outcome is Outcome.FAILS and claim.expected is not Verdict.REFUTED)


def _stopped(claim: Claim, trials: tuple[Trial, ...], skipped: tuple[str, ...], seconds: float) -> Judgement:
    """The judgement of a claim that was given up at the first failure."""
    last = trials[-1]
    verdict = Verdict.BROKEN if last.crash else Verdict.INCONCLUSIVE
    reason = f"{last.check} raised {last.crash}" if last.crash else f"{last.check} fails; the rest was not tried"
    return Judgement(
        verdict=verdict,
        expected=claim.expected,
        reason=reason,
        trials=trials,
        controls=(),
        positives=(),
        skipped=skipped,
        seconds=seconds,
    )


def _try(check: Check, subject: Any) -> Trial:
    name = name_of(check)
    try:
        evidence = check(subject)
    except NotAvailableHere as missing:
        return Trial(check=name, missing=str(missing))
    except Exception as crash:  # an exception is never evidence, whatever its type
        return Trial(check=name, crash=f"{type(crash).__name__}: {crash}")
    if not isinstance(evidence, Evidence):
        return Trial(check=name, crash=f"returned {type(evidence).__name__}, not Evidence")
    return Trial(check=name, evidence=evidence)


def _try_control(checks: Sequence[Check], control: Control) -> ControlTrial:
    return ControlTrial(why=control.why, trials=tuple(_try(check, control.subject) for check in checks))


def _derive(
    claim: Claim, trials: Sequence[Trial], controls: Sequence[ControlTrial], positives: Sequence[ControlTrial]
) -> tuple[Verdict, str]:
    seen = [(trial.check, trial.evidence) for trial in trials if trial.evidence]
    crashes = [trial for trial in (*trials, *(t for c in controls for t in c.trials)) if trial.crash]
    if crashes:
        return Verdict.BROKEN, f"{crashes[0].check} raised {crashes[0].crash}"
    if not seen:
        missing = [trial.missing for trial in trials if trial.missing]
        return Verdict.UNTESTED, f"not available here: {missing[0]}" if missing else "no check"
    vacuous = [name for name, evidence in seen if evidence.n_cases == 0]
    if vacuous:
        return Verdict.VACUOUS, f"{vacuous[0]} met no case of the hypotheses"
    gap = _guard_gap(claim, {name for name, _ in seen}, controls)
    if gap:
        return Verdict.UNGUARDED, gap
    if any(evidence.outcome is Outcome.FAILS for _, evidence in seen):
        return _weigh_failure(claim, seen, positives)
    undecided = [name for name, evidence in seen if evidence.outcome is Outcome.INCONCLUSIVE]
    if undecided:
        return Verdict.INCONCLUSIVE, f"{undecided[0]} could not decide"
    return _weigh_support(claim, [evidence for _, evidence in seen])


def _guard_gap(claim: Claim, names: set[str], controls: Sequence[ControlTrial]) -> str | None:
    """Say what is unguarded: a check that rejects no control, a control that none rejects, a repeated subject."""
    subjects = [claim.subject, *(control.subject for control in claim.controls)]
    for n, control in enumerate(claim.controls, start=1):
        if any(same_subject(control.subject, earlier) for earlier in subjects[:n]):
            return f"control '{control.why}' repeats the subject or another control"
    for tried in controls:
        if not tried.rejected_by:
            return f"no check rejects the control '{tried.why}'"
    idle = names - {name for tried in controls for name in tried.rejected_by}
    if idle:
        return f"{min(idle)} rejects no control"
    return None


def same_subject(left: Any, right: Any) -> bool:
    """Whether two subjects say the same thing: equal, or sympy expressions of difference zero."""
    if isinstance(left, sp.Expr) and isinstance(right, sp.Expr):
        return left == right or sp.cancel(sp.together(left - right)) == 0
    if type(left) is not type(right):
        return False
    equal = left == right
    return bool(equal) if isinstance(equal, bool | sp.logic.boolalg.BooleanAtom) else left is right


def _weigh_failure(
    claim: Claim, seen: Sequence[tuple[str, Evidence]], positives: Sequence[ControlTrial]
) -> tuple[Verdict, str]:
    proved = [name for name, evidence in seen if evidence.universal]
    if proved:
        return Verdict.INCONCLUSIVE, f"conflict: {proved[0]} holds for all cases while another check fails"
    printed_result = claim.source.number.startswith(("table", "figure"))
    for name, evidence in seen:
        if evidence.outcome is not Outcome.FAILS:
            continue
        if evidence.method is Method.MEASURED and printed_result:
            return Verdict.REFUTED, f"{name}: {evidence.detail}"
        if not evidence.method.is_exact or not evidence.witness:
            continue
        if any(t.check == name and t.outcome is Outcome.HOLDS for positive in positives for t in positive.trials):
            return Verdict.REFUTED, f"{name}: {evidence.witness}"
    failed = next(name for name, evidence in seen if evidence.outcome is Outcome.FAILS)
    return Verdict.INCONCLUSIVE, f"{failed} fails, but without an exact witness beside a positive control"


def _weigh_support(claim: Claim, evidence: Sequence[Evidence]) -> tuple[Verdict, str]:
    exact = [e for e in evidence if e.method.is_exact]
    if claim.quantifier is Quantifier.FORALL:
        if any(e.universal for e in exact):
            return Verdict.VERIFIED, "all checks hold, one of them for all cases"
        return Verdict.SUPPORTED, "all checks hold, none of them for all cases"
    if exact:
        return Verdict.VERIFIED, "all checks hold, one of them exact"
    return Verdict.SUPPORTED, "all checks hold, none of them exact"
