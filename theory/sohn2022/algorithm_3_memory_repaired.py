r"""Algorithm 3, repaired: the memory ratio of the text.

With $\mu_c^{(t)} \leftarrow (1-\beta) \mu_c^{(t)} + \beta \mu_c^{(t-1)}$ the past has weight $\beta$: none at
$\beta = 0$, and the first estimate keeps $\beta^m$ after $m$ further batches.
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_memoryless_case, from_unrolling
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(0, 1),
    checks=(
        from_memoryless_case,
        from_unrolling,
    ),
    controls=(
        Control(subject=sp.Tuple(1, -1), why="as listed"),
        Control(subject=sp.Tuple(0, 2), why="twice"),
        Control(subject=sp.Tuple(0, sp.Rational(101, 100)), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/algorithm_3_memory",
)

if __name__ == "__main__":
    run_alone(__file__)
