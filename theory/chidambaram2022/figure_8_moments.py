r"""Figure 8: carrying Adam's moments from network to network does not change the errors.

The released program draws new weights for each of its ten networks, but lets Adam's moments and count of steps go on.
The final errors on $\mathcal{X}_{10}^2$ and $\mathcal{X}_{10}^{10}$, of plain training and of Mixup with $\alpha = 1$
and $32$, are those of networks that start with moments of zero: all six differences are $0$ within four of their
standard errors.
"""

import math

import sympy as sp

from theory.checks import measured
from theory.chidambaram2022.ten_point_lines import EXPERIMENT
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record
from theory.standalone import run_alone

SETTINGS = tuple(
    {**method, "n_classes": k}
    for k in (2, 10)
    for method in ({"method": "erm"}, {"method": "mixup", "alpha": 1}, {"method": "mixup", "alpha": 32})
)
Differences = tuple[sp.Rational, ...]


def from_trained_networks(differences: Differences) -> Evidence:
    """Mean error over panels with carried moments less that with moments reset."""
    record, comparisons = paper_record(EXPERIMENT), []
    for setting, value in zip(SETTINGS, differences, strict=True):
        carried, reset = (record.measurement("error", moments=how, **setting) for how in ("carried", "reset"))
        stderr = math.hypot(carried.stderr, reset.stderr)
        alpha = f"alpha = {setting['alpha']}" if "alpha" in setting else "erm"
        comparisons.append(
            Comparison(
                quantity=f"final error on X_10^{setting['n_classes']}, {alpha}, carried less reset",
                predicted=float(value),
                measured=carried.mean - reset.mean,
                stderr=stderr,
                n_runs=carried.n_runs,
                tolerance=4 * stderr,
                criterion="|difference| <= 4 standard errors",
                device=record.device,
            )
        )
    return measured(comparisons)


ZERO = sp.Rational(0)
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(ZERO,) * 6,
    checks=(from_trained_networks,),
    controls=(
        Control(subject=(sp.Rational(1, 10),) * 6, why="carried moments cost every network a point"),
        Control(subject=(ZERO, sp.Rational(-1, 10), ZERO, ZERO, ZERO, ZERO), why="they mend alpha = 1 on X_10^2"),
        Control(
            subject=(ZERO, ZERO, ZERO, ZERO, ZERO, sp.Rational(1, 25)),
            why="a near miss: they cost alpha = 32 on X_10^10 two points in five networks",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
