r"""Figure 4, trained: Mixup ends at the margins of the population minimisers, with its weights.

Softmax regression trained on the three points of Example 2 by stochastic gradient descent, uniform $\lambda$, ends with
linear labels at the margin $4.699$, with logistic labels of the printed width at $4.996$, and in the symmetric
coordinates $(a, b)$ at $(0.2316, 0.3089)$ and $(1.2186, 1.8249)$: both with batches drawn as Mixup is run, and with all
ordered pairs in every batch. Levels fixed before the runs: $0.005$ and $0.001$ for margins, 1 per cent for coordinates.
"""

import sympy as sp

from theory.checks import agreement, measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside
from theory.sohn2022.three_class_margins import margin, minimiser
from theory.sohn2022.trained_scores import BATCHES, record
from theory.standalone import run_alone

LABELS = ("linear", "logistic")
ALLOWED = {"linear": 0.005, "logistic": 0.001}


def from_certified_minimisers(ends: sp.Tuple) -> Evidence:
    """Margins and coordinates of the population minimisers, from boxes that contain them."""
    certified = {label: (margin(label), *minimiser(label)) for label in LABELS}
    return agreement(
        lambda case: float(ends[case[0]][case[1]]),
        lambda case: float(certified[LABELS[case[0]]][case[1]].mid()),
        [(n, k) for n in range(len(LABELS)) for k in range(3)],
        tolerance=5e-4,
        what="margin, a or b, at (label, which)",
        relative=False,
    )


def from_trained_margins(ends: sp.Tuple) -> Evidence:
    """The mean margin over a hundred models of each kind."""
    runs, comparisons = record(), []
    for label, end in zip(LABELS, ends, strict=True):
        for batch in BATCHES:
            seen = runs.measurement("margin", method="mixup", labels=label, batch=batch)
            quantity = f"margin of trained Mixup on three points, {label} labels, batch {batch}"
            criterion = f"|difference| <= {ALLOWED[label]}"
            comparisons.append(
                beside(seen, float(end[0]), quantity=quantity, tolerance=ALLOWED[label], criterion=criterion)
            )
    return measured(comparisons)


def from_trained_weights(ends: sp.Tuple) -> Evidence:
    """The mean coordinates of their weights."""
    runs, comparisons = record(), []
    for label, end in zip(LABELS, ends, strict=True):
        for batch in BATCHES:
            for name, value in zip(("a", "b"), end[1:], strict=True):
                seen = runs.measurement(name, method="mixup", labels=label, batch=batch)
                quantity = f"{name} of trained Mixup on three points, {label} labels, batch {batch}"
                tolerance = float(value) / 100
                comparisons.append(
                    beside(seen, float(value), quantity=quantity, tolerance=tolerance, criterion="within 1 per cent")
                )
    return measured(comparisons)


def _ends(*rows: tuple[str, str, str]) -> sp.Tuple:
    return sp.Tuple(*(sp.Tuple(*map(sp.Rational, row)) for row in rows))


LINEAR, LOGISTIC = ("4.6994", "0.2316", "0.3089"), ("4.9959", "1.2186", "1.8249")
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-4"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=_ends(LINEAR, LOGISTIC),
    checks=(from_certified_minimisers, from_trained_margins, from_trained_weights),
    controls=(
        Control(subject=_ends(LOGISTIC, LINEAR), why="the two labels exchanged"),
        Control(subject=_ends(("3.5", *LINEAR[1:]), LOGISTIC), why="a much smaller margin with linear labels"),
        Control(subject=_ends(("4.733", "0.24", "0.32"), LOGISTIC), why="linear labels without self-pairs"),
        Control(
            subject=_ends(LINEAR, ("5", "1.2186", "1.8279")),
            why="near miss: logistic labels at the largest margin, 3 a = 2 b",
        ),
    ),
    uses=("sohn2022/figure_4_margins",),
)

if __name__ == "__main__":
    run_alone(__file__)
