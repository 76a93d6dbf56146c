"""Pictures of sohn2022: Figures 13 to 15, GenMix's points on sets of our reading, and boundaries trained on them."""

from functools import cache

import numpy as np

from empirical import genmix_sets, records
from empirical.records import MissingRecordError
from numerics.curves import Arc, Piece
from reports.contours import level_lines
from reports.figures import Figure
from reports.pictures_scenes import Disc, Dot, Note, Place, Scene, Shape, Stroke

RECORD = "genmix"
COLOURS = (1, 2, 3, 0)
N_SHOWN = 30
NORMS = (("1", "L1", 1), ("2", "L2", 2), ("inf", "L∞", 3))
TITLES = {
    "v": "Figure 13: V",
    "ket": "Figure 13: Ket",
    "y": "Figure 13: Y",
    "gaussian": "Figure 14: four Gaussian classes",
    "circle": "Figure 14: circle",
    "moon": "Figure 14: moon",
}


def figures_13_15() -> Figure:
    """Figures 13 to 15: middle points and boundaries."""
    return Figure(
        name="sohn2022-figures-13-15",
        title="Figures 13 to 15 redrawn: GenMix's points and the boundaries trained on them",
        caption=(
            "Sets, sizes and training are our reading, since the paper prints none; the manifold of a class is the "
            "curve drawn, known exactly, in place of one learned by a generative network. Dots: GenMix's points "
            f"of $\\lambda = 1/2$. {_told()}"
        ),
        panels=(*(_set(name) for name in TITLES), _norms()),
    )


def _told() -> str:
    if not _boundaries("circle", "genmix"):
        return "The boundaries of trained networks are not drawn: `mixproof measure genmix --preset paper` makes them."
    return "Lines: where half of the networks say a class, trained by GenMix (solid) and by Mixup (dashed)."


@cache
def _boundaries(name: str, method: str) -> tuple[tuple[Place, ...], ...]:
    """Lines along which half of the runs of the record say a class; none where there is no record."""
    try:
        record = records.load(RECORD, preset="paper")
    except MissingRecordError:
        return ()
    box, step = genmix_sets.box_of(name), int(record.header["configuration"]["map_step"])
    lines: dict[tuple[Place, ...], None] = {}
    for c in range(genmix_sets.n_classes(name)):
        votes = record.votes(f"class_{c}", data=name, method=method)
        share = votes.table() / votes.n_runs
        found = level_lines(share, 0.5, corner=(box.left, box.low), spacing=step * box.spacing)
        lines.update({tuple(line): None for line in found})
        if genmix_sets.n_classes(name) == 2:
            break
    return tuple(lines)


@cache
def _middle(name: str, norm: str = "2") -> np.ndarray:
    """A few of the points, inside the box drawn."""
    generator = np.random.Generator(np.random.Philox(1314))
    points, labels = genmix_sets.drawn(name, 100, generator)
    found = genmix_sets.middle_of(name, points, labels, generator, n_points=N_SHOWN, tolerance=1e-6, norm=norm).points
    box = genmix_sets.box_of(name)
    inside = (found > (box.left, box.low)) & (found < (box.right, box.high))
    return np.asarray(found[inside.all(axis=1)])


def _set(name: str) -> Scene:
    k, box = genmix_sets.n_classes(name), genmix_sets.box_of(name)
    colour = 3 if k == 2 else 0
    solid, dashed = _boundaries(name, "genmix"), _boundaries(name, "mixup")
    shapes: list[Shape] = [Stroke(places=line, colour=colour, width=1.5) for line in solid]
    shapes += [Stroke(places=line, colour=0, width=1.5, dashed=True) for line in dashed]
    shapes += _classes(name)
    shapes += [Disc(at=(float(x), float(y)), radius=0.006 * box.width, colour=colour) for x, y in _middle(name)]
    trained = "; solid lines are boundaries of networks trained by GenMix, dashed ones by Mixup" if solid else ""
    kinds = "Gaussian classes, discs of two deviations" if name == "gaussian" else "curves of the classes"
    signs = [(f"class {c}", COLOURS[c], "circle" if name == "gaussian" else "line") for c in range(k)]
    return Scene(
        name=f"sohn-figure-13-15-{name}",
        title=TITLES[name],
        description=f"{k} {kinds}, and points of equal likelihood between them that no third class intrudes{trained}.",
        x_range=(box.left, box.right),
        y_range=(box.low, box.high),
        shapes=shapes,
        signs=(*signs, ("λ = 1/2", colour, "circle")),
    )


def _classes(name: str) -> list[Shape]:
    if name == "gaussian":
        radius = 2 * float(np.sqrt(genmix_sets.VARIANCE))
        discs: list[Shape] = [Disc(at=at, radius=radius, colour=COLOURS[c]) for c, at in enumerate(genmix_sets.MEANS)]
        return [*discs, *(Note(at=at, text=str(c)) for c, at in enumerate(genmix_sets.MEANS))]
    manifolds = genmix_sets.DRAWINGS[name].manifolds
    return [
        Stroke(places=_drawn(piece), colour=COLOURS[c], width=4)
        for c, pieces in enumerate(manifolds)
        for piece in pieces
    ]


def _drawn(piece: Piece) -> list[Place]:
    if isinstance(piece, Arc):
        angles = np.linspace(piece.first, piece.last, 61)
        (x, y), r = piece.centre, piece.radius
        return [(x + r * float(np.cos(a)), y + r * float(np.sin(a))) for a in angles]
    return [piece.start, piece.end]  # type: ignore[union-attr]


def _norms() -> Scene:
    box = genmix_sets.box_of("moon")
    dots: list[Shape] = [
        Disc(at=(float(x), float(y)), radius=0.006 * box.width, colour=colour)
        for norm, _, colour in NORMS
        for x, y in _middle("moon", norm)
    ]
    grey: list[Shape] = [
        Stroke(places=_drawn(piece), colour=0, width=4)
        for pieces in genmix_sets.DRAWINGS["moon"].manifolds
        for piece in pieces
    ]
    return Scene(
        name="sohn-figure-15",
        title="Figure 15: the moons in three norms",
        description=(
            "Points as far from either half circle in L1, L2 and L-infinity. All three run through the centre of the "
            "picture, about which a half turn carries one moon onto the other; they part towards the sides."
        ),
        x_range=(box.left, box.right),
        y_range=(box.low, box.high),
        shapes=[*grey, *dots, Dot(at=(0.5, 0.25), colour=0, sign="cross")],
        signs=tuple((label, colour, "circle") for _, label, colour in NORMS),
    )
