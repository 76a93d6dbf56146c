r"""Equation (1) for unbalanced data: the posterior shifts the log odds of the GenLabel by those of the priors.

For priors $\pi_a$, $\pi_b$ and densities $p_a$, $p_b$ of two of the classes, the posterior has the log odds
$$\log \frac{p_a}{p_b} + \log \frac{\pi_a}{\pi_b}$$ while the GenLabel has $\log (p_a / p_b)$: they agree for every
density only where the priors are equal. The subject is the posterior's log odds.
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


def from_bayes(log_odds: sp.Expr) -> Evidence:
    """Bayes' rule for both classes; what the other classes hold cancels."""
    return identity(log_odds, sp.expand_log(sp.log(pi_a * p_a / (pi_b * p_b))))


def from_class_labels(log_odds: sp.Expr) -> Evidence:
    """Posteriors of two Gaussians of a line in floating point, for several priors and points."""

    def point_of(prior: str, place: float) -> dict[sp.Symbol, Fraction]:
        densities = (Fraction(float(np.exp(g.log_density([place])[0]))) for g in classes)
        first, second = densities
        share = Fraction(prior)
        return {p_a: first, p_b: second, pi_a: share, pi_b: 1 - share}

    def found(at: dict[sp.Symbol, Fraction]) -> float:
        place = next(x for prior, x in cases if point_of(prior, x) == at)
        priors = np.log([float(at[pi_a]), float(at[pi_b])])
        labels = class_labels(classes, np.array([[place]]), log_priors=priors)[0]
        return float(np.log(labels[0] / labels[1]))

    classes = [GaussianDensity(np.array([m]), np.array([[1.0]])) for m in (0.0, 1.0)]
    cases = [(prior, place) for prior in ("1/2", "3/4", "1/10") for place in (-0.5, 0.5, 2.0)]
    regime = [point_of(prior, place) for prior, place in cases]
    return agreement(log_odds, found, regime, tolerance=1e-11, what="log odds")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-1", equation="(1)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.log(p_a) - sp.log(p_b) + sp.log(pi_a) - sp.log(pi_b),
    checks=(from_bayes, from_class_labels),
    controls=(
        Control(subject=sp.log(p_a) - sp.log(p_b), why="the GenLabel: right for equal priors alone"),
        Control(subject=sp.log(p_a) - sp.log(p_b) - sp.log(pi_a) + sp.log(pi_b), why="the priors divided out"),
        Control(
            subject=sp.log(p_a) - sp.log(p_b) + (sp.log(pi_a) - sp.log(pi_b)) / 2,
            why="near miss: the roots of the priors",
        ),
    ),
    uses=("sohn2022/equation_1_posterior",),
)

if __name__ == "__main__":
    run_alone(__file__)
