"""Level lines of a field on a grid, as polylines with linear interpolation along the edges of its cells."""

from collections import defaultdict

import numpy as np

Edge = tuple[int, int, int]
Place = tuple[float, float]


def level_lines(field: np.ndarray, level: float, *, corner: Place, spacing: float) -> list[list[Place]]:
    """Polylines along which a field (n_rows, n_columns) has the level.

    Args:
        field: values at grid points; rows run along the second coordinate, columns along the first.
        level: the value followed; a grid point at the level itself counts as above.
        corner: place of the first grid point.
        spacing: distance between neighbours.
    """
    above = np.asarray(field) >= level
    joins: dict[Edge, list[Edge]] = defaultdict(list)
    for row in range(field.shape[0] - 1):
        for column in range(field.shape[1] - 1):
            for first, second in _crossed(above, row, column):
                joins[first].append(second)
                joins[second].append(first)
    lines = []
    while joins:
        ends = [edge for edge, others in joins.items() if len(others) == 1]
        lines.append(_followed(joins, ends[0] if ends else next(iter(joins))))
    return [[_place(field, level, edge, corner, spacing) for edge in line] for line in lines]


def _crossed(above: np.ndarray, row: int, column: int) -> list[tuple[Edge, Edge]]:
    """Pairs of edges of one cell that a line joins; an edge is (0 along or 1 up, row, column) of its first point."""
    edges: list[Edge] = [(0, row, column), (1, row, column + 1), (0, row + 1, column), (1, row, column)]
    cut = [edge for edge in edges if above[edge[1], edge[2]] != above[_other(edge)]]
    return list(zip(cut[::2], cut[1::2], strict=True))


def _other(edge: Edge) -> tuple[int, int]:
    kind, row, column = edge
    return (row + kind, column + 1 - kind)


def _followed(joins: dict[Edge, list[Edge]], start: Edge) -> list[Edge]:
    """Walk from an edge to the end of its line, or round it; what is walked is taken out."""
    line = [start]
    while joins.get(line[-1]):
        here = line[-1]
        there = joins[here].pop()
        joins[there].remove(here)
        for edge in (here, there):
            if not joins[edge]:
                del joins[edge]
        line.append(there)
    return line


def _place(field: np.ndarray, level: float, edge: Edge, corner: Place, spacing: float) -> Place:
    kind, row, column = edge
    first, second = float(field[row, column]), float(field[_other(edge)])
    share = (level - first) / (second - first)
    x, y = column + share * (1 - kind), row + share * kind
    return corner[0] + spacing * x, corner[1] + spacing * y
