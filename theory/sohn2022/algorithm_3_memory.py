r"""Algorithm 3: the memory ratio of the listing.

The listing updates $\mu_c^{(t)} \leftarrow (1-\beta) \mu_c^{(t-1)} + \beta \mu_c^{(t)}$, weight $1 - \beta$ on the
past; by the text $\beta$ is a memory ratio and $\beta = 0$ is the memoryless estimate. (The subject lists the
coefficients of the weight.)
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.listings import from_memoryless_case, from_unrolling
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Tuple(1, -1),
    checks=(
        from_memoryless_case,
        from_unrolling,
    ),
    controls=(
        Control(subject=sp.Tuple(0, sp.Rational(1, 2)), why="half the memory"),
        Control(subject=sp.Tuple(1, 0), why="the past alone"),
        Control(subject=sp.Tuple(0, sp.Rational(101, 100)), why="near miss: 1 per cent more"),
    ),
    erratum=(
        r"The listing of Algorithm 3 exchanges $\beta$ and $1 - \beta$ against the text of Appendix A.1: as listed "
        r"$\beta = 0$ never leaves the initial $(0, I)$, and the ratios $0.9$ to $0.995$ of Tables 13 and 14 would "
        "mean almost no memory."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
