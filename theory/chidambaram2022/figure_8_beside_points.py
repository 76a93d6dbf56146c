r"""Figure 8: in the limit eq. (1) wins every point, at $\alpha = 32$ by a peak of width $0$.

As $\epsilon \to 0$, eq. (1) gives all ten points of $\mathcal{X}_{10}^2$ and of $\mathcal{X}_{10}^{10}$ their own
class, by the pair of each point with itself (Proposition 2.8); the segments that pass over a point count for nothing
there. Just beside the points they alone count. At $\alpha = 1$ the limit of $h(x')$ as $x' \to x$ then gives another
class to the left of $1$ and to the right of $8$ only, and its average over the two sides gives every point its own
class. At $\alpha = 32$ all inner points $1, \dots, 8$ get another class on either side, on both lines.
"""

from functools import cache

import numpy as np

from numerics.exact_laws import beta_law
from numerics.exact_mixup import limit_shares, ray_limit
from numerics.finite_sets import FiniteSet, exact_point
from theory.checks import exhaustive, on_instances
from theory.chidambaram2022.ten_point_lines import N_POINTS
from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.mixup_optimal import mixup_optimal
from theory.standalone import run_alone

LINES = ((2, 1), (2, 32), (10, 1), (10, 32))
CASES = [(n, x) for n in range(len(LINES)) for x in range(N_POINTS)]
WAYS = ((0,), (-1,), (1,), (-1, 1))
Lost = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Points that get another class: at themselves, to their left, to their right, on the average of both sides."""


def from_exact_limits(lost: tuple[Lost, ...]) -> Evidence:
    """The limits from the definition, in rationals, at all points of both lines for both laws."""
    return exhaustive(
        lambda case: all(
            (case[1] in lost[case[0]][n]) == _loses(*LINES[case[0]], case[1], n) for n in range(len(WAYS))
        ),
        CASES,
        size=4 * 10,
        what="another class at, left, right, on the average, at (line, x)",
    )


def from_mixup_optimal(lost: tuple[Lost, ...]) -> Evidence:
    """The public classifier: at eps = 1/100 at the points, at eps = 0 at a distance of 1e-7 on either side."""
    return on_instances(lambda n: _public(*LINES[n]) == lost[n], range(len(LINES)), what="points lost", exact=False)


@cache
def _loses(k: int, alpha: int, x: int, n: int) -> bool:
    """Whether the own class is not the largest share of the limit; at an end of the line its one side counts."""
    data = FiniteSet(tuple(exact_point(m) for m in range(N_POINTS)), tuple(m % k for m in range(N_POINTS)))
    law, here = beta_law(alpha), exact_point(x)
    limits = [ray_limit(data, here, exact_point(way), law) if way else limit_shares(data, here, law) for way in WAYS[n]]
    known = [limit.fractions() for limit in limits if limit]
    shares = [sum(column) for column in zip(*known, strict=True)]
    return any(share >= shares[x % k] for i, share in enumerate(shares) if i != x % k)


def _public(k: int, alpha: int) -> Lost:
    points, own = np.arange(N_POINTS, dtype=float)[:, None], np.arange(N_POINTS) % k
    at, left, right = (
        mixup_optimal(points, own, points + step, eps, alpha) for step, eps in ((0, 0.01), (-1e-7, 0), (1e-7, 0))
    )
    tables = (at, left, right, np.nan_to_num(left) + np.nan_to_num(right))
    lost = [tuple(x for x in range(N_POINTS) if table[x].max() > table[x, own[x]] + 1e-9) for table in tables]
    return lost[0], lost[1], lost[2], lost[3]


INNER = (1, 2, 3, 4, 5, 6, 7, 8)
UNIFORM: Lost = ((), (1,), (8,), ())
STRONG: Lost = ((), INNER, INNER, INNER)
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figure-8", equation="(1)"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=(UNIFORM, STRONG, UNIFORM, STRONG),
    checks=(from_exact_limits, from_mixup_optimal),
    controls=(
        Control(subject=(((),) * 4,) * 4, why="right beside the points as at them, for either law"),
        Control(subject=((INNER,) * 4,) * 4, why="the segments of other classes take the inner points themselves"),
        Control(subject=(STRONG, UNIFORM, STRONG, UNIFORM), why="the two laws exchanged"),
        Control(
            subject=(((), (1,), (8,), (1, 8)), STRONG, UNIFORM, STRONG),
            why="a near miss: 1 and 8 lost on the average of both sides of X_10^2 at alpha = 1",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
