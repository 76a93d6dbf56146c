r"""Algorithm 3: the listing measures the covariance around the remembered mean.

In the listing the mean is updated before the covariance of the batch is taken; with the memory of the text the result
exceeds the batch covariance (which the text describes) by
$$\beta^2 (\mu_{new} - \mu_{old})^2$$
"""

import sympy as sp

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import beta, from_shifted_mean, new, old
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=beta**2 * (new - old) ** 2,
    checks=(from_shifted_mean,),
    controls=(
        Control(subject=sp.Integer(0) * beta, why="no difference"),
        Control(subject=(1 - beta) ** 2 * (new - old) ** 2, why="the other weight"),
        Control(subject=beta * (new - old) ** 2, why="near miss: beta for its square"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
