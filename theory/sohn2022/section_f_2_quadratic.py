r"""Section F.2: points of a given share on a line, in closed form.

For two Gaussian classes with means $\mu_i$, $\mu_j$ and precision matrices $P_i$, $P_j$ the condition
$p_j : p_i = \lambda : (1-\lambda)$ on the line $x = a + t b$ is a quadratic equation in $t$ with coefficients
$\frac{1}{2} b^T (P_i - P_j) b$, $b^T (P_i (a - \mu_i) - P_j (a - \mu_j))$ and
$$\frac{1}{2} (a - \mu_i)^T P_i (a - \mu_i) - \frac{1}{2} (a - \mu_j)^T P_j (a - \mu_j) + C,$$
with $C = \frac{1}{2} \log\frac{\det P_j}{\det P_i} - \log\frac{\lambda}{1-\lambda}$.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.genmix import MI, MJ, PI, PJ, START, STEP, from_solved_points, from_the_densities, share
from theory.standalone import run_alone

SQUARE = (STEP.T * (PI - PJ) * STEP)[0] / 2
LINEAR = (STEP.T * (PI * (START - MI) - PJ * (START - MJ)))[0]
SQUARES = ((START - MI).T * PI * (START - MI) - (START - MJ).T * PJ * (START - MJ))[0]
CONSTANT = (SQUARES + sp.log(PJ.det()) - sp.log(PI.det())) / 2 - sp.log(share) + sp.log(1 - share)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(SQUARE, LINEAR, CONSTANT),
    checks=(
        from_the_densities,
        from_solved_points,
    ),
    controls=(
        Control(subject=sp.Tuple(SQUARE, -LINEAR, CONSTANT), why="the direction turned round"),
        Control(subject=sp.Tuple(2 * SQUARE, LINEAR, CONSTANT), why="one half forgotten"),
        Control(
            subject=sp.Tuple(SQUARE, LINEAR, CONSTANT + sp.Rational(1, 100)), why="near miss: the constant off by 1/100"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
