r"""Equation (4): how far the top-2 label is from the label of eq. (1).

The label of the two likeliest classes is that of eq. (1) conditioned on them; half the sum of the absolute
differences is the share of the other classes, here of four with $p_1 \ge p_2 \ge p_3, p_4$:
$$1 - \frac{p_1 + p_2}{p_1 + p_2 + p_3 + p_4}$$
So (4) equals (1) exactly when no third class has positive density, in particular for two classes.
"""

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_cases_of_eq_1, from_total_variation, p1, p2, p3, p4
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-4", equation="(4)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 - (p1 + p2) / (p1 + p2 + p3 + p4),
    checks=(
        from_total_variation,
        from_cases_of_eq_1,
    ),
    controls=(
        Control(subject=p3 / (p1 + p2 + p3 + p4), why="the third class alone"),
        Control(subject=(p3 + p4) / (p1 + p2), why="odds in place of a share"),
        Control(subject=(p3 + p4) / (p1 + p2 + p3 + 2 * p4), why="near miss: a class counted twice"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
