"""Pictures of sohn2022: Figures 11 and 12, how middle points are found, from the definitions of their claims."""

from collections.abc import Sequence
from functools import partial
from math import atan2, cos, pi, sin, sqrt

from flint import arb

from numerics.enclosure import evaluate
from reports.figures import Figure
from reports.pictures_scenes import Disc, Dot, Note, Place, Scene, Shape, Stroke
from theory.sohn2022.figures_11_12_equidistant_points import CLAIM as EQUIDISTANT
from theory.sohn2022.figures_11_12_middle_features import CLAIM as MIDDLE
from theory.sohn2022.middle_points import (
    FOCUS,
    MEANS,
    RADII,
    VARIANCES,
    distances,
    feature_inverse,
    log_odds_along,
    root_along,
    share,
)

GREY, FIRST, SECOND, FOUND = 0, 2, 1, 3
PAIRS = (
    ((-0.6, 0.5), (3.4, 1.6)),
    ((0.3, -0.7), (4.2, -1.2)),
    ((0.2, 0.9), (2.2, 2.2)),
    ((-0.4, -0.2), (3.0, -0.3)),
)
"""Features of class i and of class j that are joined by a line."""


def figures_11_12() -> Figure:
    """Figures 11 and 12: middle points between two manifolds and between two Gaussian classes."""
    return Figure(
        name="sohn2022-figures-11-12",
        title="Figures 11 and 12 redrawn: how middle points are found",
        caption=(
            "Left: the point of $\\lambda = 1/2$ is as far from either manifold, and other shares fill branches of "
            "hyperbolas. Then hidden features of two Gaussian classes: on each line bisection finds the feature of "
            "equal likelihood, on a circle known in closed form; an invertible map carries it back to an input."
        ),
        panels=(_manifolds(), _features(), _inputs()),
    )


def _manifolds() -> Scene:
    shapes: list[Shape] = [
        Disc(at=(side * FOCUS, 0), radius=float(radius), colour=colour)
        for side, radius, colour in zip((-1, 1), RADII, (FIRST, SECOND), strict=True)
    ]
    for value, dashed in (("1/2", False), ("3/4", True), ("1/4", True)):
        place, square = (float(evaluate(part, {share: value}).mid()) for part in EQUIDISTANT.subject)
        heights = [n / 10 for n in range(-16, 17)]
        branch = [(place * sqrt(1 + h * h / square), h) for h in heights]
        shapes.append(Stroke(places=branch, colour=FOUND, dashed=dashed))
        shapes.append(Note(at=(branch[-1][0] * 1.05, 1.75), text=value if dashed else f"λ = {value}"))
    middle = float(evaluate(EQUIDISTANT.subject.place, {share: "1/2"}).mid())
    shapes.extend(_reaches((middle, 0.0)))
    reach = float(distances(arb(middle), arb(0))[0].mid())
    shapes.append(Dot(at=(middle, 0), colour=FOUND, sign="square"))
    shapes.append(Note(at=(middle, -1.78), text=f"{reach:g} from both manifolds"))
    return Scene(
        name="sohn-figure-11",
        title="Figure 11: between two manifolds",
        description=(
            f"Circles of radius {RADII[0]} and {RADII[1]} about -2 and 2. The point {middle:g} of the axis is at the "
            f"distance {reach:g} of both; points of share 1/2, 3/4 and 1/4 fill branches of hyperbolas."
        ),
        x_range=(-3.2, 3.2),
        y_range=(-1.9, 1.95),
        shapes=shapes,
        signs=(("manifold i", FIRST, "line"), ("manifold j", SECOND, "line"), ("points of share λ", FOUND, "line")),
    )


def _reaches(point: Place) -> list[Shape]:
    """Lines from a point to its projections on the two manifolds."""
    lines: list[Shape] = []
    for side, radius, colour in zip((-1, 1), RADII, (FIRST, SECOND), strict=True):
        angle = atan2(point[1], point[0] - side * FOCUS)
        foot = (side * FOCUS + float(radius) * cos(angle), float(radius) * sin(angle))
        lines.append(Stroke(places=(point, foot), colour=colour, width=3))
    return lines


