r"""Table 1: on two circles the gap between vanilla training and Mixup is larger than 30%.

"In the Two-circle dataset, the performance gap between mixup and vanilla training is larger than 30%" (Section 3): the
accuracy of vanilla training less that of Mixup, in the mean over networks trained as in Table 10 with the rate divided
by $10$ at epochs $20$ and $50$, as the authors' program does, and taken after the last epoch, is at least $0.30$.
"""

import sympy as sp

from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import within
from theory.sohn2022.synthetic_records import BEST, LAST, WHEN, difference
from theory.standalone import run_alone

Gap = tuple[str, str, sp.Rational]
"""Which set, when, and the least gap."""


def from_trained_networks(gap: Gap) -> Evidence:
    """The mean difference on the same data."""
    data, when, low = gap
    quantity = f"accuracy of vanilla less that of mixup, {data}, {WHEN[when]}"
    return measured([within(difference(data, "vanilla", "mixup", when), low, None, quantity=quantity)])


LEAST = sp.Rational(30, 100)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=("two-circle", LAST, LEAST),
    checks=(from_trained_networks,),
    controls=(
        Control(subject=("two-circle", BEST, LEAST), why="the best epoch in place of the last"),
        Control(subject=("two-circle-late-drops", LAST, LEAST), why="the rate lowered at epochs 60 and 80"),
        Control(subject=("two-circle", LAST, sp.Rational(40, 100)), why="a near miss: a gap of 40%"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
