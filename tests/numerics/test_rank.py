"""Exact ranks: against each other, against known ranks, and where the primes do not decide."""

import random
from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np
import pytest
import sympy as sp

from numerics import rank
from numerics.pair_incidence import (
    all_row_permutations,
    beside,
    coset_representatives,
    incidence,
    induced,
    is_identity,
    keeps_a_star,
    n_kept_stars,
    n_near_renamings,
    n_row_permutations,
    near_renamings,
    pairs,
    permutes_columns,
    structured,
)

pytestmark = pytest.mark.compiler_off


def of_rank(r: int, n_rows: int, n_columns: int, seed: int) -> np.ndarray:
    """A matrix of known rank: unit triangular factors around an r x r identity."""
    generator = np.random.default_rng(seed)
    lower = np.tril(generator.integers(-3, 4, (n_rows, n_rows)), -1) + np.eye(n_rows, dtype=np.int64)
    upper = np.triu(generator.integers(-3, 4, (n_columns, n_columns)), 1) + np.eye(n_columns, dtype=np.int64)
    middle = np.zeros((n_rows, n_columns), dtype=np.int64)
    middle[range(r), range(r)] = 1
    return lower @ middle @ upper


@pytest.mark.parametrize("r", range(6))
def test_the_three_ways_agree_with_a_known_rank(r: int) -> None:
    stack = np.array([of_rank(r, 5, 7, seed) for seed in range(8)])
    assert rank.ranks(stack).tolist() == [r] * 8
    assert [rank.rational_rank(matrix) for matrix in stack] == [r] * 8
    assert [sp.Matrix(matrix.tolist()).rank() for matrix in stack[:2]] == [r] * 2


def test_modulo_a_prime_the_rank_can_only_fall() -> None:
    matrix = np.array([[[1, 2], [3, 6 + 7]]])
    assert rank.ranks_modulo(matrix, 7).tolist() == [1]
    assert rank.ranks_modulo(matrix, 11).tolist() == [2]
    assert rank.ranks(matrix, primes=(7, 11, 13, 17)).tolist() == [2]


def test_negative_entries_and_pivots_below() -> None:
    stack = np.array([[[0, 0, -1], [0, -2, 5], [0, 0, 3]], [[-1, 1, 0], [1, -1, 0], [0, 0, 0]]])
    assert rank.ranks(stack).tolist() == [2, 1]


def test_too_few_primes_are_an_error_and_no_guess() -> None:
    p = rank.PRIMES[0]
    singular_modulo_p = np.array([[[1, 1, 0], [1, 1 + p, 0], [0, 0, 0]]])
    with pytest.raises(rank.UndecidedRankError, match="pass more primes or use rational_rank"):
        rank.ranks(singular_modulo_p, primes=(p,))
    assert rank.ranks(singular_modulo_p).tolist() == [2]
    assert rank.ranks(np.zeros((2, 3, 3), dtype=np.int64)).tolist() == [0, 0]


def test_full_rank_needs_no_bound() -> None:
    assert rank.ranks(np.array([[[10**9, 1], [1, 10**9]]]), primes=(101,)).tolist() == [2]


def test_a_minor_never_exceeds_its_bound() -> None:
    draw = random.Random(3)
    stack = np.array([[[draw.randint(-9, 9) for _ in range(3)] for _ in range(3)] for _ in range(50)])
    bound = rank.minor_bound(stack)
    assert all(int(sp.Matrix(matrix.tolist()).det()) ** 2 <= bound for matrix in stack)
    wide = [matrix * 2**20 for matrix in stack]
    assert all(int(sp.Matrix(matrix.tolist()).det()) ** 2 <= rank.minor_bound(np.array(wide)) for matrix in wide)
    assert rank.minor_bound(np.array(wide)) <= bound * 2**120


