r"""Lemma C.1, first step: the projector on the column space of A.

Let $A$ be the matrix of all pairs of $m \ge 3$ points and $J$ the matrix of ones. The orthogonal projector on the
column space of $A$ is
$$\Pi = \frac{1}{m-2} \left(A A^T - \frac{2}{m-1} J\right),$$
so its entry at two pairs that share 2, 1, 0 points is $\frac{2}{m-1}$, $\frac{m-3}{(m-1)(m-2)}$,
$\frac{-2}{(m-1)(m-2)}$; its trace, the rank of $A$, is $m$. Hence $[A, PA]$ has rank $m$ exactly if $P$ keeps the
column space, that is if $P \Pi P^T = \Pi$.
"""

from numerics.pair_incidence import pairs
from theory.checks import identity, on_instances
from theory.chidambaram2022.pair_scheme import Entries, exact_projector, m, on_points, product, shared_points
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone


def from_association_scheme(entries: Entries) -> Evidence:
    """Idempotent, keeps A, is A times a matrix (affine in the shared points), trace m: for every m."""
    inside, outside = on_points(entries)
    trace = entries[0] * m * (m - 1) / 2
    slopes = (entries[0] - entries[1], entries[1] - entries[2])
    return identity((*product(entries, entries), inside, outside, trace, slopes[0]), (*entries, 1, 0, m, slopes[1]))


def from_exact_elimination(entries: Entries) -> Evidence:
    """Independent of the scheme: A (A^T A)^{-1} A^T in rational arithmetic, entry by entry."""

    def agrees(case: tuple[int, int, int]) -> bool:
        n_points, e, f = case
        projector, denominator = exact_projector(n_points)
        entry = entries[2 - int(shared_points(n_points)[e, f])]
        return bool(entry.subs(m, n_points) * denominator == int(projector[e, f]))

    cases = ((n, e, f) for n in range(3, 8) for e in (0,) for f in range(len(pairs(n))))
    return on_instances(agrees, cases, what="entry (m, e, f) of the projector")


CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="lemma-c.1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=(2 / (m - 1), (m - 3) / ((m - 1) * (m - 2)), -2 / ((m - 1) * (m - 2))),
    checks=(from_association_scheme, from_exact_elimination),
    controls=(
        Control(subject=(2 / (m - 2), 1 / (m - 2), 0 * m), why="the matrix of ones forgotten"),
        Control(
            subject=((2 * m - 3) / ((m - 1) * (m - 2)), 1 / (m - 1), -1 / ((m - 1) * (m - 2))),
            why="near miss: J / (m - 1) in place of 2 J / (m - 1)",
        ),
        Control(
            subject=(2 / (m - 1), (m - 3) / ((m - 1) * (m - 2)), 0 * m), why="pairs without a common point set to 0"
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
