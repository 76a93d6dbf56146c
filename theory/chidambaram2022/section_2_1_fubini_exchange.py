r"""Section 2.1: $J^{i,j}_{mix} = J^{j,i}_{mix}$ for every mixing law with a density, as printed.

For every mixing law with a density $f$ on $[0, 1]$ and every classifier,
$$J^{j,i}_{mix} [f(\lambda)] = J^{i,j}_{mix} [f(\lambda)],$$
by Fubini's theorem. (Subject: the argument at which $J^{i,j}$ takes the density to equal $J^{j,i}$.)
"""

from theory.chidambaram2022.class_exchange import (
    exchange_by_examples,
    exchange_by_moments,
    exchange_by_quadrature,
    exchange_by_substitution,
    lam,
)
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.1-fubini"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=lam,
    checks=(exchange_by_moments, exchange_by_examples, exchange_by_substitution, exchange_by_quadrature),
    controls=(
        Control(subject=lam**2, why="the density of another variable"),
        Control(subject=lam / 2, why="half of the range only"),
        Control(subject=1 - lam**2, why="reflected and bent"),
        Control(subject=(99 - 98 * lam) / 100, why="near miss: reflected, with one per cent cut off at each end"),
    ),
    erratum=(
        "For the laws that Section 2.1 admits, any density on $[0, 1]$, exchanging the classes reflects the law, so "
        r"that $J^{i,j}_{mix} = J^{j,i}_{mix}$ holds for laws symmetric about $1/2$, such as $\mathrm{Beta}(\alpha, "
        r"\alpha)$, and fails for the density $2 \lambda$; with an asymmetric law the factor 2 over $i < j$ stands for "
        "the symmetrised density."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
