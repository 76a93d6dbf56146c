"""Exact losses of a logistic model along segments, in ball arithmetic: Mixup, step labels, attacks; from definitions.

A dataset enters through its scores $w_i = \\theta^T x_i$ and labels $y_i \\in \\{0, 1\\}$; the loss is
$h(w) - y w$ with $h(w) = \\log(1 + e^w)$. Mixtures are $w = \\lambda w_i + (1-\\lambda) w_j$ with
$\\lambda \\sim U[0,1]$, over all ordered pairs. The integral of $h$, $-\\mathrm{Li}_2(-e^w)$, is exact.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import acb, arb

from numerics.enclosure import Exact, ball


@dataclass(frozen=True)
class Scored:
    """Scores of the points (exact) and their labels, 0 or 1.

    Raises:
        ValueError: no point, lengths that differ, or a label other than 0 and 1.
    """

    scores: tuple[Fraction, ...]
    labels: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.scores or len(self.scores) != len(self.labels):
            raise ValueError(f"scores and labels must have one length >= 1, not {len(self.scores)}, {len(self.labels)}")
        if not set(self.labels) <= {0, 1}:
            raise ValueError(f"labels must be 0 or 1, not {self.labels}; recode the classes")

    @property
    def mean(self) -> Fraction:
        """Mean score."""
        return sum(self.scores, Fraction(0)) / len(self.scores)

    @property
    def is_fitted(self) -> bool:
        """Whether every score has the sign of its class, zero allowed: theta lies in the set Theta."""
        return all((2 * y - 1) * w >= 0 for w, y in zip(self.scores, self.labels, strict=True))


def softplus(w: arb) -> arb:
    """h(w) = log(1 + e^w)."""
    return w.exp().log1p()


def logistic(w: arb) -> arb:
    """h'(w) = 1 / (1 + e^-w)."""
    return 1 / (1 + (-w).exp())


def logistic_slope(w: arb) -> arb:
    """h''(w) = h'(w) (1 - h'(w))."""
    return logistic(w) * logistic(-w)


def softplus_primitive(w: arb) -> arb:
    """-Li_2(-e^w), whose derivative is h(w); by Landen's identity, and by reflection for w > 0, away from |e^w| = 1."""
    if w > 0:
        return w**2 / 2 + arb.pi() ** 2 / 6 - softplus_primitive(-w)
    return acb(logistic(w)).polylog(2).real + softplus(w) ** 2 / 2


def softplus_mean(start: Fraction, end: Fraction) -> arb:
    """E[h(lam start + (1 - lam) end)] for uniform lam."""
    low, high = ball(start), ball(end)
    if start == end:
        return softplus(low)
    return (softplus_primitive(high) - softplus_primitive(low)) / (high - low)


def linear_label_term(w_i: arb, y_i: int, w_j: arb, y_j: int) -> arb:
    """E[y w] for uniform lam with the label of Mixup, lam y_i + (1 - lam) y_j."""
    third, sixth = arb(1) / 3, arb(1) / 6
    return third * (y_i * w_i + y_j * w_j) + sixth * (y_i * w_j + y_j * w_i)


def step_label_term(w_i: arb, y_i: int, w_j: arb, y_j: int, spread: arb) -> arb:
    """E[y w] with the step label: class 0 while its weight exceeds 1 / (1 + spread), else class 1.

    Pairs of one class keep their label.
    It is the GenLabel of class densities of standard deviations in the ratio `spread` : 1 (class 0 : class 1), shrunk
    to points: the nearer mean in units of its deviation wins.
    """
    if y_i == y_j:
        return y_i * (w_i + w_j) / 2
    w_0, w_1 = (w_i, w_j) if y_i == 0 else (w_j, w_i)
    reach = 1 / (1 + spread)
    return reach**2 / 2 * w_0 + (reach - reach**2 / 2) * w_1


def mixup_loss(data: Scored) -> arb:
    """n^-2 sum over ordered pairs of E[h(w) - y w] with the linear label."""
    return _pair_mean(data, linear_label_term)


def step_label_loss(data: Scored, spread: Exact = 1) -> arb:
    """n^-2 sum over ordered pairs of E[h(w) - y w] with the step label at `spread` > 0."""
    c = ball(spread)
    return _pair_mean(data, lambda w_i, y_i, w_j, y_j: step_label_term(w_i, y_i, w_j, y_j, c))


def adversarial_loss(data: Scored, reach: arb) -> arb:
    """n^-1 sum of the largest loss when every score moves by at most `reach` = radius * norm of theta."""
    total = sum((softplus((1 - 2 * y) * ball(w) + reach) for w, y in _items(data)), arb(0))
    return total / len(data.scores)


def standard_loss(data: Scored) -> arb:
    """n^-1 sum of h(w_i) - y_i w_i."""
    return adversarial_loss(data, arb(0))


def _items(data: Scored) -> Sequence[tuple[Fraction, int]]:
    return list(zip(data.scores, data.labels, strict=True))


def _pair_mean(data: Scored, label_term: Callable[[arb, int, arb, int], arb]) -> arb:
    total, items = arb(0), _items(data)
    for w_i, y_i in items:
        for w_j, y_j in items:
            total += softplus_mean(w_i, w_j) - label_term(ball(w_i), y_i, ball(w_j), y_j)
    return total / len(items) ** 2
