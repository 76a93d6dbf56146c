"""Pictures of sohn2022: Figures 1, 2 and 10 from the definitions of their claims."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity
from numerics.mixed_geometry import intrusion, mixed_point
from numerics.three_points import INTRUDING
from reports.charts import Chart, Mark, Series
from reports.figures import Figure
from reports.pictures_scenes import Dot, Note, Scene, Shape, Stroke
from theory.sohn2022 import figure_2_intrusion, figure_10_segments
from theory.sohn2022.figure_1_mixed_sample import CLAIM as MIXED_SAMPLE
from theory.sohn2022.figure_1_mixed_sample import lam, u

MEANS, DEVIATION = (-3.0, 0.0, 3.0), 0.5
SIGNS = ((2, "circle"), (1, "triangle"), (3, "square"))
GREY = 0


def figure_1() -> Figure:
    """Figure 1: mixing classes 1 and 3 lands on class 2."""
    return Figure(
        name="sohn2022-figure-1",
        title="Figure 1 redrawn: a mixed sample on the ground of a third class",
        caption=(
            "Halfway between the means of classes 1 and 3 lies the mean of class 2; Mixup's label gives class 2 "
            "nothing there, GenLabel, the exact posterior of the three Gaussians, nearly everything."
        ),
        panels=(_densities(), _labels()),
    )


def figure_2() -> Figure:
    """Figure 2: data, classifier and intrusion of Example 1."""
    return Figure(
        name="sohn2022-figure-2",
        title="Figure 2 redrawn: data, classifier and intrusion of Example 1",
        caption=(
            "The mixture of the outer points with $\\lambda = 1/2$ falls on $x_2$ with the label $e_1$; on the thick "
            "part of the line, half of the pair's mixtures, the nearest data point is $x_2$."
        ),
        panels=(_intrusion(), _classifier()),
    )


def figure_10() -> Figure:
    """Figure 10: the points and segments of Example 3."""
    return Figure(
        name="sohn2022-figure-10",
        title="Figure 10 redrawn: points and segments of Example 3",
        caption=(
            "The mixtures of the points fill $L_1$, $L_2$ and $L_3$; the colour is the linear label, which changes "
            "along $L_1$ and $L_2$ and is $[1, 0]$ on all of $L_3$."
        ),
        panels=(_example_3_points(), _example_3_segments()),
    )


def _densities() -> Chart:
    grid = np.linspace(-5.0, 5.0, 201)
    curves = [
        np.exp(GaussianDensity(np.array([m]), np.eye(1) * DEVIATION**2).log_density(grid[:, None])) for m in MEANS
    ]
    colours = [colour for colour, _ in SIGNS]
    return Chart(
        name="sohn-figure-1-densities",
        title="The mixture of −3 and 3 is the mean of class 2",
        description="Three Gaussian densities about -3, 0 and 3; half of -3 and half of 3 is 0, the mean of class 2.",
        x_label="x",
        y_label="density",
        x_ticks=[-4, -2, 0, 2, 4],
        y_ticks=[0, 0.25, 0.5, 0.75],
        x_range=(-5, 5),
        y_range=(0, 1.35),
        series=tuple(
            Series(label=f"class {n}", colour=c, x=grid.tolist(), y=curve.tolist())
            for n, (c, curve) in enumerate(zip(colours, curves, strict=True), start=1)
        ),
        marks=(
            Mark(x=MEANS[0], y=0.05, colour=colours[0]),
            Mark(x=MEANS[2], y=0.05, colour=colours[2]),
            Mark(x=0.5 * MEANS[0] + 0.5 * MEANS[2], y=0.05, colour=colours[1], hollow=True),
        ),
        legend=(
            *((f"class {n}", c, "line") for n, c in enumerate(colours, start=1)),
            ("mixture, λ = 1/2", colours[1], "diamond"),
        ),
    )


def _labels() -> Chart:
    first, third, low, high = MIXED_SAMPLE.subject
    separation = sp.Rational(str(MEANS[2] / DEVIATION)) ** 2
    grid = np.linspace(0.0, 1.0, 201)
    odds = [sp.lambdify(lam, part.subs(u, separation))(grid) for part in (first, third)]
    weights = [np.exp(odds[0]), np.ones_like(grid), np.exp(odds[1])]
    shares = [weight / sum(weights) for weight in weights]
    colours = [colour for colour, _ in SIGNS]
    x = grid.tolist()
    return Chart(
        name="sohn-figure-1-labels",
        title="Labels along the segment",
        description=(
            f"Labels against lam. Mixup: lam for class 1, 1 - lam for class 3, dashed, 0 for class 2. GenLabel: class "
            f"2 leads for lam between {low} and {high}, with more than 0.9999999 at 1/2."
        ),
        x_label="λ, the weight of the point of class 1",
        y_label="label",
        x_ticks=[0, 0.25, 0.5, 0.75, 1],
        y_ticks=[0, 0.25, 0.5, 0.75, 1],
        y_range=(0, 1.55),
        series=(
            *(Series(label="GenLabel", colour=c, x=x, y=s.tolist()) for c, s in zip(colours, shares, strict=True)),
            Series(label="Mixup", colour=colours[0], x=(0, 1), y=(0, 1), dashed=True),
            Series(label="Mixup", colour=colours[2], x=(0, 1), y=(1, 0), dashed=True),
        ),
        legend=(
            *((f"GenLabel, class {n}", c, "line") for n, c in enumerate(colours, start=1)),
            ("Mixup, classes 1 and 3 (none for class 2)", GREY, "dash"),
        ),
    )


def _line_of_example_1(height: float) -> list[Shape]:
    shapes: list[Shape] = [Stroke(places=((-1.25, height), (1.25, height)), colour=GREY, width=1)]
    for n, (point, own) in enumerate(zip(figure_2_intrusion.DATA.points, figure_2_intrusion.DATA.classes, strict=True)):
        colour, sign = SIGNS[own]
        label = f"x{'₁₂₃'[n]} = {str(point[0]).replace('-', '−')}, {'e₁' if own == 0 else 'e₂'}"
        shapes.append(Dot(at=(float(point[0]), height), colour=colour, sign=sign, label=label, side="below"))
    return shapes


def _classifier() -> Chart:
    grid = [n / 50 for n in range(-50, 51)]
    thetas = ((Fraction(1, 2), 1), (Fraction(3, 8), 2))
    return Chart(
        name="sohn-figure-2-classifier",
        title="Figure 2b: the classifier",
        description=(
            "f(x) = min(|x| / 2 theta, 1) for theta = 1/2 and 3/8; it crosses 1/2 at |x| = theta, the margin being the "
            "smaller of theta and 1 - theta."
        ),
        x_label="x",
        y_label="share of class 1",
        x_ticks=[-1, -0.5, 0, 0.5, 1],
        y_ticks=[0, 0.25, 0.5, 0.75, 1],
        y_range=(0, 1.35),
        series=(
            Series(label="border", colour=GREY, x=(-1, 1), y=(0.5, 0.5), dashed=True),
            *(
                Series(label=f"θ = {t}", colour=c, x=grid, y=[min(abs(x) / (2 * float(t)), 1.0) for x in grid])
                for t, c in thetas
            ),
        ),
        marks=tuple(Mark(x=side * float(t), y=0.5, colour=c) for t, c in thetas for side in (-1, 1)),
        legend=(
            ("θ = 1/2, without the outer pair", 1, "line"),
            ("θ = 3/8, with it: the border moves inwards", 2, "line"),
        ),
    )


def _intrusion() -> Scene:
    data = figure_2_intrusion.DATA
    (interval,) = intrusion(data, INTRUDING)
    ends = [float(mixed_point(data.points[INTRUDING[0]], data.points[INTRUDING[1]], at)[0]) for at in interval]
    arrows: list[Shape] = [
        Stroke(places=[(side * (1 - t), 0.1 + 1.3 * t * (1 - t)) for t in np.linspace(0, 1, 20)], colour=2, dashed=True)
        for side in (-1.0, 1.0)
    ]
    return Scene(
        name="sohn-figure-2-intrusion",
        title="Figure 2a and c: the data, and mixing the outer points",
        description=(
            "Points -1, 0, 1, the outer two of class 1, the inner one of class 2. Mixtures of x_1 and x_3 are labelled "
            f"e_1 throughout; for lam between {interval.low} and {interval.high} the nearest data point is x_2 of "
            "class 2, and lam = 1/2 falls on it."
        ),
        x_range=(-1.6, 1.6),
        y_range=(-0.8, 0.8),
        shapes=[
            *arrows,
            Stroke(places=[(end, 0) for end in ends], colour=2, width=9, opacity=0.45),
            *_line_of_example_1(0),
            Note(at=(0, 0.62), text="½ x₁ + ½ x₃ = 0 with the label e₁, but y₂ = e₂"),
            Note(at=(0, -0.55), text=f"nearest point x₂: {interval.low} < λ < {interval.high}"),
        ],
        signs=(("label e₁", *SIGNS[0]), ("label e₂", *SIGNS[1]), ("intruding mixtures of x₁ and x₃", 2, "line")),
    )


def _example_3_dots() -> list[Shape]:
    names = ((figure_10_segments.ONE, "x₁ = (1, 0)", "below"), (figure_10_segments.TWO, "x₂ = (0, 1)", "above"))
    copies = Dot(at=figure_10_segments.COPY[0], colour=1, sign="triangle", label="n copies of (−1, 0)", side="below")
    return [
        *(Dot(at=point[0], colour=2, sign="circle", label=label, side=side) for point, label, side in names),
        copies,
    ]


def _axes() -> list[Shape]:
    return [
        Stroke(places=((-1.6, 0), (1.6, 0)), colour=GREY, width=0.7),
        Stroke(places=((0, -0.35), (0, 1.3)), colour=GREY, width=0.7),
    ]


def _example_3_points() -> Scene:
    return Scene(
        name="sohn-figure-10-data",
        title="Figure 10, left: the data",
        description="x_1 = (1, 0), x_2 = (0, 1) of class +1, n copies of (-1, 0) of class -1; the max-margin border.",
        x_range=(-1.7, 1.7),
        y_range=(-0.4, 1.35),
        shapes=[
            *_axes(),
            Stroke(places=((-1.05, 1.05), (0.35, -0.35)), colour=3, dashed=True),
            Note(at=(-0.45, 0.3), text="max-margin border", anchor="end"),
            *_example_3_dots(),
        ],
        signs=(("class +1", 2, "circle"), ("class −1", 1, "triangle")),
    )


def _example_3_segments() -> Scene:
    shapes: list[Shape] = []
    for segment in figure_10_segments.CLAIM.subject:
        form = sp.lambdify((figure_10_segments.lam, figure_10_segments.rho), list(segment))
        for low, high in pairwise(n / 24 for n in range(25)):
            ends = [(float(form(at, at)[0]), float(form(at, at)[1])) for at in (low, high)]
            share = float(form((low + high) / 2, (low + high) / 2)[2])
            shapes.append(Stroke(places=ends, colour=1, width=4, opacity=1 - share))
            shapes.append(Stroke(places=ends, colour=2, width=4, opacity=share))
    return Scene(
        name="sohn-figure-10-segments",
        title="Figure 10, right: the segments",
        description=(
            "L_1 from the copies to x_2, L_2 from the copies to x_1 through the origin, L_3 from x_1 to x_2; the "
            "colour is the linear label."
        ),
        x_range=(-1.7, 1.7),
        y_range=(-0.4, 1.35),
        shapes=[
            *_axes(),
            *shapes,
            *_example_3_dots(),
            Note(at=(-0.68, 0.6), text="L₁"),
            Note(at=(0.18, -0.14), text="L₂"),
            Note(at=(0.68, 0.6), text="L₃"),
        ],
        signs=(("label [1, 0]", 2, "line"), ("label [0, 1]", 1, "line")),
    )
