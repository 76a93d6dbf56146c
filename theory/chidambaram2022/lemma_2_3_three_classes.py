r"""Lemma 2.3, eq. (1) for three classes: the minimiser of the restricted Mixup loss.

On the simplex the constant that minimises the Mixup loss restricted to $B_\epsilon(x)$ is
$h_\epsilon^i(x) = c_i / (c_1 + c_2 + c_3)$,
$$c_i = \xi^{i,i} + 2 \left( \sum_{j > i} \xi_\lambda^{i,j} + \sum_{j < i} (\xi^{j,i} - \xi_\lambda^{j,i}) \right)$$
"""

from functools import cache

import numpy as np
import sympy as sp

from numerics.mixing_loss import SampledShares, loss_weights, sampled_shares
from numerics.simplex import minimise_cross_entropy
from theory.checks import agreement, all_of, identity, on_instances, within_error
from theory.chidambaram2022.local_loss import (
    BALLS,
    CLASSES,
    Ball,
    data_of,
    mass,
    masses_of,
    moment,
    restricted_loss,
    shares_at,
    theta,
)
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Form = tuple[sp.Expr, ...]


def from_lagrange(form: Form) -> Evidence:
    """Stationary: the gradient of the loss from its definition is the same in all coordinates, and the sum is 1."""
    loss = restricted_loss()
    at = dict(zip(theta.values(), form, strict=True))
    gradient = [sp.cancel(sp.together(sp.diff(loss, theta[i]).subs(at))) for i in CLASSES]
    return identity([gradient[0], gradient[1], sum(form)], [gradient[1], gradient[2], 1])


def from_convex_solve(form: Form) -> Evidence:
    """cvxpy on the loss of random planar data, its KKT residuals below 1e-5, meets the form."""
    solved = {ball: minimise_cross_entropy(loss_weights(masses_of(ball))) for ball in BALLS}
    accepted = on_instances(lambda ball: solved[ball].residual < 1e-5 or None, BALLS, what="KKT residual", exact=False)
    gaps = agreement(
        lambda ball: float(np.abs(shares_at(form, masses_of(ball)) - solved[ball].theta).max()),
        lambda _: 0.0,
        BALLS,
        tolerance=1e-4,
        what="largest deviation from the solve",
    )
    return all_of([accepted, gaps])


def from_sampling(form: Form) -> Evidence:
    """Independent of all integrals: mean soft labels of the sampled mixtures in the ball."""
    return all_of([_sampled(form, ball, n) for ball in BALLS for n in range(len(CLASSES))])


@cache
def _drawn(ball: Ball) -> SampledShares:
    return sampled_shares(*data_of(ball), ball.eps, ball.law, n_draws=200_000, seed=ball.seed)


def _sampled(form: Form, ball: Ball, n: int) -> Evidence:
    drawn = _drawn(ball)
    share = float(shares_at(form, masses_of(ball))[n])
    what = f"class {n + 1}, {ball}"
    return within_error(share, float(drawn.shares[n]), float(drawn.errors[n]), n_cases=drawn.n_inside, what=what)


def _shares(weights: Form) -> Form:
    return tuple(weight / sum(weights) for weight in weights)


WEIGHTS = (
    mass[1, 1] + 2 * (moment[1, 2] + moment[1, 3]),
    mass[2, 2] + 2 * (moment[2, 3] + mass[1, 2] - moment[1, 2]),
    mass[3, 3] + 2 * (mass[1, 3] - moment[1, 3] + mass[2, 3] - moment[2, 3]),
)
SINGLE = tuple(sp.expand((weight + mass[n, n]) / 2) for n, weight in enumerate(WEIGHTS, start=1))
SWAPPED = (
    mass[1, 1] + 2 * (mass[1, 2] - moment[1, 2] + moment[1, 3]),
    mass[2, 2] + 2 * (moment[2, 3] + moment[1, 2]),
    WEIGHTS[2],
)

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-2.3", equation="(1)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=_shares(WEIGHTS),
    checks=(from_lagrange, from_convex_solve, from_sampling),
    controls=(
        Control(subject=_shares(SINGLE), why="the pairs of different classes counted once"),
        Control(subject=_shares(SWAPPED), why="the weights lambda and 1 - lambda of the classes 1 and 2 swapped"),
        Control(
            subject=_shares((*WEIGHTS[:2], sp.Rational(97, 100) * WEIGHTS[2])),
            why="near miss: 3 per cent less for class 3",
        ),
    ),
    uses=("chidambaram2022/lemma_2_3_any_k",),
)

if __name__ == "__main__":
    run_alone(__file__)
