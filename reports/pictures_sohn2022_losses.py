"""Pictures of sohn2022 that compare losses: the margin of Example 1, the errors of Lemma 1, Figure 8."""

from fractions import Fraction

import numpy as np
import sympy as sp
from scipy.optimize import minimize_scalar

from numerics.laws import Floats
from numerics.three_points import numeric_loss
from reports.charts import Chart, Mark, Series
from reports.figures import Figure
from theory.sohn2022.example_1_pair_weight import CLAIM as PAIR_WEIGHT
from theory.sohn2022.example_1_pair_weight import w
from theory.sohn2022.lemma_1_taylor_form import CLAIM as PRINTED
from theory.sohn2022.lemma_1_taylor_form_by_class import CLAIM as CORRECTED
from theory.sohn2022.loss_curves import LossCurves, loss_curves
from theory.sohn2022.taylor_coefficients import SPREADS, error_curves

GREY = 0
EXPONENTS = tuple(range(-6, 1))
"""Binary logarithms of the scales of theta in the figure of Lemma 1."""
N_FITTED = 3
"""How many of the smallest scales an order is fitted to."""


def example_1() -> Figure:
    """The margin of Example 1 against the weight of the intruding pair."""
    return Figure(
        name="sohn2022-example-1",
        title="Example 1: the margin against the weight of the intruding pair",
        caption=(
            "Left the loss $L_1 + L_2 + w L_3$ with its minimisers, right these and $1/2 - w/8$, all by quadrature; "
            "the definition has $w = 1$ and the margin $3/8$, the printed $7/16$ belongs to $w = 1/2$."
        ),
        panels=(_losses(), _margin()),
    )


def lemma_1() -> Figure:
    """The error of the printed and the corrected Taylor form of Lemma 1 against the scale of theta."""
    scales = [2.0**n for n in EXPONENTS]
    curves = error_curves(PRINTED.subject, CORRECTED.subject, scales)
    return Figure(
        name="sohn2022-lemma-1",
        title="Lemma 1: error of the printed and of the corrected form against the scale of $\\theta$",
        caption=(
            "Absolute error against the exact GenLabel loss of drawn points, for each $c$, with the order fitted to "
            f"the {N_FITTED} smallest scales: about 1 as printed, about 4 with weights of its own for each class."
        ),
        panels=tuple(_errors(spread, curves[spread]) for spread in SPREADS),
    )


def figure_8() -> Figure:
    """Figure 8 with the exact losses beside the Taylor forms."""
    curves = loss_curves()
    return Figure(
        name="sohn2022-figure-8",
        title="Figure 8 redrawn: Taylor forms and exact losses over the angle",
        caption=(
            "The order Mixup, GenLabel, attack is that of the exact losses, too, but at $r = 10$ the Taylor forms of "
            "the mixtures lie far below them, and the exact Mixup loss is largest where its Taylor form is smallest."
        ),
        panels=(_all_losses(curves), _exact_mixup(curves)),
    )


def _all_losses(curves: LossCurves) -> Chart:
    colours = {"mixup": 2, "genlabel": 1, "attack": 3}
    middle = len(curves.angles) // 2
    told = [
        f"{name}: Taylor form {curves.taylor[name][middle]:.4f}, exact {curves.exact[name][middle]:.4f}"
        for name in colours
    ]
    return Chart(
        name="sohn-figure-8-losses",
        title="Taylor forms and exact losses, θ = 10 (cos φ, sin φ)",
        description=f"Logarithm of six losses against the angle; at phi = 0: {'; '.join(told)}.",
        x_label="φ / π",
        y_label="log₁₀ of the loss",
        x_ticks=[-0.2, -0.1, 0, 0.1, 0.2],
        y_ticks=[-3, -2, -1, 0],
        x_range=(-0.255, 0.255),
        y_range=(-3.5, 1.6),
        series=tuple(
            Series(label=name, colour=colour, x=curves.angles, y=np.log10(losses[name]).tolist(), dashed=dashed)
            for losses, dashed in ((curves.exact, False), (curves.taylor, True))
            for name, colour in colours.items()
        ),
        legend=(
            ("Mixup, exact", 2, "line"),
            ("GenLabel, exact", 1, "line"),
            ("attack, exact", 3, "line"),
            ("their Taylor forms", GREY, "dash"),
        ),
    )


