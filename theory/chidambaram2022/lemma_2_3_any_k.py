r"""Lemma 2.3, any number of classes: a cross-entropy with weights $c_i$ is least on the simplex at $c_i / \sum_q c_q$.

The loss $-\sum_i c_i \log \theta_i$ plus $C (\sum_i \theta_i - 1)$, $C = \sum_q c_q$, is a sum of one term for each
class,
$$-c_i \log \theta_i + C \theta_i$$
Each term is strictly convex and least at $\theta_i = c_i / C$; these values have sum 1, whatever k, because they are
additive in c and equal 1 at $c = C$. So they are the only minimiser on the simplex. A class with $c_i = 0$
gets $\theta_i = 0$.
"""

import numpy as np
import sympy as sp

from numerics.enclosure import evaluate
from numerics.simplex import minimise_cross_entropy
from theory.checks import agreement, identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

c, other, total, at = sp.symbols("c c_other C theta", positive=True)
WEIGHTS = tuple(tuple(range(1, k + 1)) for k in (2, 3, 5, 9))


def from_stationarity(share: sp.Expr) -> Evidence:
    """The derivative of one class's term vanishes at the share, and its second derivative is c / theta^2 > 0."""
    term = -c * sp.log(at) + total * at
    slope = sp.simplify(sp.diff(term, at).subs(at, share))
    return identity([slope, sp.diff(term, at, 2)], [0, c / at**2])


def from_additivity(share: sp.Expr) -> Evidence:
    """The shares have sum 1 for any k: they are additive in c, and 1 at c = C."""
    return identity(
        [share.subs(c, c + other), share.subs(c, total), sp.limit(share, c, 0)],
        [share + share.subs(c, other), 1, 0],
    )


def from_perturbations(share: sp.Expr) -> Evidence:
    """In ball arithmetic: moving 1/50 of the mass from one class to another raises the loss, for k = 2, 3, 5, 9."""
    moves = [(weights, i, j) for weights in WEIGHTS for i in range(len(weights)) for j in range(len(weights)) if i != j]
    return on_instances(lambda move: _is_higher(share, *move), moves, what="a move raises the loss")


def from_convex_solve(share: sp.Expr) -> Evidence:
    """cvxpy meets the shares for k = 2, 3, 5, 9."""

    def deviation(weights: tuple[int, ...]) -> float:
        found = minimise_cross_entropy(np.array(weights, dtype=float))
        values = [float(evaluate(_share(share, weights, n)).mid()) for n in range(len(weights))]
        return float(np.abs(found.theta - values).max()) + found.residual

    return agreement(deviation, lambda _: 0.0, WEIGHTS, tolerance=1e-4, what="deviation plus KKT residual")


def _share(share: sp.Expr, weights: tuple[int, ...], n: int) -> sp.Expr:
    return share.subs({c: weights[n], total: sum(weights)})


def _is_higher(share: sp.Expr, weights: tuple[int, ...], i: int, j: int) -> bool:
    moved = _share(share, weights, i) / 50
    before, after = _share(share, weights, i) - moved, _share(share, weights, j) + moved
    gain = weights[i] * sp.log(_share(share, weights, i) / before) - weights[j] * sp.log(
        after / _share(share, weights, j)
    )
    return bool(evaluate(gain) > 0)


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-2.3", equation="(1)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=c / total,
    checks=(from_stationarity, from_additivity, from_perturbations, from_convex_solve),
    controls=(
        Control(subject=c**2 / total**2, why="squares: sum not 1"),
        Control(subject=(c / total + sp.Rational(1, 3)) / 2, why="half way to the uniform law of three classes"),
        Control(subject=sp.Rational(101, 100) * c / total, why="near miss: 1 per cent more"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
