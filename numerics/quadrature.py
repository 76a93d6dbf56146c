"""Quadrature against Beta weights: Gauss-Jacobi, with splits at kinks; returns value and error."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import integrate, special

from numerics.laws import BetaLaw, Floats

Integrand = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Quadrature:
    """Value of an integral with an error estimate: the change when the number of nodes doubles."""

    value: float
    error: float


def beta_nodes(law: BetaLaw, n_nodes: int) -> tuple[Floats, Floats]:
    """Gauss-Jacobi nodes in (0, 1) and weights of sum 1 for the Beta law; exact for polynomials of degree 2n - 1."""
    nodes, weights = special.roots_jacobi(n_nodes, law.second - 1.0, law.alpha - 1.0)
    return (nodes + 1.0) / 2.0, weights / weights.sum()


def beta_expectation(integrand: Integrand, law: BetaLaw, *, n_nodes: int = 64) -> Quadrature:
    """E[integrand(Lambda)] for a smooth integrand, by Gauss-Jacobi with n and 2n nodes.

    Args:
        integrand: vectorised over nodes of shape (n,).
        law: the Beta law of Lambda.
        n_nodes: nodes of the coarse rule.
    """
    coarse, fine = (
        float(weights @ integrand(nodes)) for nodes, weights in (beta_nodes(law, n) for n in (n_nodes, 2 * n_nodes))
    )
    return Quadrature(fine, abs(fine - coarse))


def piecewise_expectation(integrand: Integrand, law: BetaLaw, *, kinks: Sequence[float]) -> Quadrature:
    """E[integrand(Lambda)] for an integrand that is smooth between the given kinks, adaptively on each piece."""
    cuts = [0.0, *sorted(k for k in set(kinks) if 0.0 < k < 1.0), 1.0]
    value = error = 0.0
    for low, high in itertools.pairwise(cuts):
        piece, bound = integrate.quad(
            lambda lam: float(integrand(np.array([lam]))[0] * law.density(lam)), low, high, epsabs=1e-13, epsrel=1e-12
        )
        value, error = value + piece, error + bound
    return Quadrature(value, error)
