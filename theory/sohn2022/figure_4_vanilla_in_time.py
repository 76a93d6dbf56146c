r"""Figure 4, trained: vanilla training overtakes Mixup with linear labels late, and is long below logistic ones.

Gradient descent on the three points of Example 2 from a small start follows the gradient flow from zero: at the times
$1$, $10$, $100$, $1000$ and $10^4$ of the flow, which are $50$ to $500000$ steps, its margins are
$$4.429, \quad 4.587, \quad 4.689, \quad 4.753, \quad 4.795$$
It lies below trained Mixup with linear labels up to time $100$ and above it from time $1000$ on, and below Mixup with
logistic labels at all of them; from weights of the usual size it is slower, below linear labels at time $100$ and above
at $10^4$. The picture of a vanilla margin well above that of linear labels is one of very long training.
"""

from collections.abc import Mapping
from typing import Any

import sympy as sp

from theory.checks import agreement, measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import beside
from theory.sohn2022.trained_scores import DEFAULT, SINGLE, SMALL, lead, record
from theory.sohn2022.vanilla_flow import flow_margin
from theory.standalone import run_alone

TIMES = (1, 10, 100, 1000, 10_000)
LINEAR = sp.Rational(4699, 1000)


def from_the_flow(margins: sp.Tuple) -> Evidence:
    """The margin of the gradient flow from zero, enclosed at each time."""
    return agreement(
        lambda n: float(margins[n]),
        lambda n: float(flow_margin(TIMES[n]).mid()),
        range(len(TIMES)),
        tolerance=6e-4,
        what="margin of the flow",
        relative=False,
    )


def from_full_batches(margins: sp.Tuple) -> Evidence:
    """Mean margins over a hundred models from a small start, all three points in every step."""
    return measured([_beside(n, margin, SMALL, 0.005) for n, margin in enumerate(margins)])


def from_single_points(margins: sp.Tuple) -> Evidence:
    """One drawn point a step, from time 100 on."""
    return measured([_beside(n, margin, SINGLE, 0.02) for n, margin in enumerate(margins) if TIMES[n] >= 100])


def from_trained_mixup(margins: sp.Tuple) -> Evidence:
    """Vanilla less Mixup, both trained: the sides follow from the margins, and from 4.699 with linear labels."""
    found = []
    for n, (time, margin) in enumerate(zip(TIMES, margins, strict=True)):
        found.append(lead(n, SMALL, "linear", above=bool(margin > LINEAR), time=time))
        found.append(lead(n, SMALL, "logistic", above=bool(margin > 4.996), time=time))
        found.append(lead(n, DEFAULT, "logistic", above=bool(margin > 4.996), time=time))
        if time != 1000:
            found.append(lead(n, DEFAULT, "linear", above=bool(margin > LINEAR), time=time))
    return measured(found)


def _beside(n: int, margin: sp.Expr, setting: Mapping[str, Any], allowed: float) -> Comparison:
    seen = record().measurement(f"margin_{n}", **setting)
    quantity = f"margin of vanilla training at time {TIMES[n]}, batch {setting['batch']}, small start"
    return beside(seen, float(margin), quantity=quantity, tolerance=allowed, criterion=f"|difference| <= {allowed}")


MARGINS = sp.Tuple(*map(sp.Rational, ("4.429", "4.587", "4.689", "4.753", "4.795")))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-4"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=MARGINS,
    checks=(from_the_flow, from_full_batches, from_single_points, from_trained_mixup),
    controls=(
        Control(subject=sp.Tuple(*[sp.Rational("4.753")] * 4, MARGINS[4]), why="above linear labels at all times"),
        Control(subject=sp.Tuple(*[sp.Integer(5)] * 5), why="the limit at all times"),
        Control(subject=sp.Tuple(*MARGINS[1:], sp.Rational("4.823")), why="each time taken for the one before"),
        Control(
            subject=sp.Tuple(*MARGINS[:2], sp.Rational("4.710"), *MARGINS[3:]),
            why="near miss: level with linear labels at time 100 already",
        ),
    ),
    uses=("sohn2022/equation_2_vanilla_in_time",),
)

if __name__ == "__main__":
    run_alone(__file__)
