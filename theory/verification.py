"""Verification of many claims: partners and premises resolved, work spread over processes."""

import multiprocessing
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from theory import catalogue
from theory.claim import Verdict
from theory.verdict import Judgement, judge, with_premises

Progress = Callable[[str, Judgement], None]


def verify(claim: str, *, include_slow: bool = False) -> Judgement:
    """Judge one claim, with its repaired partners as positive controls and its premises resolved.

    Args:
        claim: an id, a unique number such as theorem-2.7, or the path of a claim file.
        include_slow: whether checks marked slow run.

    Raises:
        UnknownClaimError: no claim, or more than one, answers to the name.
        TypeError: the name is no string, or include_slow no bool.
    """
    if not isinstance(claim, str):
        remedy = "pass an id such as those of claims(), a number such as 'theorem-2.7', or the path of a claim file"
        raise TypeError(f"claim must be a string, not {type(claim).__name__} {claim!r}; {remedy}")
    if not isinstance(include_slow, bool):
        raise TypeError(f"include_slow must be True or False, not {type(include_slow).__name__} {include_slow!r}")
    found = catalogue.resolve(claim)
    if len(found) > 1:
        raise catalogue.UnknownClaimError(
            f"claim {claim!r} names several claims; pass the id of one: {', '.join(found)}"
        )
    return verify_all(found, include_slow=include_slow)[found[0]]


def verify_all(
    ids: Iterable[str],
    *,
    include_slow: bool = False,
    brief: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> dict[str, Judgement]:
    """Judge several claims; premises of those that hold are judged too, but returned only if asked for.

    Args:
        ids: ids of the claims.
        include_slow: whether checks marked slow run.
        brief: whether a claim is given up at the first sign that its verdict is not the expected one.
        jobs: processes.
        progress: told of each judgement as it comes.

    Returns:
        Judgement by id, in the order of `ids`.
    """
    wanted = list(dict.fromkeys(ids))
    for name in wanted:
        _refuse_circles(name)
    judged: dict[str, Judgement] = {}
    todo = wanted
    while todo:
        for name, judgement in _judge_each(todo, include_slow, brief, jobs):
            judged[name] = judgement
            if progress:
                progress(name, judgement)
        todo = list(dict.fromkeys(used for name in judged for used in _premises(name, judged) if used not in judged))
    return {name: _settled(name, judged) for name in wanted}


def _judge_each(ids: Sequence[str], include_slow: bool, brief: bool, jobs: int) -> Iterator[tuple[str, Judgement]]:
    if jobs == 1 or len(ids) == 1:
        for name in ids:
            yield name, _judge_by_id(name, include_slow, brief)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=jobs, mp_context=spawn) as pool:
        futures = {pool.submit(_judge_by_id, name, include_slow, brief): name for name in ids}
        for future in as_completed(futures):
            yield futures[future], future.result()


def _judge_by_id(name: str, include_slow: bool, brief: bool) -> Judgement:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        entry = catalogue.load(name)
        repaired = [partner.claim.subject for partner in catalogue.repairs_of(name)]
        return judge(entry.claim, repaired=repaired, include_slow=include_slow, brief=brief)


def _premises(name: str, judged: Mapping[str, Judgement]) -> tuple[str, ...]:
    """What the verdict rests on: only VERIFIED can be lowered by a premise."""
    return catalogue.load(name).claim.uses if judged[name].verdict is Verdict.VERIFIED else ()


def _settled(name: str, judged: Mapping[str, Judgement]) -> Judgement:
    premises = {used: _settled(used, judged).verdict for used in _premises(name, judged)}
    return with_premises(judged[name], premises)


def _refuse_circles(name: str, path: tuple[str, ...] = ()) -> None:
    if name in path:
        raise catalogue.MalformedClaimError(f"{name} uses itself through {' -> '.join(path)}")
    for used in catalogue.load(name).claim.uses:
        _refuse_circles(used, (*path, name))
