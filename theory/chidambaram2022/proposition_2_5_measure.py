r"""Proposition 2.5, proof: the measures at the centre, as printed.

At the centre of the cross,
$$\xi^{1,1}_{x,\epsilon} = \xi^{2,2}_{x,\epsilon} = \frac{\epsilon}{4},$$
because the mixing weights in $B_\epsilon(1/2)$ have measure $2 \epsilon$ and the pairs have measure $1/8$.
"""

from theory.chidambaram2022.cross import (
    centre_mass_from_fractions,
    centre_mass_from_quadrature,
    centre_mass_from_segments,
    eps,
)
from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="proposition-2.5"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=eps / 4,
    checks=(centre_mass_from_fractions, centre_mass_from_segments, centre_mass_from_quadrature),
    controls=(
        Control(subject=eps / 16, why="unordered pairs"),
        Control(subject=eps / 2, why="the measure of the pairs forgotten to be 1/8"),
        Control(subject=101 * eps / 800, why="near miss: eps/8 and one per cent more"),
    ),
    erratum=(
        r"The measure at the centre of Proposition 2.5 is $\epsilon / 8$, not $\epsilon / 4$: the segments have length "
        r"2, so that a ball of radius $\epsilon$ corresponds to the radius $\epsilon / 2$ in $\lambda$; $h(0, 0) = "
        "(1/2, 1/2)$ is not affected."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
