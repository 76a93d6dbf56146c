r"""Definition D.1: the m-point k-class alternating line.

$X_m^k$ consists of the points $0, 1, ..., m - 1$, the point $p$ in class $(p \bmod k) + 1$. So $X_3^2$ is the line of
Definition 2.6 with the classes $1, 2, 1$; $X_5^3$ has $1, 2, 3, 1, 2$ and $X_4^4$ has $1, 2, 3, 4$.

For uniform mixing the Mixup-optimal classifier gives class 1 at the point $1/2$ of these lines the shares
$2/3$, $137/200$ and $83/132$.
"""

from typing import NamedTuple

import sympy as sp

from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import limit_shares
from numerics.finite_sets import FiniteSet, exact_point
from theory.checks import on_instances
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import exact
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

LINES = ((3, 2), (5, 3), (4, 4))
PLACE = exact_point("1/2")
TINY = exact_point("1/1000000000")[0]


class Examples(NamedTuple):
    """Classes of the points of the three lines, and the share of class 1 at 1/2 on each."""

    classes: tuple[tuple[int, ...], ...]
    shares: tuple[sp.Rational, ...]


def alternating_line(m: int, k: int) -> FiniteSet:
    """The definition: points 0, ..., m - 1, classes by the remainder modulo k (from 0)."""
    return FiniteSet(tuple(exact_point(p) for p in range(m)), tuple(p % k for p in range(m)))


def from_definition(examples: Examples) -> Evidence:
    """The classes of the three lines."""
    return on_instances(
        lambda n: [c + 1 for c in alternating_line(*LINES[n]).classes] == list(examples.classes[n]),
        range(3),
        what="the classes of the lines (3, 2), (5, 3), (4, 4), number",
    )


def from_exact_limits(examples: Examples) -> Evidence:
    """The exact share of class 1 at 1/2, from the classes as stated."""

    def holds(n: int) -> bool:
        shares = limit_shares(alternating_line(*LINES[n]), PLACE, UNIFORM)
        return shares is not None and shares.fractions()[0] == exact(examples.shares[n])

    return on_instances(holds, range(3), what="the share of class 1 at 1/2, line number")


def from_flint(examples: Examples) -> Evidence:
    """A second path: h_eps by balls from the classes as stated, eps = 1e-9."""

    def holds(n: int) -> bool:
        line, k = examples.classes[n], LINES[n][1]
        points = [[(p,) for p, c in enumerate(line) if c == i + 1] for i in range(k)]
        share = exact(examples.shares[n])
        return bool(abs(flint_shares(points, PLACE, TINY)[0] * share.denominator - share.numerator) < 1e-6)

    return on_instances(holds, range(3), what="the share of class 1 at 1/2 by balls, line number")


SUBJECT = Examples(
    classes=((1, 2, 1), (1, 2, 3, 1, 2), (1, 2, 3, 4)),
    shares=(sp.Rational(2, 3), sp.Rational(137, 200), sp.Rational(83, 132)),
)

CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="definition-d.1"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=SUBJECT,
    checks=(from_definition, from_exact_limits, from_flint),
    controls=(
        Control(subject=SUBJECT._replace(classes=((2, 1, 2), (2, 3, 1, 2, 3), (2, 3, 4, 1))), why="points from 1 on"),
        Control(
            subject=SUBJECT._replace(classes=((1, 1, 2), (1, 1, 2, 2, 3), (1, 2, 3, 4))), why="blocks, not alternation"
        ),
        Control(
            subject=SUBJECT._replace(shares=(sp.Rational(2, 3), sp.Rational(1, 2), sp.Rational(83, 132))),
            why="near miss: one share of the five-point line",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
