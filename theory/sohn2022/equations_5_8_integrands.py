r"""Equations (5)-(8): the integrands of the segments.

With weight $\lambda$ on the first point of the pair, label weight $\rho$ for it and
$\theta = r (\cos\varphi, \sin\varphi)$, the cross-entropy (8) on $L_1$, from $(-1, 0)$ to $(0, 1)$, is
$$(1-\rho) \log(1 + e^{-w}) + \rho \log(1 + e^{w}), \quad w = -\lambda r \cos\varphi + (1-\lambda) r \sin\varphi,$$
and likewise on $L_2$ and $L_3$ as printed.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_the_definition, lam, phi, r, rho
from theory.standalone import run_alone

ACROSS, UP = r * sp.cos(phi), r * sp.sin(phi)
FIRST = (1 - rho) * sp.log(1 + sp.exp(lam * ACROSS - (1 - lam) * UP)) + rho * sp.log(
    1 + sp.exp(-lam * ACROSS + (1 - lam) * UP)
)
SECOND = (1 - rho) * sp.log(1 + sp.exp((2 * lam - 1) * ACROSS)) + rho * sp.log(1 + sp.exp(-(2 * lam - 1) * ACROSS))
THIRD = sp.log(1 + sp.exp(-(1 - lam) * ACROSS - lam * UP))

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equations-5-8", equation="(8)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(FIRST, SECOND, THIRD),
    checks=(from_the_definition,),
    controls=(
        Control(subject=sp.Tuple(FIRST.subs(rho, 1 - rho), SECOND, THIRD), why="the label of L_1 turned round"),
        Control(subject=sp.Tuple(FIRST, SECOND.subs(lam, lam / 2), THIRD), why="L_2 from the origin"),
        Control(subject=sp.Tuple(FIRST, SECOND, THIRD.subs(lam, 1 - lam)), why="near miss: L_3 traversed backwards"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
