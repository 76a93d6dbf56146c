import ast

import pytest
from mutants import constant_mutants, constants_of, scaled_subject

SOURCE = """
import sympy as sp

x = sp.Symbol("x")
HALF = sp.Rational(1, 2)
UNUSED = 7


def scaled(form):
    return 3 * form


CLAIM = Claim(subject=(scaled(HALF * x[1] ** 2), "1/3", "word", True, 0), checks=(5,))
"""


def test_only_what_the_subject_reaches_is_mutated():
    values = [node.value for node in constants_of(ast.parse(SOURCE))]
    assert values == [1, 2, 3, 2, "1/3"]


def test_each_mutant_changes_one_constant_and_still_parses():
    mutants = list(constant_mutants(SOURCE))
    assert len({mutant.source for mutant in mutants}) == 5
    for mutant in mutants:
        ast.parse(mutant.source)
        changed = [(a, b) for a, b in zip(SOURCE.splitlines(), mutant.source.splitlines(), strict=True) if a != b]
        assert len(changed) == 1
    assert '"1/3"' in SOURCE
    assert "'101/300'" in mutants[-1].source


def test_a_subject_without_constants_is_scaled_as_a_whole():
    mutant = scaled_subject("CLAIM = Claim(subject=x / y)\nif __name__ == '__main__':\n    run_alone(__file__)\n")
    assert mutant.source.endswith(
        "CLAIM = _replace(CLAIM, subject=__import__('sympy').Rational(101, 100) * CLAIM.subject)\n"
    )
    assert "run_alone" not in mutant.source


@pytest.mark.parametrize("source", ["CLAIM = 3", "CLAIM: object = 3"])
def test_a_claim_that_is_no_call_is_refused(source):
    with pytest.raises(ValueError, match="no call"):
        constants_of(ast.parse(source))
