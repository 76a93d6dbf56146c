r"""Proposition 1 as used in Appendix C.3: the logistic label of Example 3.

The appendix takes, "according to Proposition 1", the weight
$$\rho = \frac{1}{1 + \exp(-1 / ((\lambda - 1/2) / \sigma^2))}$$
for the GenLabel of two normal classes at distance 1. The subject is the log odds.
"""

import sympy as sp

from theory.checks import identity
from theory.claim import FORALL, REFUTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.enclosed_listings import from_rational_odds
from theory.standalone import run_alone

lam, sigma = sp.Symbol("lambda", real=True), sp.Symbol("sigma", positive=True)


def from_the_densities(log_odds: sp.Expr) -> Evidence:
    """The logarithm of the ratio of the two normal densities, for lambda inside (0, 1)."""
    ratio = (lam**2 - (lam - 1) ** 2) / (2 * sigma**2)
    points = [{lam: sp.Rational(w, 8), sigma: sp.Rational(s)} for w in (1, 3, 6, 7) for s in ("1/2", "1", "2")]
    return identity(log_odds, ratio, at=points)


CLAIM = Claim(
    source=Source(paper="sohn2022", number="proposition-1", equation="C.3"),
    quantifier=FORALL,
    expected=REFUTED,
    subject=1 / ((lam - sp.Rational(1, 2)) / sigma**2),
    checks=(from_the_densities, from_rational_odds),
    controls=(
        Control(subject=2 * (lam - sp.Rational(1, 2)) / sigma**2, why="the logistic label of Section 3.2"),
        Control(subject=-(lam - sp.Rational(1, 2)) / sigma**2, why="the classes exchanged"),
        Control(subject=(lam - sp.Rational(1, 2)) / sigma, why="near miss: sigma for sigma^2"),
    ),
    erratum=(
        r"In our copy of Appendix C.3 the exponent of the first $\rho$ is the reciprocal of $(\lambda - "
        r"1/2)/\sigma^2$ (perhaps a flaw of the copy: a few lines later $\rho$ has the quotient itself, as does "
        "Proposition 1, which is cited)."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
