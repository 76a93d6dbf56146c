r"""Figure 8: final training errors on $\mathcal{X}_{10}^2$ and $\mathcal{X}_{10}^{10}$.

After $5000$ epochs on the points $0, \dots, 9$ labelled by their value modulo $k$, Mixup and plain training misclassify
in the mean of ten networks $33\%$ and $7\%$ of the points of $\mathcal{X}_{10}^2$ at $\alpha = 1$, $47\%$ and $9\%$ at
$\alpha = 32$; $18\%$ and $0\%$ of those of $\mathcal{X}_{10}^{10}$ at $\alpha = 1$, $63\%$ and $0\%$ at $\alpha = 32$.
The figure is a plot; these are the numbers of the run behind it. Each agrees if it lies within four standard
deviations, over panels of ten networks, plus $0.005$ of our mean.
"""

from fractions import Fraction
from typing import Any

from theory.checks import measured, on_instances
from theory.chidambaram2022.ten_point_lines import EXPERIMENT
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside, paper_record
from theory.standalone import run_alone

Errors = tuple[tuple[Fraction, Fraction], ...]
LINES = ((2, 1), (2, 32), (10, 1), (10, 32))
PRINTED = (
    (Fraction(33, 100), Fraction(7, 100)),
    (Fraction(47, 100), Fraction(9, 100)),
    (Fraction(18, 100), Fraction(0)),
    (Fraction(63, 100), Fraction(0)),
)


def from_what_was_written_down(errors: Errors) -> Evidence:
    """The values compared are those stored with the record before its first run."""
    stored = {
        (entry["setting"]["n_classes"], entry["setting"].get("alpha"), float(entry["value"]))
        for entry in paper_record(EXPERIMENT).header["reported"]
    }
    cells = [
        cell
        for (k, alpha), (mixup, erm) in zip(LINES, errors, strict=True)
        for cell in ((k, alpha, float(mixup)), (k, None, float(erm)))
    ]
    return on_instances(lambda cell: cell in stored, cells, what="value as stored, at (k, alpha, error)", exact=False)


def from_moments_reset(errors: Errors) -> Evidence:
    """Adam begins afresh with each network, as the text has it."""
    return _compared(errors, "reset")


def from_moments_carried(errors: Errors) -> Evidence:
    """Adam's moments go on from network to network, as released."""
    return _compared(errors, "carried")


def _compared(errors: Errors, moments: str) -> Evidence:
    record, comparisons = paper_record(EXPERIMENT), []
    for (k, alpha), values in zip(LINES, errors, strict=True):
        methods: tuple[dict[str, Any], ...] = ({"method": "mixup", "alpha": alpha}, {"method": "erm"})
        for method, value in zip(methods, values, strict=True):
            seen = record.measurement("error", n_classes=k, moments=moments, **method)
            tolerance = 4 * seen.sd + 0.005
            criterion = f"|difference| <= 4 sd + 0.005 = {tolerance:.3f}, sd over panels of ten networks"
            name = f"{method['method']}, alpha = {alpha}" if method["method"] == "mixup" else f"erm beside {alpha}"
            quantity = f"final error on X_10^{k}, {name}, moments {moments}"
            comparisons.append(beside(seen, float(value), quantity=quantity, tolerance=tolerance, criterion=criterion))
    return measured(comparisons)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=PRINTED,
    checks=(from_what_was_written_down, from_moments_reset, from_moments_carried),
    controls=(
        Control(subject=tuple((erm, mixup) for mixup, erm in PRINTED), why="Mixup and plain training exchanged"),
        Control(subject=(*PRINTED[2:], *PRINTED[:2]), why="the two lines exchanged"),
        Control(subject=tuple((Fraction(0), erm) for _, erm in PRINTED), why="Mixup separates every line"),
        Control(
            subject=(PRINTED[0], (PRINTED[0][0], PRINTED[1][1]), *PRINTED[2:]),
            why="a near miss: on X_10^2 alpha = 32 loses no more points than alpha = 1",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
