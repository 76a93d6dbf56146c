r"""Equation (1) for unbalanced data: the posterior shifts the log odds of the GenLabel by those of the priors.

For priors $\pi_a$, $\pi_b$ and densities $p_a$, $p_b$ of two of the classes, the posterior has the log odds
$$\log \frac{p_a}{p_b} + \log \frac{\pi_a}{\pi_b}$$ while the GenLabel has $\log (p_a / p_b)$: they agree for every
density only where the priors are equal. The subject is the posterior of class $a$ among the two.
"""

from fractions import Fraction

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity, class_labels
from theory.checks import agreement, identity
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

p_a, p_b, pi_a, pi_b = sp.symbols("p_a p_b pi_a pi_b", positive=True)


def from_bayes(posterior: sp.Expr) -> Evidence:
    """Bayes' rule for the two classes; what the others hold cancels."""
    return identity(posterior, pi_a * p_a / (pi_a * p_a + pi_b * p_b))


def from_log_odds(posterior: sp.Expr) -> Evidence:
    """The odds are those of the GenLabel times those of the priors."""
    return identity(posterior / (1 - posterior), (p_a / p_b) * (pi_a / pi_b))


def from_class_labels(posterior: sp.Expr) -> Evidence:
    """Posteriors of two Gaussians of a line in floating point, for several priors and points."""

    def point_of(prior: str, place: float) -> dict[sp.Symbol, Fraction]:
        densities = (Fraction(float(np.exp(g.log_density([place])[0]))) for g in classes)
        first, second = densities
        share = Fraction(prior)
        return {p_a: first, p_b: second, pi_a: share, pi_b: 1 - share}

    def found(at: dict[sp.Symbol, Fraction]) -> float:
        place = next(x for prior, x in cases if point_of(prior, x) == at)
        priors = np.log([float(at[pi_a]), float(at[pi_b])])
        return float(class_labels(classes, np.array([[place]]), log_priors=priors)[0, 0])

    classes = [GaussianDensity(np.array([m]), np.array([[1.0]])) for m in (0.0, 1.0)]
    cases = [(prior, place) for prior in ("1/2", "3/4", "1/10") for place in (-0.5, 0.5, 2.0)]
    regime = [point_of(prior, place) for prior, place in cases]
    return agreement(posterior, found, regime, tolerance=1e-12, what="posterior")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-1", equation="(1)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (1 + pi_b * p_b / (pi_a * p_a)),
    checks=(from_bayes, from_log_odds, from_class_labels),
    controls=(
        Control(subject=p_a / (p_a + p_b), why="the GenLabel: right for equal priors alone"),
        Control(subject=pi_b * p_a / (pi_b * p_a + pi_a * p_b), why="the priors divided out"),
        Control(
            subject=1 / (1 + sp.sqrt(pi_b / pi_a) * p_b / p_a),
            why="near miss: the roots of the priors",
        ),
    ),
    uses=("sohn2022/equation_1_posterior",),
)

if __name__ == "__main__":
    run_alone(__file__)
