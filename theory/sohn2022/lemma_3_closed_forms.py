r"""Lemma 3: completing the squares, with the constants in closed form.

For $Z \sim N(0, \Sigma)$, with $S_n = Z_{n+1} + \dots + Z_d$,
$$Z^T \Sigma^{-1} Z = c_d \sum_{n=1}^{d} A_n (Z_n - B_n S_n)^2$$
where the recurrence (13) has the solution
$$A_n = \frac{(1 + (d-1)\tau)(1 + (d-n-1)\tau)}{(1 + (d-2)\tau)(1 + (d-n)\tau)}, \quad B_n = \frac{\tau}{1 +
(d-n-1)\tau}$$ All $A_n$ are positive where $\Sigma$ is a covariance matrix. (For $\tau < -1/(d-1)$ the recurrence
may divide by zero: $A_2 = 0$ at $d = 5$, $\tau = -1/2$, which the printed conditions allow.)
"""

import sympy as sp

from theory.checks import all_of, identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.equicorrelation import SIGMA, d, matrix, tau
from theory.equicorrelation import j as n
from theory.evidence import Evidence
from theory.standalone import run_alone

VALUE = sp.Rational(2, 7)


def from_the_recurrence(forms: sp.Tuple) -> Evidence:
    """The start and the step of (13), for every n and d."""
    a, b = forms
    after_a, after_b = a.subs(n, n + 1), b.subs(n, n + 1)
    start = identity([a.subs(n, 1), b.subs(n, 1)], [1, tau / ((d - 2) * tau + 1)])
    return all_of([start, identity([after_a, after_a * after_b], [a - b**2 * a, a * b + b**2 * a])])


def from_completing_the_square(forms: sp.Tuple) -> Evidence:
    """One step of (14): z is the next variable, s and q are the sum and square sum of the rest."""
    z, s, q = sp.symbols("z s q", real=True)
    a, b = forms
    after_a, after_b = a.subs(n, n + 1), b.subs(n, n + 1)
    whole = a * (z**2 + q) - a * b * (2 * z * s + s**2 - q)
    return identity(whole, a * (z - b * s) ** 2 + after_a * q - after_a * after_b * (s**2 - q))


def from_exact_matrices(forms: sp.Tuple) -> Evidence:
    """Both quadratic forms written out as matrices in rationals, d = 2 .. 6."""

    def agrees(size: int) -> bool:
        total = sp.zeros(size, size)
        for k in range(1, size + 1):
            at = {d: size, n: k, tau: VALUE}
            a, b = (form.subs(at) for form in forms)
            row = sp.Matrix([[0] * (k - 1) + [1] + [-b] * (size - k)])
            total += a * row.T * row
        inverse = matrix(SIGMA, size, tau=VALUE).inv()
        return bool(total * inverse[0, 0] == inverse)

    return on_instances(agrees, range(2, 7), what="the sum of squares is the quadratic form")


A = (1 + (d - 1) * tau) * (1 + (d - n - 1) * tau) / ((1 + (d - 2) * tau) * (1 + (d - n) * tau))
B = tau / (1 + (d - n - 1) * tau)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="lemma-3", equation="(13)-(14)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(A, B),
    checks=(from_the_recurrence, from_completing_the_square, from_exact_matrices),
    controls=(
        Control(subject=sp.Tuple(A, tau / (1 + (d - 2) * tau)), why="B constant in n"),
        Control(subject=sp.Tuple(1 - B**2, B), why="A without the product over the earlier steps"),
        Control(subject=sp.Tuple(A, tau / (1 + (d - n) * tau)), why="near miss: n one too small in B"),
    ),
    erratum=(
        r"The sums over $i \ne j$ in the proof run over unordered pairs: over ordered ones, as written, the factor "
        r"$2$ in front of $\tau_d$ counts each product twice."
    ),
    uses=("sohn2022/lemma_2_inverse",),
)

if __name__ == "__main__":
    run_alone(__file__)
