r"""What the Taylor forms of a relabelled Mixup loss weigh: one pair of points of different classes, in both orders.

Class 0 holds $x_0$, class 1 holds $x_1$; the mixed point $\lambda x_0 + (1-\lambda) x_1$ is labelled class 0 with
probability $P(\lambda)$, $m_k = \int_0^1 \lambda^k P(\lambda) d\lambda$ and $w_i = \theta^T x_i$. A Taylor form expands
about the data points: with weights $(z, f, s)$ for each class,
$$T = \sum_{i} z_i (h(w_i) - y_i w_i) + f_i (h'(w_i) - y_i)(w_j - w_i) + \frac{s_i}{2} h''(w_i) (w_j - w_i)^2$$
Both the pair's loss and $T$ are even functions of the scale $s$ of $\theta$ but for their linear term, so agreement
through third order means an error of order $s^4$, the best that a second-order form can do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import sympy as sp

from numerics.densities import GaussianDensity
from numerics.genlabel_loss import LogOdds, label_moments, log_odds_of, pair_losses
from numerics.laws import Floats
from theory.checks import agreement, identity
from theory.evidence import Evidence

c = sp.Symbol("c", positive=True)
lam = sp.Symbol("lambda", real=True)
m0, m1, m2 = sp.symbols("m_0 m_1 m_2", real=True)
w0, w1 = sp.symbols("w_0 w_1", real=True)
_x = sp.Symbol("x", real=True)
MOMENTS = (m0, m1, m2)
SPREADS = ("1/2", "1", "2", "3")
SCALES = tuple(2.0**-n for n in (2, 3, 4))
DIRECTION = np.array([1.5, -0.7])


class Weights(NamedTuple):
    """Weights of a cross pair, both orders together: value, slope and curvature terms at either class's point."""

    value_0: sp.Expr
    slope_0: sp.Expr
    curvature_0: sp.Expr
    value_1: sp.Expr
    slope_1: sp.Expr
    curvature_1: sp.Expr


@cache
def loss_through_third_order() -> sp.Expr:
    """The exact loss of both ordered pairs, E[h(w) - y w] twice, expanded in the scale of theta through s^3."""
    class_1 = w0 * (sp.Rational(1, 2) - m1) + w1 * (sp.Rational(1, 2) - m0 + m1)
    return sp.expand(2 * (softplus_mean() - class_1))


@cache
def softplus_mean() -> sp.Expr:
    """E[h(w)] over the segment, expanded in the scale of theta through s^3."""
    w = lam * w0 + (1 - lam) * w1
    return sp.integrate(sp.expand(_softplus().subs(_x, w)), (lam, 0, 1))


def form_through_third_order_same_class(label: int, slope: sp.Expr, curvature: sp.Expr) -> sp.Expr:
    """The Taylor form of a pair of one class with value weight 1, expanded in the scale of theta through s^3."""
    parts = (
        _softplus().subs(_x, w)
        - label * w
        + slope * (sp.diff(_softplus(), _x).subs(_x, w) - label) * (other - w)
        + curvature * sp.diff(_softplus(), _x, 2) * (other - w) ** 2 / 2
        for w, other in ((w0, w1), (w1, w0))
    )
    return sp.expand(sum(parts))


def form_through_third_order(weights: Weights) -> sp.Expr:
    """The Taylor form with given weights, expanded in the scale of theta through s^3."""
    slope, curvature = sp.diff(_softplus(), _x), sp.diff(_softplus(), _x, 2)
    value_0, slope_0, curvature_0, value_1, slope_1, curvature_1 = weights
    at_0 = value_0 * _softplus().subs(_x, w0) + slope_0 * slope.subs(_x, w0) * (w1 - w0)
    at_1 = value_1 * (_softplus().subs(_x, w1) - w1) + slope_1 * (slope.subs(_x, w1) - 1) * (w0 - w1)
    bend = (curvature_0 + curvature_1) * curvature * (w1 - w0) ** 2 / 2
    return sp.expand(at_0 + at_1 + bend)


@cache
def _softplus() -> sp.Expr:
    """log(1 + e^x) through x^3; the next term is of order x^4."""
    return sp.series(sp.log(1 + sp.exp(_x)), _x, 0, 4).removeO()


def limit_moments(spread: sp.Expr) -> dict[sp.Symbol, sp.Expr]:
    """The moments where the label is a step: class 0 for lam > 1/(1 + c), the limit of sharp densities at the means."""
    return {m: (1 - (1 + spread) ** (-k - 1)) / (k + 1) for k, m in enumerate(MOMENTS)}


