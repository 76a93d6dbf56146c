"""Mutants of a claim file: each numeric constant of its subject, one at a time, multiplied by 1.01."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

FACTOR = "__import__('sympy').Rational(101, 100)"
RATIONAL_TEXT = re.compile(r"-?\d+(/\d+)?(\.\d+)?$")


@dataclass(frozen=True)
class Mutant:
    """A changed source and what was changed in it."""

    what: str
    source: str


def constant_mutants(source: str) -> Iterator[Mutant]:
    """Every source in which one constant reachable from the subject is multiplied by 1.01."""
    tree = ast.parse(source)
    for node in constants_of(tree):
        segment = ast.get_source_segment(source, node) or ""
        yield Mutant(f"line {node.lineno}: {segment} * 1.01", _replace(source, node, _scaled(node)))


def scaled_subject(source: str) -> Mutant:
    """The source with its whole subject multiplied by 1.01, for a subject without constants."""
    return with_subject(source, f"{FACTOR} * CLAIM.subject", what="the subject * 1.01")


def with_subject(source: str, subject: str, *, what: str) -> Mutant:
    """The source with another subject, a Python expression in the names of the module."""
    swap = f"\nfrom dataclasses import replace as _replace\nCLAIM = _replace(CLAIM, subject={subject})\n"
    return Mutant(what, source.partition("\nif __name__")[0] + swap)


def constants_of(tree: ast.Module) -> list[ast.Constant]:
    """Numbers in the expression of `subject`, and in the module's own names that it mentions, in order."""
    definitions = _definitions(tree)
    seen: set[str] = set()
    found: list[ast.Constant] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Constant) and _is_number(node):
            found.append(node)
        if isinstance(node, ast.Name) and node.id in definitions and node.id not in seen:
            seen.add(node.id)
            visit(definitions[node.id])
        for child in ast.iter_child_nodes(node):
            if isinstance(node, ast.Subscript) and child is node.slice:
                continue
            visit(child)

    visit(subject_of(tree))
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def subject_of(tree: ast.Module) -> ast.expr:
    """The expression given as `subject` to the Claim that the module binds."""
    call = _definitions(tree)["CLAIM"]
    if not isinstance(call, ast.Call):
        raise ValueError("CLAIM is bound to no call")
    return next(keyword.value for keyword in call.keywords if keyword.arg == "subject")


def _definitions(tree: ast.Module) -> dict[str, ast.AST]:
    named: dict[str, ast.AST] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            named[node.name] = node
        elif isinstance(node, ast.Assign):
            named.update({target.id: node.value for target in node.targets if isinstance(target, ast.Name)})
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            named[node.target.id] = node.value
    return named


def _is_number(node: ast.Constant) -> bool:
    value = node.value
    if isinstance(value, str):
        return bool(RATIONAL_TEXT.match(value)) and Fraction(value) != 0
    return isinstance(value, int | float) and not isinstance(value, bool) and value != 0


def _scaled(node: ast.Constant) -> str:
    if isinstance(node.value, str):
        return repr(str(Fraction(node.value) * Fraction(101, 100)))
    return f"({node.value!r} * 1.01)" if isinstance(node.value, float) else f"({node.value!r} * {FACTOR})"


def _replace(source: str, node: ast.Constant, text: str) -> str:
    lines = source.splitlines(keepends=True)
    line = lines[node.lineno - 1].encode()
    if node.end_lineno != node.lineno or node.end_col_offset is None:
        raise ValueError(f"a constant on two lines: line {node.lineno}")
    lines[node.lineno - 1] = (line[: node.col_offset] + text.encode() + line[node.end_col_offset :]).decode()
    return "".join(lines)
