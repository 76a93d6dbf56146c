r"""Equations (5)-(8): the slope R of the vanilla loss in the angle.

$$R(\varphi) = \frac{(n+1) r \sin\varphi}{1 + e^{r \cos\varphi}} - \frac{r \cos\varphi}{1 + e^{r \sin\varphi}}$$
At $\varphi = \pi/4$ this is $\frac{n r}{\sqrt{2}} / (1 + e^{r / \sqrt{2}})$: positive at each $r$, so that the
vanilla minimiser is not the max-margin direction for any finite norm.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_differentiation, n, phi, r
from theory.standalone import run_alone

FALLING = (n + 1) * r * sp.sin(phi) * sp.exp(-r * sp.cos(phi)) / (1 + sp.exp(-r * sp.cos(phi)))
RISING = -r * sp.cos(phi) * sp.exp(-r * sp.sin(phi)) / (1 + sp.exp(-r * sp.sin(phi)))

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-5-8", equation="(6)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=FALLING + RISING,
    checks=(from_differentiation,),
    controls=(
        Control(subject=FALLING, why="the point (0, 1) forgotten"),
        Control(subject=FALLING - RISING, why="a sign slips"),
        Control(subject=FALLING * n / (n + 1) + RISING, why="near miss: n for n + 1"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