def test_an_empty_stack_and_empty_matrices() -> None:
    assert rank.ranks(np.zeros((0, 2, 2), dtype=np.int64)).tolist() == []
    assert rank.ranks(np.zeros((1, 0, 2), dtype=np.int64)).tolist() == [0]
    assert rank.rational_rank([]) == 0
    assert rank.rational_rank([[], []]) == 0


def test_fractions_and_sympy_rationals() -> None:
    assert rank.rational_rank([[Fraction(1, 3), 1], [Fraction(1, 9), Fraction(1, 3)]]) == 1
    assert rank.rational_rank([[sp.Rational(1, 3), 1], [sp.Rational(1, 9), sp.Rational(1, 2)]]) == 2


@pytest.mark.parametrize("entry", [0.5, np.float64(1), True, sp.sqrt(2), None])
def test_inexact_entries_are_refused(entry: object) -> None:
    with pytest.raises(TypeError, match="is no exact number; pass integers or fractions"):
        rank.rational_rank([[entry]])


def test_wrong_shapes_and_types() -> None:
    with pytest.raises(ValueError, match="rows of lengths"):
        rank.rational_rank([[1, 2], [3]])
    with pytest.raises(ValueError, match=r"stack must have shape .* not \(2, 2\)"):
        rank.ranks(np.eye(2, dtype=np.int64))
    with pytest.raises(TypeError, match="stack must hold integers, not float64"):
        rank.ranks(np.eye(2)[None])
    with pytest.raises(ValueError, match="prime must lie in"):
        rank.ranks_modulo(np.eye(2, dtype=np.int64)[None], 2**31)


@pytest.mark.parametrize("m", [3, 4, 5])
def test_incidence_has_two_ones_a_row_and_full_rank(m: int) -> None:
    matrix = incidence(m)
    assert matrix.shape == (m * (m - 1) // 2, m)
    assert (matrix.sum(axis=1) == 2).all()
    assert (matrix.sum(axis=0) == m - 1).all()
    assert rank.rational_rank(matrix) == m


@pytest.mark.parametrize("sigma", [(1, 2, 3, 0), (0, 1, 3, 2), (3, 2, 1, 0)])
def test_a_renaming_permutes_the_columns(sigma: tuple[int, ...]) -> None:
    matrix, rows = incidence(4), np.array([induced(sigma)])
    assert (matrix[rows[0]] == matrix[:, list(sigma)]).all()
    assert permutes_columns(4, rows).all()
    assert is_identity(4, rows).tolist() == [False]


def test_a_swap_keeps_all_stars_but_the_two_it_touches() -> None:
    rows = np.arange(10)[None].copy()
    assert is_identity(5, rows).all()
    first, second = pairs(5).index((0, 2)), pairs(5).index((1, 2))
    rows[0, [first, second]] = second, first
    assert n_kept_stars(5, rows).tolist() == [3]
    assert keeps_a_star(5, rows).all()
    with pytest.raises(ValueError, match="m must be at most 11, not 12"):
        n_kept_stars(12, np.arange(66)[None])


def test_representatives_meet_each_class_once() -> None:
    names = [induced(sigma) for sigma in permutations(range(4))]
    classes = [{tuple(np.array(name)[rows]) for name in names} for rows in coset_representatives(4)]
    assert len(set().union(*classes)) == sum(map(len, classes)) == n_row_permutations(4) == 720
    assert len(coset_representatives(3)) * factorial(3) == n_row_permutations(3)


def test_all_permutations_come_in_blocks() -> None:
    blocks = list(all_row_permutations(4, block=500))
    assert [len(block) for block in blocks] == [500, 220]
    kept = np.concatenate([rank.ranks(beside(4, block[:50])) for block in blocks])
    assert kept.min() == 4


def test_families_are_permutations_of_the_stated_number() -> None:
    for rows in (near_renamings(5), structured(5)):
        assert (np.sort(rows, axis=1) == np.arange(10)).all()
    assert len({tuple(rows) for rows in near_renamings(5)}) == n_near_renamings(5) == 285
