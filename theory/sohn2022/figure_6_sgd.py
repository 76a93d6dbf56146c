r"""Figure 6: on nine Gaussian classes GenLabel's lead outlives gradient descent in place of Adam, clipped or not.

The figure has the smallest of the nine margins larger by GenLabel than by vanilla training and by Mixup. The authors'
program trains these networks by Adam, the text by gradient descent with momentum; with the rate $0.1$ of its other sets
GenLabel leads by more than three standard errors in batches of $1000$, as released, and of $128$, as printed, with
gradients clipped at norm $5$ or not. Unclipped, as printed, vanilla training collapses: its mean accuracy on the test
data ends below $0.9$, at $0.38$ and $0.48$. So does GenLabel's in batches of $128$, at $0.87 \pm 0.05$; all else stays
at $1.00$. Which of the other two has the smaller margin depends on the batches: vanilla training in those of $1000$,
Mixup in clipped ones of $128$, as under Adam. Against Adam vanilla training's margin is smaller throughout, Mixup's in
batches of $128$. The rules were fixed before the run. Two expectations from 8 networks a setting on other data were
missed: that GenLabel would not lead unclipped in batches of $128$, and that clipped it would gain on Adam there.
"""

from dataclasses import replace
from math import sqrt

from empirical.records import Measurement
from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record, within
from theory.sohn2022.synthetic_records import LAST, WIDTHS, clearly_above, paired
from theory.standalone import run_alone

Pairs = tuple[tuple[str, str], ...]
Orders = tuple[tuple[str, str, str], ...]
Reading = tuple[tuple[str, ...], Orders, Pairs, Orders]
"""Where the figure's order stands; which of two methods is above, where; which methods collapse, where, and none else;
what Adam changes: reading, method, below or above."""
LEAST, FLOOR = "margin_least", 0.9


def from_the_order(reading: Reading) -> Evidence:
    """Of GenLabel's two leads the less certain one, in each reading of the text."""
    gaps = {where: min(_leads(where), key=lambda g: g.mean / max(g.stderr, 1e-9)) for where in _readings()}
    return measured([_clear(gap, f"GenLabel's lead, {where}", where in reading[0]) for where, gap in gaps.items()])


def from_the_other_two(reading: Reading) -> Evidence:
    """Mean differences of vanilla training's and Mixup's least margins on the same data."""
    name = "least margin of {1} less that of {2}, {0}"
    return measured([clearly_above(_gap(*order), quantity=name.format(*order)) for order in reading[1]])


def from_accuracy(reading: Reading) -> Evidence:
    """Mean accuracy on the test data after the last epoch, of every method in every reading."""
    record, comparisons = paper_record("label-conflict-sgd"), []
    for setting in record.settings():
        where, method = setting["reading"], setting["method"]
        low, high = (None, FLOOR) if (where, method) in reading[2] else (FLOOR, None)
        seen = record.measurement(LAST, **setting)
        comparisons.append(within(seen, low, high, quantity=f"accuracy of {method}, {where}"))
    return measured(comparisons)


def from_adam(reading: Reading) -> Evidence:
    """Least margins by the two optimisers, on the same data as far as there are both."""
    descent, adam, comparisons = paper_record("label-conflict-sgd"), paper_record("label-conflict"), []
    for where, method, side in reading[3]:
        own, other = descent.values(LEAST, reading=where, method=method), adam.values(LEAST, method=method)
        n_runs = min(len(own), len(other))
        gaps = (own[:n_runs] - other[:n_runs]) * (1 if side == "above" else -1)
        sd, seen = float(gaps.std(ddof=1)), descent.measurement(LAST, reading=where, method=method)
        gap = replace(seen, mean=float(gaps.mean()), sd=sd, stderr=sd / sqrt(n_runs), n_runs=n_runs, quantity=LEAST)
        comparisons.append(clearly_above(gap, quantity=f"least margin of {method} {side} that by Adam, {where}"))
    return measured(comparisons)


def _readings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(setting["reading"] for setting in paper_record("label-conflict-sgd").settings()))


def _leads(where: str) -> list[Measurement]:
    return [_gap(where, "genlabel", other) for other in ("vanilla", "mixup")]


def _gap(where: str, above: str, below: str) -> Measurement:
    settings = ({"reading": where, "method": method} for method in (above, below))
    return paired(paper_record("label-conflict-sgd"), LEAST, *settings)


def _clear(gap: Measurement, name: str, stands: bool) -> Comparison:
    return clearly_above(gap, quantity=name) if stands else within(gap, None, WIDTHS * gap.stderr, quantity=name)


R, RC, P, PC = "released-batch", "released-batch-clipped", "printed-batch", "printed-batch-clipped"
OTHERS = ((R, "mixup", "vanilla"), (RC, "mixup", "vanilla"), (PC, "vanilla", "mixup"))
COLLAPSED = ((R, "vanilla"), (P, "vanilla"), (P, "genlabel"))
EVERYWHERE = (R, RC, P, PC)
LOWER = (*((where, "vanilla", "below") for where in EVERYWHERE), (P, "mixup", "below"), (PC, "mixup", "below"))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(EVERYWHERE, OTHERS, COLLAPSED, LOWER),
    checks=(from_the_order, from_the_other_two, from_accuracy, from_adam),
    controls=(
        Control(
            subject=((R, RC, PC), OTHERS, COLLAPSED, LOWER), why="no lead where the text is followed to the letter"
        ),
        Control(subject=(EVERYWHERE, ((RC, "vanilla", "mixup"),), COLLAPSED, LOWER), why="Mixup last, as by Adam"),
        Control(subject=(EVERYWHERE, OTHERS, (), LOWER), why="nothing collapses"),
        Control(subject=(EVERYWHERE, OTHERS, COLLAPSED, ((PC, "genlabel", "above"),)), why="GenLabel gains on Adam"),
        Control(subject=(EVERYWHERE, OTHERS, COLLAPSED[:2], LOWER), why="a near miss: only vanilla training collapses"),
    ),
)


if __name__ == "__main__":
    run_alone(__file__)
