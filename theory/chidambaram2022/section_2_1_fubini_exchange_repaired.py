r"""Section 2.1, repaired: exchanging the classes reflects the mixing law.

For every mixing law with a density $f$ on $[0, 1]$ and every classifier,
$$J^{j,i}_{mix} [f(\lambda)] = J^{i,j}_{mix} [f(1 - \lambda)].$$
So $J^{j,i}_{mix} = J^{i,j}_{mix}$ holds for every law that is symmetric about $1/2$. (Subject: the argument at which
$J^{i,j}$ takes the density to equal $J^{j,i}$.)
"""

from theory.chidambaram2022.class_exchange import (
    exchange_by_examples,
    exchange_by_moments,
    exchange_by_quadrature,
    exchange_by_substitution,
    lam,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="section-2.1-fubini"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 - lam,
    checks=(exchange_by_moments, exchange_by_examples, exchange_by_substitution, exchange_by_quadrature),
    controls=(
        Control(subject=lam, why="the printed statement: the same density in both orders"),
        Control(subject=1 - lam**2, why="reflected and bent"),
        Control(subject=(99 - 98 * lam) / 100, why="near miss: reflected, with one per cent cut off at each end"),
    ),
    repairs="chidambaram2022/section_2_1_fubini_exchange",
)

if __name__ == "__main__":
    run_alone(__file__)
