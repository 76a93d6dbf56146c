r"""Table 1, right half: on another split Mixup is below vanilla training on three of the five real tables.

The table has it below on OpenML 48, 61, 307, 818 and 927. Softmax regression, $\alpha = 1$, five runs, epochs and rates
chosen on the rows that are evaluated, our split: Mixup is below where the mean difference over runs is below zero by
two of its standard errors, which was fixed before the run. It is on 61, 307 and 818; on 927 it is lower by less, on 48
not lower. With the last epoch and all choice inside the train part it is on 61, 307 and 927. The words were read off
the record.
"""

import math

from empirical.records import Record
from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record
from theory.standalone import run_alone

BELOW, OPEN, ABOVE = "below", "cannot be told", "above"
IDS = (48, 61, 307, 818, 927)
PRINTED = (-8.26, -7.56, -12.39, -7.74, -7.69)
Words = tuple[str, ...]


def from_the_printed_protocol(words: tuple[Words, Words]) -> Evidence:
    """Best epoch on the evaluation rows, in the folds and in the final run."""
    record = paper_record("openml")
    return measured([_gap(record, "printed", key, word) for key, word in zip(IDS, words[0], strict=True)])


def from_the_clean_protocol(words: tuple[Words, Words]) -> Evidence:
    """Last epoch; the test rows choose nothing."""
    record = paper_record("openml")
    return measured([_gap(record, "clean", key, word) for key, word in zip(IDS, words[1], strict=True)])


def _gap(record: Record, protocol: str, identity: int, word: str) -> Comparison:
    """Mixup minus vanilla training beside what the word says of it."""
    where = {"dataset": identity, "alpha": 1}
    gaps = record.values(f"mixup_{protocol}", **where) - record.values(f"vanilla_{protocol}", **where)
    stderr = float(gaps.std(ddof=1)) / math.sqrt(len(gaps))
    low, high = {BELOW: (None, -2 * stderr), OPEN: (-2 * stderr, 2 * stderr), ABOVE: (2 * stderr, None)}[word]
    ends = [end for end in (low, high) if end is not None]
    return Comparison(
        quantity=f"Mixup minus vanilla training on set {identity}, points ({protocol})",
        predicted=sum(ends) / len(ends),
        measured=float(gaps.mean()),
        stderr=stderr,
        n_runs=len(gaps),
        tolerance=2 * stderr if word == OPEN else math.inf,
        criterion=f"{word}: two standard errors of the difference over runs, {2 * stderr:.3g}",
        device=record.device,
        reported=PRINTED[IDS.index(identity)],
        low=low,
        high=high,
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=((OPEN, BELOW, BELOW, BELOW, OPEN), (OPEN, BELOW, BELOW, OPEN, BELOW)),
    checks=(from_the_printed_protocol, from_the_clean_protocol),
    controls=(
        Control(subject=((BELOW,) * 5, (BELOW,) * 5), why="all five, as the table has it"),
        Control(subject=((OPEN,) * 5, (OPEN,) * 5), why="no set decided"),
        Control(
            subject=((OPEN, BELOW, BELOW, BELOW, BELOW), (OPEN, BELOW, BELOW, BELOW, BELOW)),
            why="near miss: 927 as printed and 818 cleanly decided as well",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
