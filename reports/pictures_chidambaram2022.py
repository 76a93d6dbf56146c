"""Pictures of chidambaram2022: Figures 4 to 7 from the sets of their claims, and the thresholds of Theorem 2.7."""

from fractions import Fraction
from itertools import combinations

import sympy as sp

from numerics.enclosure import evaluate
from numerics.finite_sets import FiniteSet, Point, labelled, squared_reach_2_9
from numerics.mixed_geometry import chords, decimal, mixed_point
from reports.charts import Chart, Series
from reports.figures import Figure
from reports.pictures_scenes import Disc, Dot, Note, Place, Scene, Shape, Stroke
from theory.chidambaram2022 import figures_4_7_ball, figures_4_7_no_collinearity, figures_4_7_sandwich
from theory.chidambaram2022.alternating_line import critical_alpha, eps, share_of_first
from theory.chidambaram2022.theorem_2_7_printed_threshold import CLAIM as PRINTED
from theory.chidambaram2022.theorem_2_7_threshold import CLAIM as REPAIRED

SIGNS = ((2, "circle"), (1, "triangle"), (3, "square"))
"""Colour and sign of each class."""
GREY = 0
WEIGHT = Fraction(4, 5)
"""The delta of Figure 7."""


def figures_4_7() -> Figure:
    """Figures 4-7: X_mix and A, the sandwiched point, Assumptions 2.9 and 3.1."""
    return Figure(
        name="figures-4-7",
        title="Figures 4 to 7 redrawn from the definitions",
        caption=(
            "$X_{mix}$ and the segments that a ball meets (Figure 4), the point 1 sandwiched on $X_3^2$ (Figure 5), a "
            "point where Assumption 2.9 holds and one where it fails (Figure 6), and the parts of the segments that "
            "Assumption 3.1 leaves to $X_1$ beside the disc of radius $\\delta$ (Figure 7)."
        ),
        panels=(_x_mix(), _ball(), _sandwich(), _concentration(), _no_collinearity(), _weight_bound()),
    )


def theorem_2_7() -> Figure:
    """The critical alpha of Theorem 2.7 between the printed and the repaired threshold."""
    return Figure(
        name="theorem-2.7",
        title="Theorem 2.7: the critical $\\alpha^*(\\epsilon)$ and two thresholds",
        caption=(
            "The point 1 is lost above the curve $\\alpha^*(\\epsilon)$; the printed threshold runs below it where "
            "$(2 \\alpha^* + 1) \\epsilon^2$ exceeds $\\log 4$, the repaired one touches it from above."
        ),
        panels=_thresholds(),
    )


def _dots(data: FiniteSet, sides: tuple[str, ...] = ()) -> list[Shape]:
    found: list[Shape] = []
    for n, (point, own) in enumerate(zip(data.points, data.classes, strict=True)):
        label = f"({point[0]}, {point[1]})" if sides else ""
        colour, sign = SIGNS[own]
        found.append(Dot(at=_at(point), colour=colour, sign=sign, label=label, side=sides[n] if sides else "above"))
    return found


def _legend(n_classes: int, *more: tuple[str, int, str]) -> tuple[tuple[str, int, str], ...]:
    subscripts = "₁₂₃"
    return (*((f"X{subscripts[n]}", *SIGNS[n]) for n in range(n_classes)), *more)


def _segments(data: FiniteSet, colour: int = GREY, *, width: float = 1.5, opacity: float = 1) -> list[Shape]:
    pairs = combinations(data.points, 2)
    return [Stroke(places=(_at(s), _at(t)), colour=colour, width=width, opacity=opacity) for s, t in pairs]


def _x_mix() -> Scene:
    data = figures_4_7_ball.DATA
    return Scene(
        name="figure-4-x-mix",
        title="Figure 4: the mixtures of four points",
        description="Two points of class 1 on the left, two of class 2 on the right; the mixtures are six segments.",
        x_range=(-1.3, 5.3),
        y_range=(-0.45, 3.45),
        shapes=[*_segments(data), *_dots(data, ("left", "left", "right", "right"))],
        signs=_legend(2, ("mixtures", GREY, "line")),
    )


def _ball() -> Scene:
    data, x, radius = figures_4_7_ball.DATA, figures_4_7_ball.X, Fraction(1)
    limit = Fraction(str(figures_4_7_ball.CLAIM.subject[3]))
    met = chords(data, x, radius)
    low, high = met[0].low, met[0].high
    return Scene(
        name="figure-4-ball",
        title="Figure 4: a ball about x and its chords",
        description=(
            f"The ball of radius 1 about x = (2, 3/2) meets {len(met)} of the six segments, the diagonals, each for "
            f"lam between {low} and {high}; up to the radius {limit}, dashed, it meets no other."
        ),
        x_range=(-1.3, 5.3),
        y_range=(-0.45, 3.45),
        shapes=[
            *_segments(data, opacity=0.45),
            Disc(at=_at(x), radius=float(radius), colour=3),
            Disc(at=_at(x), radius=float(limit), colour=GREY, dashed=True),
            *(_cut(data, chord.pair, decimal(chord.low), decimal(chord.high)) for chord in met),
            *_dots(data),
            Note(at=(float(x[0]), float(x[1]) + 0.42), text="x"),
            Note(at=(4.05, 1.5), text=f"{low} < λ < {high}", anchor="start"),
        ],
        signs=_legend(2, ("segments in the ball", 3, "line")),
    )


