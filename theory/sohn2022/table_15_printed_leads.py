r"""Table 15: GenMix has the lowest printed mean error in each column, beyond the printed spreads in none.

GenMix+GAN errs least of four schemes in all $3$ columns, as the text says. In no column does its interval of mean and
spread lie below those of all other schemes: in the plane plain training has $8.60 \pm 4.84$ against $4.90 \pm 0.12$,
in space manifold Mixup $0.94 \pm 0.75$ against $0.22 \pm 0.06$, on MNIST Mixup $2.32 \pm 0.40$ against
$2.13 \pm 0.12$. Against Mixup and manifold Mixup together it lies below in $1$ column, the plane. What the spreads are
of, and over how many runs, is not printed.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.circle_errors import from_cross_sums, from_printed_intervals
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-15"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(3, 0, 1),
    checks=(from_printed_intervals, from_cross_sums),
    controls=(
        Control(subject=sp.Tuple(3, 3, 3), why="strictly better in all columns, spreads and all"),
        Control(subject=sp.Tuple(2, 0, 1), why="beaten in one column"),
        Control(subject=sp.Tuple(3, 1, 1), why="near miss: clear of all spreads in the plane"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
