"""Exact rank of integer and rational matrices. No floating-point number decides anything here.

Modulo a prime the rank can only fall. A matrix of rational rank r has a nonzero minor of order r; if that minor is
smaller than the product of the primes tried, one of the primes does not divide it, and the largest of the modular
ranks is the rational rank. Hadamard's inequality bounds the minors, so a few primes decide small matrices for good;
where the product is too small the rank is undecided, and that is an error.
"""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from flint import fmpq, fmpq_mat
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]

PRIMES = (2147483647, 2147483629, 2147483587, 2147483579)
"""The largest primes below 2^31: a product of two residues fits into 64 bits."""


class UndecidedRankError(ArithmeticError):
    """The primes tried do not decide the rank over the rationals; pass more of them or use `rational_rank`."""


def rational_rank(matrix: Sequence[Sequence[Any]] | Ints) -> int:
    """Rank over the rationals by exact elimination (python-flint).

    Args:
        matrix: rows of integers, fractions or sympy rationals, all of one length.

    Raises:
        TypeError: an entry is no exact number.
        ValueError: the rows differ in length.
    """
    rows = [[_exact(entry) for entry in row] for row in matrix]
    if len({len(row) for row in rows}) > 1:
        raise ValueError(f"matrix has rows of lengths {sorted({len(row) for row in rows})}; give all the same length")
    if not rows or not rows[0]:
        return 0
    return int(fmpq_mat(len(rows), len(rows[0]), [entry for row in rows for entry in row]).rank())


def ranks_modulo(stack: Ints, prime: int) -> Ints:
    """Rank of each matrix of a stack over the field of `prime` elements, a lower bound of its rational rank.

    Args:
        stack: integers, shape (n, rows, columns).
        prime: a prime below 2^31.
    """
    stack = _checked(stack)
    if not 2 <= prime < 2**31:
        raise ValueError(f"prime must lie in [2, 2^31), not {prime!r}; see PRIMES")
    return _ranks_modulo(np.ascontiguousarray(stack % prime), prime)


def ranks(stack: Ints, *, primes: Sequence[int] = PRIMES) -> Ints:
    """Rational rank of each matrix of a stack, by as many primes as Hadamard's bound on its minors asks for.

    Args:
        stack: integers, shape (n, rows, columns).
        primes: distinct primes below 2^31, tried in order.

    Raises:
        UndecidedRankError: the primes are too few for the size of the entries.
    """
    stack = _checked(stack)
    if len(stack) == 0:
        return np.zeros(0, dtype=np.int64)
    bound, product = minor_bound(stack), 1
    best = np.zeros(len(stack), dtype=np.int64)
    for prime in dict.fromkeys(primes):
        best = np.maximum(best, ranks_modulo(stack, prime))
        product *= prime
        if product**2 > bound or bool(np.all(best == min(stack.shape[1:]))):
            return best
    raise UndecidedRankError(
        f"{len(primes)} primes of product {product} do not exceed the bound on the minors of a {stack.shape[1]} x "
        f"{stack.shape[2]} matrix; pass more primes or use rational_rank"
    )


def minor_bound(stack: Ints) -> int:
    """Square of a bound on every minor of every matrix of the stack (Hadamard: product of the longest rows)."""
    order = min(stack.shape[1:])
    squares = max(
        prod(sorted((max(1, sum(int(entry) ** 2 for entry in row)) for row in matrix), reverse=True)[:order])
        for matrix in _envelope(stack)
    )
    return int(squares)


def _envelope(stack: Ints) -> list[Ints]:
    """One matrix per stack whose minors bound those of all: it keeps, row by row, the longest row of the stack."""
    if int(np.abs(stack).max(initial=0)) >= 2**20:  # the squares below could overflow: look at every matrix
        return list(stack)
    longest = (stack**2).sum(axis=2)
    return [stack[longest.argmax(axis=0), np.arange(stack.shape[1])]]


def _checked(stack: Ints) -> Ints:
    array = np.asarray(stack)
    if array.ndim != 3:
        raise ValueError(f"stack must have shape (n, rows, columns), not {array.shape}; pass matrix[None] for one")
    if not np.issubdtype(array.dtype, np.integer):
        raise TypeError(f"stack must hold integers, not {array.dtype}; use rational_rank for fractions")
    return array.astype(np.int64, copy=False)


def _exact(entry: Any) -> fmpq:
    if isinstance(entry, float | np.floating | bool):
        raise TypeError(f"matrix entry {entry!r} is no exact number; pass integers or fractions")
    if isinstance(entry, int | np.integer):
        return fmpq(int(entry))
    try:
        return fmpq(int(entry.numerator), int(entry.denominator))
    except (AttributeError, TypeError):
        raise TypeError(f"matrix entry {entry!r} is no exact number; pass integers or fractions") from None


@njit(cache=True)
def _ranks_modulo(stack: Ints, prime: int) -> Ints:
    n, n_rows, n_columns = stack.shape
    found = np.zeros(n, dtype=np.int64)
    work = np.empty((n_rows, n_columns), dtype=np.int64)
    for index in range(n):
        work[:, :] = stack[index]
        found[index] = _eliminate(work, prime)
    return found


@njit(cache=True)
def _eliminate(work: Ints, prime: int) -> int:
    """Gaussian elimination in place over the field of `prime` elements; returns the rank."""
    n_rows, n_columns = work.shape
    rank = 0
    for column in range(n_columns):
        pivot = rank
        while pivot < n_rows and work[pivot, column] == 0:
            pivot += 1
        if pivot == n_rows:
            continue
        if pivot != rank:
            for j in range(column, n_columns):
                work[pivot, j], work[rank, j] = work[rank, j], work[pivot, j]
        inverse = _inverse(work[rank, column], prime)
        for row in range(rank + 1, n_rows):
            if work[row, column] != 0:
                factor = work[row, column] * inverse % prime
                for j in range(column, n_columns):
                    work[row, j] = (work[row, j] + (prime - factor) * work[rank, j]) % prime
        rank += 1
        if rank == n_rows:
            break
    return rank


@njit(cache=True)
def _inverse(value: int, prime: int) -> int:
    """Inverse modulo a prime by Euclid's algorithm."""
    old, new, coefficient, following = value, prime, 1, 0
    while new != 0:
        quotient = old // new
        old, new = new, old - quotient * new
        coefficient, following = following, coefficient - quotient * following
    return coefficient % prime