def _cut(data: FiniteSet, pair: tuple[int, int], low: float, high: float, colour: int = 3) -> Stroke:
    s, t = (data.points[end] for end in pair)
    return Stroke(places=[_at(mixed_point(s, t, Fraction(lam))) for lam in (low, high)], colour=colour, width=4)


def _sandwich() -> Scene:
    """The line, the ball, and each pair's segment on a height of its own."""
    data, radius, middle = figures_4_7_sandwich.DATA, Fraction(2, 5), figures_4_7_sandwich.MIDDLE
    shapes: list[Shape] = [
        Stroke(places=((float(1 - radius), 0.1), (float(1 - radius), 1.12)), colour=3, width=1, dashed=True),
        Stroke(places=((float(1 + radius), 0.1), (float(1 + radius), 1.12)), colour=3, width=1, dashed=True),
    ]
    for height, chord in zip((0.4, 0.65, 0.9), sorted(chords(data, middle, radius), key=lambda c: c.pair), strict=True):
        s, t = (data.points[end] for end in chord.pair)
        ends = [mixed_point(s, t, Fraction(decimal(lam)))[0] for lam in (chord.low, chord.high)]
        shapes.append(Stroke(places=[(float(s[0]), height), (float(t[0]), height)], colour=GREY, width=1.5))
        shapes.append(Stroke(places=[(float(end), height) for end in ends], colour=3, width=5))
        shapes.append(Note(at=(-0.12, height), text=f"{s[0]} with {t[0]}", anchor="end"))
        shapes.append(Note(at=(2.12, height), text=f"{chord.low} < λ < {chord.high}", anchor="start"))
    for point, own, label in zip(data.points, data.classes, ("class 1", "class 1", "class 2"), strict=True):
        colour, sign = SIGNS[own]
        shapes.append(
            Dot(at=(float(point[0]), 0.1), colour=colour, sign=sign, label=f"{point[0]}, {label}", side="below")
        )
    shapes.append(Note(at=(1, 1.2), text=f"the ball about 1, ε = {radius}"))
    return Scene(
        name="figure-5-sandwich",
        title="Figure 5: the point 1 between 0 and 2",
        description=(
            f"Points 0, 1, 2 of classes 1, 2, 1; the ball of radius {radius} about 1 meets the pair of 0 and 2 in "
            "the middle of its weights, the pairs with 1 at the end."
        ),
        x_range=(-0.75, 3.05),
        y_range=(-0.12, 1.25),
        shapes=shapes,
        proportional=False,
    )


def _concentration() -> Chart:
    grid = [2 ** (n / 6) for n in range(-6, 61)]
    radii = ((Fraction(1, 4), 2), (Fraction(3, 4), 1))
    return Chart(
        name="figure-5-concentration",
        title="The share of class 1 at the point 1",
        description=(
            "h_eps^1(1) against alpha for eps = 1/4 and 3/4: it rises above 1/2 and on to 2/3 and 4/7 as the law "
            "concentrates at 1/2."
        ),
        x_label="α (logarithmic)",
        y_label="share of class 1",
        x_ticks=[0.5, 1, 4, 16, 64, 256, 1024],
        y_ticks=[0, 0.25, 0.5, 0.75, 1],
        x_log=True,
        series=(
            Series(label="1/2", colour=GREY, x=(0.5, 1024), y=(0.5, 0.5), dashed=True),
            *(
                Series(
                    label=f"ε = {e}", colour=c, x=grid, y=[float(share_of_first(_decimal(a), e).mid()) for a in grid]
                )
                for e, c in radii
            ),
        ),
        legend=tuple(
            (f"ε = {e}, limit {limit}", c, "line") for (e, c), limit in zip(radii, ("2/3", "4/7"), strict=True)
        ),
    )


