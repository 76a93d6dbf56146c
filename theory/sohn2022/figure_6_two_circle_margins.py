r"""Figure 6: on two circles Mixup leaves a third of the points on the ground of the other class, GenLabel far fewer.

The share of the noiseless points of the four circles that lie in a cell of the other class, in the decision maps of
networks trained as in Table 10: Mixup's is at least $0.3$, and above vanilla training's and GenLabel's by more than
three standard errors of the mean difference on the same data. That GenLabel's is below vanilla training's, as six
networks on other data had it, is not decided by this rule: the difference is two and a half standard errors. Nor is it
free of the issue, as the caption says: its own share is above $0$ by more than three standard errors.
"""

from typing import Any

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import within
from theory.sohn2022.synthetic_records import clearly_above, paired, record_of, seen
from theory.standalone import run_alone

Reading = tuple[tuple[tuple[str, str], ...], str, str]
"""Pairs of methods, the first of larger share; a method that loses a third; one that loses some, but fewer."""
LOST, THIRD = "margin_lost", sp.Rational(3, 10)


def from_differences(reading: Reading) -> Evidence:
    """Mean differences of the shares over runs on the same data."""
    record = record_of("two-circle")
    return measured(
        [
            clearly_above(
                paired(record, LOST, _setting(above), _setting(below)),
                quantity=f"share of lost points of {above} less that of {below}, two-circle",
            )
            for above, below in reading[0]
        ]
    )


def from_shares(reading: Reading) -> Evidence:
    """The two shares themselves."""
    most, some = (seen("two-circle", method, LOST) for method in reading[1:])
    name = "share of lost points of {}, two-circle"
    return measured(
        [
            within(most, float(THIRD), None, quantity=name.format(reading[1])),
            within(some, None, float(THIRD), quantity=name.format(reading[2])),
            clearly_above(some, quantity=f"{name.format(reading[2])}, beyond error"),
        ]
    )


def _setting(method: str) -> dict[str, Any]:
    return {"data": "two-circle", "method": method}


ORDERS = (("mixup", "vanilla"), ("mixup", "genlabel"))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-6"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(ORDERS, "mixup", "genlabel"),
    checks=(from_differences, from_shares),
    controls=(
        Control(subject=((("vanilla", "mixup"),), "mixup", "genlabel"), why="vanilla training loses most"),
        Control(subject=(ORDERS, "genlabel", "mixup"), why="GenLabel and Mixup exchanged"),
        Control(subject=(ORDERS, "vanilla", "genlabel"), why="vanilla training loses a third"),
        Control(
            subject=((*ORDERS, ("vanilla", "genlabel")), "mixup", "genlabel"),
            why="a near miss: GenLabel below vanilla training as well, which three standard errors do not show",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