def _exact_mixup(curves: LossCurves) -> Chart:
    losses = curves.exact["mixup"]
    best = curves.angles[losses.index(max(losses))]
    return Chart(
        name="sohn-figure-8-mixup",
        title="The exact Mixup loss alone",
        description=f"The exact Mixup loss against the angle rises to {max(losses):.4f} at phi = {best:g} pi.",
        x_label="φ / π",
        y_label="exact Mixup loss",
        x_ticks=[-0.2, -0.1, 0, 0.1, 0.2],
        y_ticks=[0.3, 0.35, 0.4, 0.45],
        x_range=(-0.255, 0.255),
        y_range=(0.3, 0.5),
        series=(Series(label="exact", colour=2, x=curves.angles, y=losses),),
        marks=tuple(Mark(x=x, y=y, colour=2) for x, y in zip(curves.angles, losses, strict=True)),
    )


def _minimiser(weight: float) -> float:
    return float(minimize_scalar(lambda t: numeric_loss(t, weight=weight), bounds=(0.01, 0.6), method="bounded").x)


def _losses() -> Chart:
    grid = [n / 40 for n in range(8, 29)]
    drawn = (("0", 3), ("1/2", 2), ("1", 1))
    at = {weight: float(Fraction(weight)) for weight, _ in drawn}
    ends = {weight: _minimiser(value) for weight, value in at.items()}
    return Chart(
        name="sohn-example-1-losses",
        title="The loss of Example 1",
        description="; ".join(f"w = {weight}: smallest at theta = {end:.4f}" for weight, end in ends.items()),
        x_label="θ",
        y_label="L₁ + L₂ + w L₃",
        x_ticks=[0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
        y_ticks=[0, 0.2, 0.4, 0.6, 0.8],
        y_range=(0, 1.15),
        series=tuple(
            Series(label=weight, colour=c, x=grid, y=[numeric_loss(t, weight=at[weight]) for t in grid])
            for weight, c in drawn
        ),
        marks=tuple(Mark(x=ends[k], y=numeric_loss(ends[k], weight=at[k]), colour=c) for k, c in drawn),
        legend=(
            ("w = 0: pairs of different classes only", 3, "line"),
            ("w = 1/2: what the printed arithmetic minimises", 2, "line"),
            ("w = 1: as defined", 1, "line"),
        ),
    )


def _margin() -> Chart:
    weights = [0.0, 0.5, 1.0, 1.5, 2.0]
    found = [_minimiser(at) for at in weights]
    form = sp.lambdify(w, PAIR_WEIGHT.subject)
    return Chart(
        name="sohn-example-1-margin",
        title="Margin against the weight of the pair x₁, x₃",
        description="; ".join(f"w = {at:g}: margin {value:.4f}" for at, value in zip(weights, found, strict=True)),
        x_label="w, how often the loss counts the pair",
        y_label="margin",
        x_ticks=[0, 0.5, 1, 1.5, 2],
        y_ticks=[0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
        y_range=(0.22, 0.63),
        x_range=(-0.05, 2.05),
        series=(
            Series(label="form", colour=1, x=(0, 2), y=(float(form(0)), float(form(2)))),
            Series(label="printed", colour=2, x=(-0.05, 2.05), y=(7 / 16, 7 / 16), dashed=True),
        ),
        marks=tuple(Mark(x=at, y=value, colour=1) for at, value in zip(weights, found, strict=True)),
        legend=(
            ("1/2 − w/8", 1, "line"),
            ("minimisers by quadrature", 1, "dot"),
            ("printed margin 7/16", 2, "dash"),
        ),
    )


def _errors(spread: str, curves: dict[str, Floats]) -> Chart:
    logs = {form: np.log10(errors) for form, errors in curves.items()}
    steps = np.log10(2.0) * np.array(EXPONENTS)
    orders = {form: float(np.polyfit(steps[:N_FITTED], values[:N_FITTED], 1)[0]) for form, values in logs.items()}
    x = list(map(float, EXPONENTS))
    colours = {"printed": 2, "corrected": 1}
    return Chart(
        name=f"sohn-lemma-1-c-{spread.replace('/', '-')}",
        title=f"Lemma 1, c = {spread}",
        description="; ".join(f"{form}: fitted order {order:.3f}" for form, order in orders.items()),
        x_label="log₂ of the scale of θ",
        y_label="log₁₀ |error|",
        x_ticks=x,
        y_ticks=[-8, -6, -4, -2, 0],
        y_range=(-8, 2.2),
        series=tuple(Series(label=form, colour=colours[form], x=x, y=logs[form].tolist()) for form in colours),
        marks=tuple(
            Mark(x=at, y=float(value), colour=colours[form])
            for form in colours
            for at, value in zip(x, logs[form], strict=True)
        ),
        legend=tuple((f"{form}: order {orders[form]:.2f}", colours[form], "line") for form in colours),
    )