def _no_collinearity() -> Scene:
    data = figures_4_7_no_collinearity.DATA
    first, on, second, third = data.points
    reach = float(squared_reach_2_9(data, first, 0) or 0) ** 0.5
    return Scene(
        name="figure-6",
        title="Figure 6: Assumption 2.9 holds at one point",
        description=(
            f"The segment from class 2 to class 3 stays {reach:g} away from the point (0, 0) of class 1 and runs "
            "through its point (6, 8), where the assumption fails for every eps."
        ),
        x_range=(-21, 25),
        y_range=(-10.5, 15),
        shapes=[
            Disc(at=_at(first), radius=reach, colour=2),
            Stroke(places=(_at(second), _at(third)), colour=GREY, width=2),
            Stroke(places=(_at(first), _at(on)), colour=2, width=1.5, dashed=True),
            *_dots(data),
            Note(at=(1, -1.9), text="(0, 0): holds for"),
            Note(at=(1, -4.1), text=f"ε up to {reach:g}"),
            Note(at=(7.6, 9.4), text="(6, 8): fails for every ε", anchor="start"),
        ],
        signs=_legend(3, ("segment of other classes", GREY, "line")),
    )


def _weight_bound() -> Scene:
    data = labelled([(0, 0)], [(10, 0), (6, 8), (0, -2)])
    source = data.points[0]
    kept = [Stroke(places=[_at(source), _at(_toward(t))], colour=2, width=5) for t in data.points[1:]]
    return Scene(
        name="figure-7",
        title=f"Figure 7: Assumption 3.1 with δ = {WEIGHT}",
        description=(
            f"Segments of lengths 10, 10 and 2 from a point of class 1; with delta = {WEIGHT} the assumption leaves it "
            "the parts up to 8, 8 and 8/5 away, far beyond the disc of radius delta about it."
        ),
        x_range=(-5, 13.5),
        y_range=(-2.9, 8.6),
        shapes=[
            *(Stroke(places=[_at(source), _at(t)], colour=GREY, width=1.5) for t in data.points[1:]),
            *kept,
            *_dots(data),
            Disc(at=_at(source), radius=float(WEIGHT), colour=1),
            Note(at=(5, 0.75), text="δl = 8", anchor="start"),
            Note(at=(3.9, 4), text="δl = 8", anchor="start"),
            Note(at=(-0.6, -1.25), text="δl = 8/5", anchor="end"),
            Note(at=(-1.1, 0.3), text="disc of radius δ", anchor="end"),
        ],
        signs=_legend(2, ("1 − λ < δ", 2, "line")),
    )


def _toward(t: Point) -> Point:
    return mixed_point(tuple(Fraction(0) for _ in t), t, 1 - WEIGHT)


def _thresholds() -> tuple[Chart, Chart]:
    grid = [Fraction(n, 50) for n in range(14, 50)]
    x = [float(e) for e in grid]
    exact = [float(critical_alpha(sp.Rational(str(e)), width="1e-6", bits=96).ball.mid()) for e in grid]
    forms = {name: [float(evaluate(c.subject, {eps: e}).mid()) for e in grid] for name, c in
             (("printed", PRINTED), ("repaired", REPAIRED))}  # fmt: skip
    scaled = {name: _scaled(x, values) for name, values in {"exact": exact, **forms}.items()}
    legend = (("α*(ε), exact", 3, "line"), ("printed threshold", 2, "dash"), ("repaired threshold", 1, "line"))
    failing = [e for e, a, p in zip(x, exact, forms["printed"], strict=True) if p < a]
    above = Chart(
        name="theorem-2-7-alpha",
        title="Above its curve a threshold is safe",
        description=f"alpha* and both thresholds against eps; the printed one is too low from {min(failing):g} on.",
        x_label="ε",
        y_label="α",
        x_ticks=[0.4, 0.6, 0.8, 1],
        y_ticks=[0, 3, 6, 9, 12],
        y_range=(0, 18),
        x_range=(0.26, 1),
        series=_three(x, exact, forms["printed"], forms["repaired"]),
        legend=tuple((label, c, kind) for label, c, kind in legend),
    )
    constant = Chart(
        name="theorem-2-7-constant",
        title="The same as (2α + 1) ε²",
        description="(2 alpha + 1) eps^2 for alpha*, which rises to 2.0108 near eps = 0.662, and for the thresholds.",
        x_label="ε",
        y_label="(2α + 1) ε²",
        x_ticks=[0.4, 0.6, 0.8, 1],
        y_ticks=[0, 0.5, 1, 1.5, 2],
        x_range=(0.26, 1),
        y_range=(0, 2.9),
        series=_three(x, scaled["exact"], scaled["printed"], scaled["repaired"]),
        legend=legend,
    )
    return above, constant


def _scaled(x: list[float], values: list[float]) -> list[float]:
    return [(2 * value + 1) * e**2 for e, value in zip(x, values, strict=True)]


def _three(x: list[float], exact: list[float], printed: list[float], repaired: list[float]) -> tuple[Series, ...]:
    return (
        Series(label="exact", colour=3, x=x, y=exact),
        Series(label="printed", colour=2, x=x, y=printed, dashed=True),
        Series(label="repaired", colour=1, x=x, y=repaired),
    )


def _at(point: Point) -> Place:
    return float(point[0]), float(point[1])


def _decimal(value: float) -> str:
    return f"{value:.12f}"