def middles() -> list[Place]:
    """On each line the feature of equal likelihood, by bisection in balls."""
    found = []
    for first, second in PAIRS:
        start = arb(first[0]), arb(first[1])
        step = arb(second[0]) - start[0], arb(second[1]) - start[1]
        t = root_along(partial(log_odds_along, start=start, step=step), "0", "1")
        at = [float((a + t * b).mid()) for a, b in zip(start, step, strict=True)]
        found.append((at[0], at[1]))
    return found


def _circle() -> list[Place]:
    centre, square = (float(evaluate(part).mid()) for part in MIDDLE.subject)
    turns = [n * pi / 60 for n in range(-60, 61)]
    return [(centre + sqrt(square) * cos(turn), sqrt(square) * sin(turn)) for turn in turns]


def _features() -> Scene:
    ovals: list[Shape] = [
        Disc(at=(float(m[0]), float(m[1])), radius=sqrt(v), colour=colour)
        for m, v, colour in zip(MEANS, VARIANCES, (FIRST, SECOND), strict=True)
    ]
    centre, square = (float(evaluate(part).mid()) for part in MIDDLE.subject)
    axis = centre + sqrt(square)
    return Scene(
        name="sohn-figure-12-features",
        title="Figure 12: middle features of two Gaussian classes",
        description=(
            f"N(0, I) and N((3, 0), 4 I), drawn as discs of one deviation. Equal likelihood fills the circle about "
            f"{centre:g} of radius {sqrt(square):.3f}, which crosses the axis at {axis:.3f}; the middle feature of "
            "each of four lines lies on it."
        ),
        x_range=(-4.2, 5.4),
        y_range=(-2.9, 2.9),
        shapes=[*ovals, Stroke(places=_circle(), colour=FOUND, dashed=True), *_lines(PAIRS, middles())],
        signs=(("class i", FIRST, "circle"), ("class j", SECOND, "triangle"), ("equal likelihood", FOUND, "square")),
    )


def _inputs() -> Scene:
    pairs = [(feature_inverse(first), feature_inverse(second)) for first, second in PAIRS]
    bent: list[Shape] = []
    for first, second in PAIRS:
        steps = [n / 20 for n in range(21)]
        line = [
            feature_inverse((first[0] + s * (second[0] - first[0]), first[1] + s * (second[1] - first[1])))
            for s in steps
        ]
        bent.append(Stroke(places=line, colour=GREY, width=1))
    border = [feature_inverse(place) for place in _circle() if place[0] > -2.6]
    return Scene(
        name="sohn-figure-12-inputs",
        title="Figure 12: carried back to inputs",
        description=(
            "The inverse of the feature map (x, y + x^2 / 4) bends lines and border; each middle feature becomes an "
            "input of equal likelihood, off the straight line between its two inputs."
        ),
        x_range=(-4.2, 5.4),
        y_range=(-6.2, 3.2),
        shapes=[
            *bent,
            Stroke(places=border, colour=FOUND, dashed=True),
            *_dots(pairs, [*map(feature_inverse, middles())]),
        ],
        signs=(("class i", FIRST, "circle"), ("class j", SECOND, "triangle"), ("middle input", FOUND, "square")),
    )


def _lines(pairs: Sequence[tuple[Place, Place]], found: Sequence[Place]) -> list[Shape]:
    joined: list[Shape] = [Stroke(places=pair, colour=GREY, width=1) for pair in pairs]
    return [*joined, *_dots(pairs, found)]


def _dots(pairs: Sequence[tuple[Place, Place]], found: Sequence[Place]) -> list[Shape]:
    dots: list[Shape] = []
    for first, second in pairs:
        dots += [Dot(at=first, colour=FIRST), Dot(at=second, colour=SECOND, sign="triangle")]
    return [*dots, *(Dot(at=place, colour=FOUND, sign="square") for place in found)]