def realised_points() -> list[dict[sp.Symbol, sp.Rational]]:
    """Pairs on the line with theta = 1 and the step label that sharp Gaussians about -1 and 1 give them.

    The border lies at b = (c - 1)/(c + 1), where (b + 1) / (1 - b) = c, so class 0 is lam > (x_1 - b)/(x_1 - x_0).
    """
    found = []
    for spread in map(sp.Rational, SPREADS):
        for x0, x1 in (map(sp.Rational, pair) for pair in (("-1/2", "3/2"), ("-3/2", "2/3"), ("-3/4", "1"))):
            switch = (x1 - (spread - 1) / (spread + 1)) / (x1 - x0)
            moments = {m: (1 - switch ** (k + 1)) / (k + 1) for k, m in enumerate(MOMENTS)}
            found.append({**moments, w0: x0, w1: x1, c: spread})
    return found


def agrees_through_third_order(weights: Weights, moments: dict[sp.Symbol, sp.Expr] | None = None) -> Evidence:
    """Compare form and exact loss as polynomials in the scores, for all labels (or for those of given moments)."""
    exact = loss_through_third_order().subs(moments or {})
    return identity(form_through_third_order(weights), exact, at=realised_points())


@cache
def label_moments_at_means(spread: str, *, sharpness: float) -> tuple[float, float, float]:
    """Moments of the label between the class means, by quadrature of two Gaussians in the plane."""
    classes = _classes(spread, sharpness, 0.3)
    return label_moments(log_odds_of(*classes), classes[0].mean, classes[1].mean)


@dataclass(frozen=True, eq=False)
class Sample:
    """A small dataset with the Gaussians that label its mixtures."""

    spread: str
    points: Floats
    labels: Floats
    log_odds: LogOdds


@cache
def sample(spread: str, *, sharpness: float = 3.0, correlation: float = 0.3, size: int = 4) -> Sample:
    """Draw `size` points of each class in the plane: covariances Sigma / sigma_1^2 and Sigma / (c sigma_1)^2."""
    generator = np.random.default_rng(20)
    classes = _classes(spread, sharpness, correlation)
    points = np.vstack([generator.multivariate_normal(g.mean, g.covariance, size) for g in classes])
    return Sample(spread, points, np.repeat([0.0, 1.0], size), log_odds_of(*classes))


def _classes(spread: str, sharpness: float, correlation: float) -> tuple[GaussianDensity, GaussianDensity]:
    sigma = np.array([[1.0, correlation], [correlation, 1.0]])
    second = float(sp.Rational(spread)) * sharpness
    return (
        GaussianDensity(np.array([-1.0, 0.0]), sigma / sharpness**2),
        GaussianDensity(np.array([1.0, 0.0]), sigma / second**2),
    )


def form_of_pairs(weights: Weights, theta: Floats, data: Sample) -> Floats:
    """The Taylor form of each pair (i of class 0, j of class 1), with the moments of its own label."""
    numeric = sp.lambdify((*MOMENTS, c), [sp.sympify(part) for part in weights])
    ones = [np.flatnonzero(data.labels == label) for label in (0.0, 1.0)]
    moments = _cross_moments(data)
    form = np.empty((len(ones[0]), len(ones[1])))
    for a, i in enumerate(ones[0]):
        for b, k in enumerate(ones[1]):
            start, end = data.points[i], data.points[k]
            parts = numeric(*moments[int(i), int(k)], float(sp.Rational(data.spread)))
            form[a, b] = _form(parts, float(theta @ start), float(theta @ end))
    return form


def _form(parts: Sequence[float], at_0: float, at_1: float) -> float:
    total = 0.0
    for label, (value, slope, curvature), w, other in ((0, parts[:3], at_0, at_1), (1, parts[3:], at_1, at_0)):
        g = 1.0 / (1.0 + np.exp(-w))
        total += value * (np.logaddexp(0.0, w) - label * w) + slope * (g - label) * (other - w)
        total += curvature / 2.0 * g * (1.0 - g) * (other - w) ** 2
    return float(total)


@cache
def _cross_losses(data: Sample, theta: tuple[float, ...]) -> Floats:
    """The exact loss of each pair (i of class 0, j of class 1), both orders together."""
    n = int((data.labels == 0.0).sum())
    exact = pair_losses(np.array(theta), data.points, data.labels, data.log_odds)
    return exact[:n, n:] + exact[n:, :n].T


@cache
def _cross_moments(data: Sample) -> dict[tuple[int, int], tuple[float, float, float]]:
    """Moments of the label of each pair (i of class 0, j of class 1), by their places in the sample."""
    zeros, ones = (np.flatnonzero(data.labels == label) for label in (0.0, 1.0))
    return {(int(i), int(k)): label_moments(data.log_odds, data.points[i], data.points[k]) for i in zeros for k in ones}


