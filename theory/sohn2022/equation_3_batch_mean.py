r"""Equation (3): mixing a batch with a permutation of itself keeps its mean.

For every permutation $\pi$ of the batch and every $\lambda$ the mixed points $\lambda x_i + (1-\lambda) x_{\pi(i)}$
have the mean of the batch; $\lambda = 1$ gives the batch, $\lambda = 0$ its permutation. The labels follow the same
rule.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_end_points, from_every_permutation
from theory.standalone import run_alone

lam = sp.Symbol("lambda", real=True)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-3", equation="(3)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(lam, 1 - lam),
    checks=(
        from_every_permutation,
        from_end_points,
    ),
    controls=(
        Control(subject=sp.Tuple(lam, lam), why="both weights lambda"),
        Control(subject=sp.Tuple(lam**2, 1 - lam), why="weights of sum less than 1"),
        Control(subject=sp.Tuple(1 - lam, lam), why="near miss: the two weights exchanged"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
