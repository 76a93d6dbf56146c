"""The pairs of m points as edges of the complete graph, and the matrix that turns m numbers into their pair sums.

Rows of the matrix A are the pairs i < j in lexicographic order, each with a one at i and at j. A permutation P of the
rows is an array of row numbers: row r of PA is row P[r] of A. The ones of a column of A are a star, all pairs through
one point.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations, islice, permutations
from math import comb, factorial

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def pairs(m: int) -> list[tuple[int, int]]:
    """The m(m-1)/2 pairs i < j of 0..m-1, in lexicographic order."""
    return list(combinations(range(m), 2))


def incidence(m: int) -> Ints:
    """The matrix A of zeros and ones, shape (m(m-1)/2, m)."""
    matrix = np.zeros((m * (m - 1) // 2, m), dtype=np.int64)
    for row, pair in enumerate(pairs(m)):
        matrix[row, list(pair)] = 1
    return matrix


def beside(m: int, rows: Ints) -> Ints:
    """The matrices [A, PA] for a stack of row permutations of shape (n, m(m-1)/2); shape (n, m(m-1)/2, 2m)."""
    matrix = incidence(m)
    left = np.broadcast_to(matrix, (len(rows), *matrix.shape))
    return np.concatenate([left, matrix[rows]], axis=2)


def induced(sigma: Sequence[int]) -> tuple[int, ...]:
    """The row permutation P with PA = A[:, sigma]: the points are renamed, and the pairs with them."""
    m = len(sigma)
    number = {pair: row for row, pair in enumerate(pairs(m))}
    back = np.argsort(sigma)
    return tuple(number[min(back[i], back[j]), max(back[i], back[j])] for i, j in pairs(m))


def n_kept_stars(m: int, rows: Ints) -> Ints:
    """For each row permutation of a stack, how many columns of PA are columns of A; shape (n,).

    Raises:
        ValueError: more than 11 points, whose pairs do not fit into the bits of one word.
    """
    if m > 11:
        raise ValueError(f"m must be at most 11, not {m}: a set of pairs is kept in the bits of one word")
    stars = np.array([np.flatnonzero(column) for column in incidence(m).T])
    weights = 1 << np.arange(m * (m - 1) // 2, dtype=np.int64)
    masks = {int(weights[star].sum()) for star in stars}
    back = np.argsort(rows, axis=1)
    images = weights[back[:, stars]].sum(axis=2)
    return np.isin(images, list(masks)).sum(axis=1)


def permutes_columns(m: int, rows: Ints) -> NDArray[np.bool_]:
    """Whether the columns of PA are those of A in some order, for each row permutation of a stack."""
    return n_kept_stars(m, rows) == m


def is_identity(m: int, rows: Ints) -> NDArray[np.bool_]:
    """Whether P moves no row."""
    return (rows == np.arange(rows.shape[1])).all(axis=1)


def keeps_a_star(m: int, rows: Ints) -> NDArray[np.bool_]:
    """Whether some column of PA is a column of A."""
    return n_kept_stars(m, rows) > 0


def all_row_permutations(m: int, block: int = 1 << 16) -> Iterator[Ints]:
    """All (m(m-1)/2)! row permutations, in blocks."""
    n_pairs = m * (m - 1) // 2
    words = permutations(range(n_pairs))
    while True:
        flat = np.fromiter(chain.from_iterable(islice(words, block)), dtype=np.int64)
        if not flat.size:
            return
        yield flat.reshape(-1, n_pairs)


@cache
def coset_representatives(m: int) -> Ints:
    """One row permutation from each class {P Q : Q renames the points}; there are (m(m-1)/2)! / m! of them, m >= 3.

    P and PQ have the same columns in PA and PQA, up to order. In the word that says at which row each pair lands, the
    pair {0, 1} is made to land first, {0, 2} before all others that meet {0, 1}, and {0, 3}, ..., {0, m-1} in order;
    these choices use up the m! renamings.
    """
    edges = pairs(m)
    number = {pair: row for row, pair in enumerate(edges)}
    words = np.array([(0, *word) for word in permutations(range(1, len(edges)))], dtype=np.int64)
    second = [n for n, pair in enumerate(edges) if len({0, 1} & set(pair)) == 1]
    words = words[words[:, number[0, 2]] == words[:, second].min(axis=1)]
    tail = words[:, [number[0, j] for j in range(3, m)]]
    words = words[(np.diff(tail, axis=1) > 0).all(axis=1)]
    return np.argsort(words, axis=1)


def near_renamings(m: int) -> Ints:
    """All row permutations that move two or three rows: C(N, 2) swaps and 2 C(N, 3) cycles, N = m(m-1)/2."""
    n_pairs = m * (m - 1) // 2
    found = np.tile(np.arange(n_pairs), (n_near_renamings(m), 1))
    moves: list[tuple[tuple[int, ...], tuple[int, ...]]] = [(two, two[::-1]) for two in combinations(range(n_pairs), 2)]
    for i, j, k in combinations(range(n_pairs), 3):
        moves += [((i, j, k), (j, k, i)), ((i, j, k), (k, i, j))]
    for row, (places, values) in enumerate(moves):
        found[row, list(places)] = values
    return found


def n_near_renamings(m: int) -> int:
    """How many row permutations move two or three rows."""
    n_pairs = m * (m - 1) // 2
    return comb(n_pairs, 2) + 2 * comb(n_pairs, 3)


def structured(m: int) -> Ints:
    """Row permutations that look harmless: complements inside four points, turned stars, renamings of a part, mixtures.

    For four points a, b, c, d the complement swaps ab with cd, ac with bd, ad with bc; on four points alone it keeps
    the rank, and no renaming of the points does it. Turned stars cycle the pairs through one point. All are composed
    with cyclic renamings, which must not matter.
    """
    number = {pair: row for row, pair in enumerate(pairs(m))}
    found: list[tuple[int, ...]] = []
    for a, b, c, d in combinations(range(m), 4):
        swaps = [((a, b), (c, d)), ((a, c), (b, d)), ((a, d), (b, c))]
        for chosen in (swaps, swaps[:2], swaps[:1]):
            rows = list(range(len(number)))
            for first, second in chosen:
                rows[number[first]], rows[number[second]] = number[second], number[first]
            found.append(tuple(rows))
    for point in range(m):
        star = [row for pair, row in number.items() if point in pair]
        for shift in range(1, m - 1):
            rows = list(range(len(number)))
            for n, row in enumerate(star):
                rows[row] = star[(n + shift) % len(star)]
            found.append(tuple(rows))
    renamings = [tuple((i + shift) % m for i in range(m)) for shift in range(m)]
    cycles = np.array([induced(sigma) for sigma in renamings])
    stack = np.array(found, dtype=np.int64).reshape(-1, len(number))
    return np.concatenate([cycles, stack, *(cycle[stack] for cycle in cycles[1:])])


def n_row_permutations(m: int) -> int:
    """(m(m-1)/2)!."""
    return factorial(m * (m - 1) // 2)