def errors(weights: Weights, data: Sample, scales: Sequence[float] = SCALES, theta: Floats = DIRECTION) -> Floats:
    """Error of the form, summed over the cross pairs of a dataset, for theta scaled by each s."""
    found = []
    for scale in scales:
        exact = _cross_losses(data, tuple(scale * theta))
        found.append(float((form_of_pairs(weights, scale * theta, data) - exact).sum()))
    return np.array(found)


def fitted_order(weights: Weights, data: Sample, scales: Sequence[float] = SCALES, theta: Floats = DIRECTION) -> float:
    """Slope of log |error| over log s between the two smallest scales."""
    found = np.abs(errors(weights, data, scales, theta))
    return float(np.log(found[-2] / found[-1]) / np.log(scales[-2] / scales[-1]))


def has_fourth_order(weights: Weights, spreads: Sequence[str] = SPREADS) -> Evidence:
    """Measure the order of the error against quadrature of the exact loss, on drawn points that nothing ties."""
    data = {spread: sample(spread) for spread in spreads}
    return agreement(
        lambda spread: fitted_order(weights, data[spread]),
        lambda _: 4.0,
        list(spreads),
        tolerance=0.1,
        what="order of the error in the scale of theta",
        relative=False,
    )


def agrees_for_quadratic_losses(weights: Weights) -> Evidence:
    """Pin each weight: with any quadratic loss for either label the Taylor form is exact, whatever P."""
    jets = sp.symbols("u_0 v_0 r_0 u_1 v_1 r_1", real=True)
    gap = w1 - w0
    (u0, v0, r0), (u1, v1, r1) = jets[:3], jets[3:]
    to_1, to_0 = 1 - lam, lam
    as_0 = sp.Poly(sp.expand(u0 + v0 * to_1 * gap + r0 * (to_1 * gap) ** 2 / 2), lam)
    as_1 = sp.Poly(sp.expand(u1 - v1 * to_0 * gap + r1 * (to_0 * gap) ** 2 / 2), lam)
    exact = sum(2 * a * MOMENTS[k] for (k,), a in as_0.terms())
    exact += sum(2 * a * (sp.Rational(1, k + 1) - MOMENTS[k]) for (k,), a in as_1.terms())
    value_0, slope_0, curvature_0, value_1, slope_1, curvature_1 = weights
    form = value_0 * u0 + slope_0 * v0 * gap + curvature_0 * r0 * gap**2 / 2
    form += value_1 * u1 - slope_1 * v1 * gap + curvature_1 * r1 * gap**2 / 2
    jet_values = dict(zip(jets, (1, 2, -1, 3, -2, 1), strict=True))
    return identity(form, exact, at=[{**point, **jet_values} for point in realised_points()])


def mixup_order(weights: Weights) -> Evidence:
    """Measure the order of the error against quadrature of the exact Mixup loss, one pair of the line at a time.

    The linear label is the GenLabel of log odds log((1 - lam)/lam), read off the mixed point.
    """
    return agreement(
        lambda case: fitted_order(weights, _mixup_pair(*case), theta=np.array([1.0])),
        lambda _: 4.0,
        [("-1/2", "3/2"), ("-3/2", "2/3"), ("2", "1/2")],
        tolerance=0.1,
        what="order of the error in the scale of theta",
        relative=False,
    )


@cache
def _mixup_pair(start: str, end: str) -> Sample:
    ends = float(sp.Rational(start)), float(sp.Rational(end))
    return Sample("1", np.array([[ends[0]], [ends[1]]]), np.array([0.0, 1.0]), _linear_log_odds(*ends))


def _linear_log_odds(start: float, end: float) -> LogOdds:
    def log_odds(mixed: Floats) -> Floats:
        share = np.clip((mixed[:, 0] - end) / (start - end), 1e-300, 1.0 - 1e-16)
        return np.asarray(np.log1p(-share) - np.log(share), dtype=np.float64)

    return log_odds


def error_curves(printed: Weights, corrected: Weights, scales: Sequence[float]) -> dict[str, dict[str, Floats]]:
    """|Errors| of two forms over the scales of theta, for a figure: spread -> form -> error at each scale."""
    drawn = {spread: sample(spread) for spread in SPREADS}
    forms = {"printed": printed, "corrected": corrected}
    return {
        spread: {name: np.abs(errors(weights, data, scales)) for name, weights in forms.items()}
        for spread, data in drawn.items()
    }
