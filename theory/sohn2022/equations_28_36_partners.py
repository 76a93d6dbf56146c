r"""Equations (33)-(34): lambda and the partner averaged apart, as printed.

With $F_i = n^{-1} \sum_j F_{ij}$ the loss is written with $\lambda \sim F_i$ and an independent partner $r_x \sim
D_X$. For one base point and two partners at displacements $x_1$, $x_2$, whose laws of $\lambda$ give the slope
weights $f_1$, $f_2$, the mean slope term is then
$$\frac{f_1 + f_2}{2} \cdot \frac{x_1 + x_2}{2}$$
"""

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.partner_means import f1, f2, from_exact_data, from_the_pairs, x1, x2
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(33)-(34)"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=(f1 + f2) * (x1 + x2) / 4,
    checks=(from_the_pairs, from_exact_data),
    controls=(
        Control(subject=(f1 * x2 + f2 * x1) / 2, why="each weight with the other partner"),
        Control(subject=f1 * x1 + f2 * x2, why="the sum for the mean"),
        Control(subject=(f1 * x1 + f2 * x2) / 2 + (f1 - f2) * (x1 - x2) / 100, why="near miss: a small covariance"),
    ),
    erratum=(
        r"The law $F_{ij}$ depends on the partner $j$, so $\lambda$ and the partner are dependent: (33) needs the "
        "pair law, not the product of $F_i$ and $D_X$; the two agree in the limit at the class means, where all "
        "$F_{ij}$ are equal."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
