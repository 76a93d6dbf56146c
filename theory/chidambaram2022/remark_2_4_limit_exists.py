r"""Remark 2.4, for every mixing law with a density: on finite datasets the limit of $h_\epsilon$ exists.

For every finite set, every mixing law with a density whose support is $[0, 1]$, and every $x \in X_{mix}$, the limit
of $h_\epsilon(x)$ as $\epsilon \to 0$ exists; so the mean of the density over $|\lambda - 1/2| < 2^{-n}$ may not
swing between even and odd $n$ by another factor than $1$.
"""

import sympy as sp

from theory.chidambaram2022.shell_oscillation import b, from_fractions, from_search, from_series
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="remark-2.4"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(1),
    checks=(from_search, from_series, from_fractions),
    controls=(
        Control(subject=b, why="the density of the inner shell alone"),
        Control(subject=2 * b / (3 - b), why="the densities of neighbouring shells, not their means"),
        Control(subject=(1 + b) / 2 + sp.Rational(1, 100), why="near miss: 1 per cent off"),
    ),
    erratum=(
        "Remark 2.4 needs more of the mixing law than the density for which Section 2.1 asks: one that is constant on "
        r"dyadic shells about $1/2$ and alternates between $1/2$ and $2$ leaves $h_\epsilon$ without a limit, for "
        r"example on $X_1 = \{0, 1\}$, $X_2 = \{3\}$ at $x = 1/2$, for the Lebesgue differentiation theorem, on which "
        "the proof rests, speaks of almost every point; where the density is continuous and positive on $(0, 1)$, as "
        r"that of every $\mathrm{Beta}(\alpha, \alpha)$, the limit exists."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
