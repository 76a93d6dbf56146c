"""Verification of many claims: partners and premises resolved, work spread over processes."""

import multiprocessing
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed

from theory import catalogue
from theory.verdict import Judgement, judge, with_premises

Progress = Callable[[str, Judgement], None]


def verify(claim: str, *, include_slow: bool = False) -> Judgement:
    """Judge one claim, with its repaired partners as positive controls and its premises resolved.

    Args:
        claim: an id, a unique number such as theorem-2.7, or the path of a claim file.
        include_slow: whether checks marked slow run.

    Raises:
        UnknownClaimError: no claim, or more than one, answers to the name.
    """
    found = catalogue.resolve(claim)
    if len(found) > 1:
        raise catalogue.UnknownClaimError(f"{claim!r} names several claims: {', '.join(found)}")
    return verify_all(found, include_slow=include_slow)[found[0]]


def verify_all(
    ids: Iterable[str], *, include_slow: bool = False, jobs: int = 1, progress: Progress | None = None
) -> dict[str, Judgement]:
    """Judge several claims; premises outside the selection are judged too, but not returned.

    Returns:
        Judgement by id, in the order of `ids`.
    """
    wanted = list(ids)
    needed = list(dict.fromkeys(i for name in wanted for i in _closure(name)))
    judged: dict[str, Judgement] = {}
    if jobs > 1 and len(needed) > 1:
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max_workers=jobs, mp_context=spawn) as pool:
            futures = {pool.submit(_judge_by_id, name, include_slow): name for name in needed}
            for future in as_completed(futures):
                judged[futures[future]] = future.result()
                if progress:
                    progress(futures[future], future.result())
    else:
        for name in needed:
            judged[name] = _judge_by_id(name, include_slow)
            if progress:
                progress(name, judged[name])
    settled: dict[str, Judgement] = {}
    for name in wanted:
        _settle(name, judged, settled, ())
    return {name: settled[name] for name in wanted}


def _judge_by_id(name: str, include_slow: bool) -> Judgement:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        entry = catalogue.load(name)
        repaired = [partner.claim.subject for partner in catalogue.repairs_of(name)]
        return judge(entry.claim, repaired=repaired, include_slow=include_slow)


def _closure(name: str, path: tuple[str, ...] = ()) -> list[str]:
    """The claim and all it uses, premises first."""
    if name in path:
        raise catalogue.MalformedClaimError(f"{name} uses itself through {' -> '.join(path)}")
    uses = catalogue.load(name).claim.uses
    return [*(i for used in uses for i in _closure(used, (*path, name))), name]


def _settle(name: str, judged: dict[str, Judgement], settled: dict[str, Judgement], path: tuple[str, ...]) -> Judgement:
    if name not in settled:
        uses = catalogue.load(name).claim.uses
        premises = {used: _settle(used, judged, settled, (*path, name)).verdict for used in uses}
        settled[name] = with_premises(judged[name], premises)
    return settled[name]
