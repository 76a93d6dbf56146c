r"""Equations (5), (6): $h_\lambda(-k) \ge h_\lambda(k)$ and the slope at 0.

For $k > 0$
$$h_\lambda(-k) - h_\lambda(k) = (1 - 2\lambda) \log \frac{1 + e^{(1-2\lambda) k}}{1 + e^{(2\lambda-1) k}}
= (1 - 2\lambda)^2 k \ge 0,$$
the last form being ours, and
$$h_\lambda'(0) = -\frac{1}{2} (1 - 2\lambda)^2 \le 0,$$
both strict unless $\lambda = 1/2$: the constant $k(P_f)$ is positive.
"""

import sympy as sp

from numerics.linear_losses import Atoms, Pairs, gradient, loss, mixtures
from theory.checks import agreement, all_of, identity
from theory.chidambaram2022.margin_losses import across, k, lam
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

Forms = tuple[sp.Expr, sp.Expr, sp.Expr]
PRINTED = (1 - 2 * lam) * sp.log((1 + sp.exp((1 - 2 * lam) * k)) / (1 + sp.exp((2 * lam - 1) * k)))
CLOSED = (1 - 2 * lam) ** 2 * k
SLOPE = -sp.Rational(1, 2) * (1 - 2 * lam) ** 2
WEIGHTS = ("0", "1/5", "2/3", "1")


def from_definition(forms: Forms) -> Evidence:
    """(5) in both forms (equal at k = 0 and equal derivatives) and (6), from the loss on the diagonal."""
    h = across(k, k)
    difference = h.subs(k, -k) - h
    printed, closed, slope = forms
    return identity(
        [printed, sp.diff(closed, k), closed.subs(k, 0), sp.diff(h, k).subs(k, 0)],
        [difference, sp.diff(difference, k), difference.subs(k, 0), slope],
    )


def from_vectors(forms: Forms) -> Evidence:
    """The loss over theta and its gradient from the definition, for two orthogonal points."""

    def pair(at: dict[sp.Symbol, str], scale: float, *, slope: bool = False) -> float:
        mixed = mixtures([[1, 0], [0, 1]], [1, -1], Atoms.at(float(sp.Rational(at[lam]))), pairs=Pairs.ACROSS)
        theta = mixed.inputs[0] * 0 + [scale, -scale]
        return float(gradient(mixed, theta) @ [1, -1]) if slope else loss(mixed, theta)

    regime = [{lam: weight, k: value} for weight in WEIGHTS for value in ("1/2", "3")]
    rise = lambda at: pair(at, -float(sp.Rational(at[k]))) - pair(at, float(sp.Rational(at[k])))
    return all_of(
        [
            agreement(forms[0], rise, regime, tolerance=1e-12, what="(5)"),
            agreement(forms[1], rise, regime, tolerance=1e-12, what="(5) in closed form"),
            agreement(forms[2], lambda at: pair(at, 0.0, slope=True), regime, tolerance=1e-12, what="(6)"),
        ]
    )


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="equations-2-6", equation="(5), (6)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(PRINTED, CLOSED, SLOPE),
    checks=(from_definition, from_vectors),
    controls=(
        Control(subject=(-PRINTED, -CLOSED, SLOPE), why="the sign of (5) turned"),
        Control(subject=(PRINTED, CLOSED, -SLOPE), why="the sign of (6) turned"),
        Control(subject=(PRINTED, CLOSED, SLOPE / 2), why="half the slope"),
        Control(subject=(PRINTED, k * sp.Abs(1 - 2 * lam), SLOPE), why="near miss: right at lam = 0, 1/2 and 1"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
