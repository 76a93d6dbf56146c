r"""Equations (33)-(34), repaired: lambda and the partner averaged together.

For one base point and two partners at displacements $x_1$, $x_2$, whose laws of $\lambda$ give the slope weights
$f_1$, $f_2$, the mean slope term is
$$\frac{f_1 x_1 + f_2 x_2}{2}$$ which exceeds the product of the means by a quarter of $(f_1 - f_2)(x_1 - x_2)$.
"""

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.partner_means import f1, f2, from_exact_data, from_the_pairs, x1, x2
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-28-36", equation="(33)-(34)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(f1 * x1 + f2 * x2) / 2,
    checks=(from_the_pairs, from_exact_data),
    controls=(
        Control(subject=(f1 * x2 + f2 * x1) / 2, why="each weight with the other partner"),
        Control(subject=(f1 + f2) * (x1 + x2) / 4, why="as printed"),
        Control(subject=(f1 * x1 + f2 * x2) / 2 + (f1 - f2) * (x1 - x2) / 100, why="near miss: a small covariance"),
    ),
    repairs="sohn2022/equations_28_36_partners",
)

if __name__ == "__main__":
    run_alone(__file__)
