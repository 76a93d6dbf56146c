r"""Section F.2: the largest share between concentric classes.

For $N(0, v_i)$ and $N(0, v_j)$ on the line with $v_i > v_j$ the share $p_j / (p_i + p_j)$ is at most
$$\frac{1}{1 + \sqrt{v_j / v_i}}$$
and attains it at $0$ alone: for larger $\lambda$ condition (37) with small $\varepsilon$ has no solution.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.genmix import from_scans, from_the_maximum, narrow, wide
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="section-F.2"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (1 + sp.sqrt(narrow / wide)),
    checks=(
        from_the_maximum,
        from_scans,
    ),
    controls=(
        Control(subject=wide / (wide + narrow), why="variances for deviations"),
        Control(subject=sp.sqrt(narrow) / (sp.sqrt(wide) + sp.sqrt(narrow)), why="the classes exchanged"),
        Control(
            subject=sp.sqrt(wide) / (sp.sqrt(wide) + sp.sqrt(narrow)) * sp.Rational(101, 100),
            why="near miss: 1 per cent more",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
