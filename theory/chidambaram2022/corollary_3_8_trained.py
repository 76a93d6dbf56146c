r"""Corollary 3.8, trained: plain training and Mixup across classes end in one direction, the maximum margin.

On balanced and on unbalanced data for which the maximum margin interpolates, the angles to it are $0$ degrees for
gradient descent on the logistic loss of the points, its steps normalised, and for stochastic gradient descent on the
loss (7). Normalised steps stand for the limit that "reaches" speaks of: with constant steps, also on record, gradient
descent turns so slowly that $50000$ steps leave it degrees away on the unbalanced data, where Mixup has arrived.
"""

import sympy as sp

from theory.checks import measured
from theory.chidambaram2022.trained_directions import record
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside
from theory.standalone import run_alone

Angles = tuple[sp.Rational, ...]
SETTINGS = tuple(
    {**method, "data": data}
    for method in ({"steps": "normalised"}, {"pairs": "across"})
    for data in ("balanced", "unbalanced")
)


def from_trained_models(angles: Angles) -> Evidence:
    """Mean angle over a hundred models: plain training with normalised steps, and Mixup across classes."""
    measurements, comparisons = record(), []
    for setting, angle in zip(SETTINGS, angles, strict=True):
        seen, quantity = measurements.measurement("angle", **setting), ", ".join(setting.values())
        quantity = f"degrees to the maximum margin, {quantity}"
        comparisons.append(
            beside(seen, float(angle), quantity=quantity, tolerance=0.1, criterion="|difference| <= 0.1")
        )
    return measured(comparisons)


ZERO = sp.Rational(0)
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="corollary-3.8", equation="(7)"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(ZERO, ZERO, ZERO, ZERO),
    checks=(from_trained_models,),
    controls=(
        Control(subject=(ZERO, sp.Rational(90), ZERO, sp.Rational(90)), why="unbalanced classes make it orthogonal"),
        Control(
            subject=(ZERO, ZERO, ZERO, sp.Rational(29, 10)),
            why="mixing across classes turns away as mixing all pairs does",
        ),
        Control(subject=(ZERO, sp.Rational(1, 8), ZERO, ZERO), why="a near miss: an eighth of a degree off"),
    ),
    uses=("chidambaram2022/corollary_3_8_reduced_loss",),
)

if __name__ == "__main__":
    run_alone(__file__)
