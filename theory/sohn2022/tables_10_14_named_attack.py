r"""Tables 10-14: the attack on the OpenML classifiers is FGSM in five places of the text and another in a sixth.

The robust accuracies on OpenML sets are under the fast gradient sign method (FGSM) in Section 6.2, the captions of
Tables 6 and 9, Section A.2 and Table 12, which gives its radius, $0.2$; Section 6 names a decision-based black-box
attack for them.
"""

from collections import Counter

import sympy as sp

from theory.checks import on_instances
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

FGSM, DECISION = "FGSM", "decision-based"
NAMED = {
    "Section 6": DECISION,
    "Section 6.2": FGSM,
    "Table 6": FGSM,
    "Section A.2": FGSM,
    "Table 9": FGSM,
    "Table 12": FGSM,
}
"""The attack that each place names for robust accuracy on OpenML sets."""


def from_places(counts: sp.Tuple) -> Evidence:
    """Count the places that name either attack."""
    seen = Counter(NAMED.values())
    cases = [(attack, seen[attack], claimed) for attack, claimed in zip((FGSM, DECISION), counts, strict=True)]
    return on_instances(lambda case: bool(case[1] == case[2]), cases, what="places (attack, counted, claimed)")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="tables-10-14"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(5, 1),
    checks=(from_places,),
    controls=(
        Control(subject=sp.Tuple(6, 0), why="one attack throughout"),
        Control(subject=sp.Tuple(3, 3), why="either attack as often"),
        Control(subject=sp.Tuple(4, 2), why="near miss: one more place with the other attack"),
    ),
    erratum=(
        "For robust accuracy on OpenML sets Section 6 names a decision-based black-box attack, Section 6.2, Section "
        "A.2 and Tables 6, 9 and 12 the fast gradient sign method."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
