r"""Section F.3: the shares that concentric circles allow.

For circles about one centre whose radii differ by $g > 0$, with $p_c = e^{-d(x, M_c)}$, the share of the inner class
is at most
$$\frac{1}{1 + e^{-g}}$$
attained at every point inside the inner circle, and at least one minus that, attained at every point outside the
outer: for other $\lambda$ condition (37) with small $\varepsilon$ has no solution. With radii $1$ and $\frac{1}{2}$
all shares lie between $0.378$ and $0.622$, so that GenMix with "arbitrary $\lambda \in [0, 1]$" depends on the unit of
length.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.middle_sets import from_radial_scans, from_regions, gap
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (1 + sp.exp(-gap)),
    checks=(from_regions, from_radial_scans),
    controls=(
        Control(subject=sp.Integer(1), why="every share below 1"),
        Control(subject=1 / (1 + sp.exp(gap)), why="the classes exchanged"),
        Control(subject=1 / (1 + sp.exp(-2 * gap)), why="the gap counted twice"),
        Control(subject=1 / (1 + sp.exp(-gap * sp.Rational(101, 100))), why="near miss: a gap 1 per cent wider"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
