r"""Figure 10: the segments of Example 3 and the labels on them.

The points are $x_1 = (1, 0)$ and $x_2 = (0, 1)$ of class $+1$, label $[1, 0]$, and $n$ copies of $(-1, 0)$ of class
$-1$, label $[0, 1]$. With weight $\lambda$ for the first point of a pair and $\rho$ for its label the mixtures fill

- $L_1$, copies with $x_2$: $(-\lambda, 1 - \lambda)$ with label $[1 - \rho, \rho]$;
- $L_2$, $x_1$ with the copies: $(2\lambda - 1, 0)$ with label $[\rho, 1 - \rho]$;
- $L_3$, $x_2$ with $x_1$: $(1 - \lambda, \lambda)$ with label $[1, 0]$.
"""

from fractions import Fraction

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

lam, rho = sp.symbols("lambda rho", real=True)
ONE, TWO, COPY = ((1, 0), (1, 0)), ((0, 1), (1, 0)), ((-1, 0), (0, 1))
PAIRS = ((COPY, TWO), (ONE, COPY), (TWO, ONE))
N_COPIES = 4
WEIGHTS = tuple((Fraction(k, 8), Fraction(k**2, k**2 + (8 - k) ** 2)) for k in range(9))
"""Values of (lam, rho) of a label that turns round with its pair: rho(1 - lam) = 1 - rho(lam)."""
Line = tuple[Fraction, ...]


def from_mixing(segments: sp.Tuple) -> Evidence:
    """The definition: lam x_i + (1 - lam) x_j with the label rho y_i + (1 - rho) y_j."""
    mixed = [
        [
            w * a + (1 - w) * b
            for w, ends in ((lam, 0), (rho, 1))
            for a, b in zip(first[ends], second[ends], strict=True)
        ]
        for first, second in PAIRS
    ]
    return identity(segments, mixed)


def from_all_pairs(segments: sp.Tuple) -> Evidence:
    """Exact arithmetic: each of the ordered pairs of distinct points, with 4 copies, runs along one of the segments."""
    points = [ONE, TWO, *[COPY] * N_COPIES]
    pairs = [(first, second) for first in points for second in points if first != second]
    known = {_line(segment, WEIGHTS) for segment in segments}
    drawn = known | {tuple(reversed(line)) for line in known}
    seen = {_mixtures(pair) for pair in pairs}
    return on_instances(lambda line: line in drawn and line in seen, [*seen, *drawn], what="mixtures along a pair")


def _line(segment: sp.Tuple, weights: tuple[tuple[Fraction, Fraction], ...]) -> tuple[Line, ...]:
    form = sp.lambdify((lam, rho), [*segment], modules=[])
    return tuple(tuple(map(_exact, form(*at))) for at in weights)


def _exact(value: object) -> Fraction:
    return Fraction(str(value))


def _mixtures(pair: tuple[tuple[tuple[int, ...], ...], ...]) -> tuple[Line, ...]:
    (x, y), (x_other, y_other) = pair
    return tuple(
        tuple(
            w * a + (1 - w) * b
            for w, s, t in ((at, x, x_other), (share, y, y_other))
            for a, b in zip(s, t, strict=True)
        )
        for at, share in WEIGHTS
    )


CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-10"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=sp.Tuple(
        sp.Tuple(-lam, 1 - lam, 1 - rho, rho),
        sp.Tuple(2 * lam - 1, 0, rho, 1 - rho),
        sp.Tuple(1 - lam, lam, 1, 0),
    ),
    checks=(from_mixing, from_all_pairs),
    controls=(
        Control(
            subject=sp.Tuple(
                sp.Tuple(-lam, 1 - lam, rho, 1 - rho),
                sp.Tuple(2 * lam - 1, 0, rho, 1 - rho),
                sp.Tuple(1 - lam, lam, 1, 0),
            ),
            why="the label of L_1 the wrong way round",
        ),
        Control(
            subject=sp.Tuple(
                sp.Tuple(-lam, 1 - lam, 1 - rho, rho),
                sp.Tuple(lam, 0, rho, 1 - rho),
                sp.Tuple(1 - lam, lam, 1, 0),
            ),
            why="L_2 from the origin",
        ),
        Control(
            subject=sp.Tuple(
                sp.Tuple(-lam, 1 - lam, 1 - rho, rho),
                sp.Tuple(2 * lam - 1, 0, rho, 1 - rho),
                sp.Tuple(1 - lam, lam, rho, 1 - rho),
            ),
            why="near miss: L_3 labelled as if its ends were of two classes",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
