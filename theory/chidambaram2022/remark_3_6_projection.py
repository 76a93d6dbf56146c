r"""Remark 3.6: the component of $\theta$ orthogonal to the data changes neither the Mixup loss nor interpolation.

Let $X$ have the points as rows, independent, and $P = X^\top (X X^\top)^{-1} X$. Then $\theta_X = P \theta$ is the
projection on the span, and every mixture has $z_{st}(\lambda)^\top \theta = z_{st}(\lambda)^\top P \theta$, pairs
$s = t$ included. The symbols here are for two points in space; the identities are linear in each point.
"""

import numpy as np
import sympy as sp

from numerics.linear_losses import Atoms, Pairs, gradient, loss, mixtures
from theory.checks import agreement, identity
from theory.chidambaram2022.margin_losses import lam
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

X = sp.Matrix([sp.symbols("s_1 s_2 s_3", real=True), sp.symbols("t_1 t_2 t_3", real=True)])
THETA = sp.Matrix(sp.symbols("theta_1 theta_2 theta_3", real=True))
S = X[0, :]
T = X[1, :]
ADJUGATE = sp.Matrix([[T.dot(T), -S.dot(T)], [-S.dot(T), S.dot(S)]])
DETERMINANT = S.dot(S) * T.dot(T) - S.dot(T) ** 2
POINTS = ((1, 2, -1), (3, 0, 2))


def from_mixtures(projection: sp.Matrix) -> Evidence:
    """Every mixture has the same logit under theta and under its projection."""
    mixture = lam * X[0, :] + (1 - lam) * X[1, :]
    return identity((mixture * projection * THETA)[0], (mixture * THETA)[0])


def from_orthogonal(projection: sp.Matrix) -> Evidence:
    """What is orthogonal to the data is projected to 0, and the rest of theta is orthogonal to the data."""
    normal = X[0, :].cross(X[1, :]).T
    return identity([projection * normal, X * (THETA - projection * THETA)], [sp.zeros(3, 1), sp.zeros(2, 1)])


def from_vectors(projection: sp.Matrix) -> Evidence:
    """Loss from its definition at theta and at its projection, and no slope of the loss off the span."""
    matrix = projection.subs(dict(zip(X, [c for x in POINTS for c in x], strict=True)))
    projected = np.array(matrix.tolist(), dtype=float)
    mixup = mixtures(POINTS, [1, -1], Atoms.of_beta(0.5), pairs=Pairs.ALL)

    def change(theta: tuple[float, ...]) -> float:
        at = np.array(theta)
        slope = gradient(mixup, at)
        return abs(loss(mixup, projected @ at) - loss(mixup, at)) + float(np.abs(projected @ slope - slope).max())

    thetas = [(1.0, -2.0, 0.5), (0.0, 3.0, 1.0), (-4.0, 0.25, 2.0)]
    return agreement(change, lambda _: 0.0, thetas, tolerance=1e-12, what="change of the loss")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="remark-3.6"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=X.T * ADJUGATE * X / DETERMINANT,
    checks=(from_mixtures, from_orthogonal, from_vectors),
    controls=(
        Control(subject=sp.eye(3), why="nothing projected away"),
        Control(subject=X.T * X, why="the inverse Gram matrix left out: right for orthonormal points"),
        Control(
            subject=X[0, :].T * X[0, :] / (X[0, :] * X[0, :].T)[0], why="near miss: projected on the first point alone"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
