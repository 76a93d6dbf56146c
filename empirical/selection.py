"""Choosing by cross-validation, and what the chosen candidate scores: two protocols on the same trained networks.

Every candidate is trained on each fold's train side and scored on its other side after every epoch, and once more on
the whole train part and scored on the test rows. "printed": a network counts by its best epoch on the rows it is
evaluated on, in the folds and in the final run alike, as sohn2022's text has it. "clean": a network counts by its last
epoch, and the test rows choose nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from empirical.splits import Nested, Part, chosen, part
from empirical.table_methods import Candidate, TableBatches
from empirical.tables import Table

PROTOCOLS = ("printed", "clean")


class Trainer(Protocol):
    """Trains candidates on shared batches; any model may stand behind it."""

    def __call__(
        self,
        batches: TableBatches,
        candidates: Sequence[Candidate],
        side: Part,
        n_classes: int,
        generator: np.random.Generator,
    ) -> np.ndarray:
        """Per cent right on the test side after each epoch, (n_candidates, n_epochs)."""
        ...


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one protocol chose and what came of it: accuracy in per cent, and by how much it is not settled.

    `index` is the candidate's; `moved` is how far the final run's accuracy at the last epoch is from that at half of
    them; `folds` is the mean score over folds, by which it was chosen.
    """

    index: int
    accuracy: float
    folds: float
    moved: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Trained:
    """Per cent right after each epoch: `folds` (n_folds, n_candidates, n_epochs), `final` (n_candidates, n_epochs)."""

    folds: np.ndarray
    final: np.ndarray


def trained(table: Table, nested: Nested, train: Callable[[Part, int], np.ndarray]) -> Trained:
    """Train on every fold and on the whole train part; `train` gets the part and its number, the final one last."""
    curves = [train(part(table, split), i) for i, split in enumerate((*nested.inner, nested.outer))]
    return Trained(folds=np.stack(curves[:-1]), final=curves[-1])


def choose(curves: Trained, members: Sequence[int], order: Sequence[tuple[float, ...]], protocol: str) -> Choice:
    """The candidate of the best mean fold score among `members`, and its final accuracy, under one protocol.

    Args:
        curves: of all candidates.
        members: indices of those that compete.
        order: for each of all candidates a tuple; of equal scores the larger tuple wins, such as (rate, gamma).
        protocol: "printed" or "clean".

    Raises:
        ValueError: the protocol is not known, or nothing competes.
    """
    if protocol not in PROTOCOLS:
        raise ValueError(f"protocol {protocol!r} is not known; use one of {', '.join(PROTOCOLS)}")
    if not len(members):
        raise ValueError("members is empty; give at least one candidate")
    score = (lambda c: c.max(axis=-1)) if protocol == "printed" else (lambda c: c[..., -1])
    mine = list(members)
    scores = score(curves.folds[:, mine]).T
    best = mine[chosen(scores, [order[i] for i in mine])]
    final = curves.final[best]
    return Choice(
        index=best,
        accuracy=float(score(final)),
        folds=float(score(curves.folds[:, best]).mean()),
        moved=float(abs(final[-1] - final[max(0, len(final) // 2 - 1)])),
    )
