r"""Algorithm 3: the likelihood of the listing.

The listing takes $p_c = \det(\Sigma_c)^{-1/2} e^{-q (z - \mu_c)^T \Sigma_c^{-1} (z - \mu_c)}$ with $q = 1$ for the
likelihood under the fitted Gaussian of mean $\mu_c$ and covariance $\Sigma_c$.
"""

import sympy as sp

from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.sohn2022.listings import from_log_odds, from_second_moment
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=sp.Rational(1),
    checks=(
        from_second_moment,
        from_log_odds,
    ),
    controls=(
        Control(subject=sp.Integer(2), why="twice the exponent"),
        Control(subject=sp.Rational(1, 4), why="a quarter"),
        Control(subject=sp.Rational(101, 200), why="near miss: 1 per cent off one half"),
    ),
    erratum=(
        "The exponent in Algorithm 3 (and before eq. (4)) lacks the factor $1/2$ of the normal density, which "
        r"Section F.2 has: as printed $p_c$ is the likelihood under the covariance $\Sigma_c/2$ up to a constant, "
        "and all log odds between equal covariances are doubled."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
