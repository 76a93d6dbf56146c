"""The Mixup loss of trained networks as it is defined: the mean over all ordered pairs and over lam, by many nodes.

For evaluation alone: a network with ReLU overfits nodes that it is trained on.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from empirical.labels import LabelRule, Linear, MixedPairs
from empirical.mixing import check_count, check_law, quantile
from numerics.laws import Floats, MixingLaw

Logits = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, kw_only=True)
class ExpectedLoss:
    """A loss for each network, (n_runs,), and the share of mixtures kept.

    `error` is how far half as many nodes are from the value: its size is that of the error, it is no bound.
    """

    value: Floats
    error: Floats
    kept: float


def expected_loss(
    logits: Logits,
    points: ArrayLike,
    labels: ArrayLike,
    law: MixingLaw,
    *,
    n_classes: int,
    rule: LabelRule | None = None,
    n_nodes: int = 512,
) -> ExpectedLoss:
    """E[CE(f(lam x_i + (1 - lam) x_j), label)] over all ordered pairs (i, j), a point with itself among them.

    A mixture that the rule drops counts neither in the sum nor in the number that divides it.

    Args:
        logits: inputs (m, d) to last layers (n_runs, m, k) or (m, k), such as an engine's `logits`.
        points: (n, d).
        labels: (n,), class indices.
        law: of lam.
        n_classes: k.
        rule: of the labels, Mixup's where not given.
        n_nodes: nodes of the law, at least 2; fewer than 256 do not follow the kinks of a ReLU network.

    Raises:
        ValueError, TypeError: shapes that do not fit, a point that is not finite, no node, no law, or nothing kept.
    """
    check_law(law)
    check_count("n_nodes", n_nodes, least=2)
    x, y = np.asarray(points, dtype=np.float64), np.asarray(labels)
    if x.ndim != 2 or y.shape != (len(x),) or not len(x):
        raise ValueError(f"points have shape {x.shape}, labels {y.shape}; give (n, d) and (n,) with n >= 1")
    if not np.isfinite(x).all():
        row = int(np.argwhere(~np.isfinite(x))[0][0])
        raise ValueError(f"points[{row}] holds a number that is not finite; drop or mend that row")
    label = rule or Linear()
    (fine, kept), (coarse, _) = (
        _mean(logits, x, y, n_classes, label, *law_nodes(law, n)) for n in (n_nodes, n_nodes // 2)
    )
    return ExpectedLoss(value=fine, error=np.abs(fine - coarse), kept=kept)


def law_nodes(law: MixingLaw, n_nodes: int) -> tuple[Floats, Floats]:
    """Nodes in [0, 1] and weights of sum 1, at most n_nodes: about equally likely cells, each at its own mean.

    The rule is exact for functions that are linear in each cell, whatever the law.
    """
    ends = quantile(law, np.arange(1, n_nodes + 1) / n_nodes)
    ends[-1] = 1.0
    weights = np.diff(np.asarray(law.mass(ends)), prepend=0.0)
    moments = np.diff(np.asarray(law.moment(ends)), prepend=0.0)
    some = weights > 0
    return np.clip(moments[some] / weights[some], 0.0, 1.0), weights[some]


def _mean(
    logits: Logits, x: Floats, y: np.ndarray, n_classes: int, rule: LabelRule, nodes: Floats, weights: Floats
) -> tuple[Floats, float]:
    """Loss of each network and the share of mixtures kept, first member by first member."""
    lam, second = np.tile(nodes, len(x)), np.repeat(np.arange(len(x)), len(nodes))
    share = np.tile(weights, len(x)) / len(x) ** 2
    total: Floats | float = 0.0
    kept = 0.0
    for point, own in zip(x, y, strict=True):
        inputs = lam[:, None] * point + (1 - lam[:, None]) * x[second]
        first = np.full(len(lam), own)
        mixed = MixedPairs(inputs=inputs, first=first, second=y[second], lam=lam, n_classes=n_classes)
        labelled = rule(mixed)
        log_p = special.log_softmax(np.asarray(logits(inputs), dtype=np.float64), axis=-1)
        mine = share * labelled.keep
        total = total - np.einsum("m,mk,...mk->...", mine, labelled.soft_labels, log_p)
        kept += float(mine.sum())
    if kept == 0:
        raise ValueError("rule drops every mixture, so that there is no loss; give one that keeps some")
    return np.atleast_1d(np.asarray(total) / kept), kept
