r"""Lemma 2.3, continuity: $h_\epsilon$ of eq. (1) is continuous on $X_{mix}$.

As its proof has it: for $\epsilon > 0$ the function $h_\epsilon$ given by eq. (1) is continuous on $X_{mix}$. On finite
data, where $x$ moves so that a data point of class $i$ enters the open ball $B_\epsilon(x)$, $h_\epsilon^i$ therefore
jumps by $0$.

The subject is that jump, for a share $h$ and a mass $A$ before the point enters, and $n$ data points.
"""

import sympy as sp

from theory.chidambaram2022.ball_jumps import A, from_eq_1, from_flint, from_search, h, n
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-2.3-continuity"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Integer(0),
    checks=(from_search, from_eq_1, from_flint),
    controls=(
        Control(subject=1 - h, why="the entering point takes all"),
        Control(subject=(1 - h) / (1 + n * A), why="the pair of a point with itself weighted by 1/n"),
        Control(subject=(1 - h) / (2 + n**2 * A), why="near miss: the mass of the pair counted twice"),
    ),
    erratum=(
        r"The proof of Lemma 2.3 infers continuity of $h_\epsilon$ from uniqueness of the minimiser, but the masses of "
        r"open balls jump where a data point meets the sphere: for $X_1 = \{0\}$, $X_2 = \{1\}$, uniform mixing and "
        r"$\epsilon = 3/4$, $h_\epsilon^2$ jumps from $1/3$ to $1/2$ at $x = 1/4$; $h_\epsilon$ is continuous where "
        r"the sphere carries no mass, hence always if $\mathbb{P}_X$ has no atoms."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
