r"""Table 15: GenMix errs less than plain training, Mixup and manifold Mixup on noisy circles and spheres.

By two standard errors over runs on the same data, with the true manifolds and with spheres fitted to the training
points by least squares in place of a generative network: in our reading of the sets, $50$ points a class about radii
$1$ and $\frac{1}{2}$. The criterion was fixed before the run. MNIST is a claim of its own.
"""

import sympy as sp

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.sohn2022.circle_errors import from_fitted_manifolds, from_true_manifolds
from theory.standalone import run_alone

LESS, EVEN, MORE = sp.Integer(-1), sp.Integer(0), sp.Integer(1)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-15"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=((LESS,) * 6, (LESS,) * 6),
    checks=(from_true_manifolds, from_fitted_manifolds),
    controls=(
        Control(subject=((MORE,) * 6, (MORE,) * 6), why="GenMix errs more than the others"),
        Control(subject=((EVEN,) * 6, (EVEN,) * 6), why="no difference between the methods"),
        Control(
            subject=((EVEN, LESS, LESS, LESS, LESS, LESS), (LESS,) * 6),
            why="near miss: as good as plain training on circles",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
