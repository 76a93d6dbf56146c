"""The record of sampled losses and trained models on data as in Figure 8, and what the exact losses predict for it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
from scipy.optimize import minimize_scalar

from empirical.record import Measurement
from empirical.records import Record
from numerics.laws import BetaLaw, Floats
from numerics.linear_losses import Atoms, minimise, mixtures
from numerics.quadrature import beta_nodes
from theory.evidence import Comparison
from theory.measurements import beside, paper_record, within
from theory.sohn2022.two_gaussians import cases

EXPERIMENT = "gaussian-losses"
TANGENTS = (-10, -5, 0, 5, 10)
NORM = 10.0


def record() -> Record:
    """The record.

    Raises:
        ValueError: its data drawn once are not those of the exact losses.
    """
    found = paper_record(EXPERIMENT)
    points = np.array(found.header["configuration"]["points"])
    if found.header["configuration"]["norm"] != NORM or not np.allclose(points, _points(), rtol=0, atol=1e-12):
        raise ValueError(f"data of {EXPERIMENT} are not those of the exact losses; measure again")
    return found


def of_runs(quantity: str, chosen: Sequence[bool] | np.ndarray) -> Measurement:
    """Mean over some of the runs on the data drawn once."""
    runs = record()
    values = runs.values(quantity, data="once")[np.asarray(chosen)]
    sd = float(values.std(ddof=1))
    seen = runs.measurement(quantity, data="once")
    return replace(seen, mean=float(values.mean()), sd=sd, stderr=sd / len(values) ** 0.5, n_runs=len(values))


def order_on_fresh_data(order: Sequence[str], k: int) -> Comparison:
    """Share of fresh data sets on which the losses fall strictly in an order, at one angle: every one."""
    values = [record().values(f"{scheme}_at_{k}", data="fresh") for scheme in order]
    held = np.all([a > b for a, b in pairwise(values)], axis=0)
    return every(f"{' > '.join(order)} at tan(phi / 2) = {k}/24, fresh data", held)


def at_zero(scheme: str, *, largest: bool) -> Comparison:
    """Mean loss at phi = 0 over fresh data less the largest, or the least, at the other four angles."""
    runs = record()
    values = [runs.values(f"{scheme}_at_{k}", data="fresh") for k in TANGENTS if k]
    rival = (max if largest else min)(values, key=np.mean)
    gaps = runs.values(f"{scheme}_at_0", data="fresh") - rival
    return Comparison(
        quantity=f"mean loss of {scheme} at phi = 0 less the {'largest' if largest else 'least'} beside it, fresh data",
        predicted=0.0,
        measured=float(gaps.mean()),
        stderr=float(gaps.std(ddof=1) / len(gaps) ** 0.5),
        n_runs=len(gaps),
        tolerance=float("inf"),
        criterion="above 0" if largest else "below 0",
        device=runs.device,
        low=0.0 if largest else None,
        high=None if largest else 0.0,
    )


def typical(scheme: str, loss: float) -> Comparison:
    """A loss at phi = 0 beside fresh data sets: within three of their sd of their mean, a factor 2 for the attack."""
    seen = record().measurement(f"{scheme}_at_0", data="fresh")
    quantity = f"mean loss of {scheme} at phi = 0 over fresh data"
    if scheme == "attack":
        return within(seen, loss / 2, 2 * loss, quantity=quantity, criterion="within a factor of 2")
    return beside(seen, loss, quantity=quantity, tolerance=3 * seen.sd, criterion="within 3 sd over data sets")


def share_of_step(k: int, loss: float) -> Comparison:
    """GenLabel's mean loss with the posterior of the true densities over a loss with the step label: 3/4 to 1."""
    seen = record().measurement(f"posterior_at_{k}", data="once")
    quantity = f"GenLabel with posteriors over the step label's loss at tan(phi / 2) = {k}/24"
    return within(replace(seen, mean=seen.mean / loss, stderr=seen.stderr / loss), 0.75, 1.0, quantity=quantity)


def every(name: str, held: np.ndarray) -> Comparison:
    """Share of runs for which something holds, where it should for every one."""
    return Comparison(
        quantity=f"share with {name}",
        predicted=1.0,
        measured=float(np.mean(held)),
        stderr=0.0,
        n_runs=len(held),
        tolerance=0.0,
        criterion="every one",
        device=record().device,
    )


@cache
def local_minimiser(scheme: str, low: float, high: float) -> float:
    """The angle over pi, between two given ones, of least exact loss at norm 10: mixup, or genlabel with step label."""

    def loss(turn: float) -> float:
        return _loss(scheme, NORM * np.array([np.cos(np.pi * turn), np.sin(np.pi * turn)]))

    return float(minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-7}).x)


@cache
def free_minimiser() -> tuple[float, float]:
    """Angle over pi and norm of the minimiser of the Mixup loss over the whole plane, by Newton's method."""
    signs = 2 * np.array(cases()[0][1].labels) - 1
    theta = minimise(mixtures(_points(), signs, Atoms.of_beta(1.0, n_nodes=60))).theta
    return float(np.arctan2(theta[1], theta[0]) / np.pi), float(np.linalg.norm(theta))


def _points() -> Floats:
    return np.array([[float(v) for v in point] for point in cases()[0][1].points])


def _loss(scheme: str, theta: Floats) -> float:
    """Mean over all ordered pairs and uniform lam, by Gauss-Legendre nodes on each half of [0, 1]."""
    half, weights = beta_nodes(BetaLaw(1.0), 40)
    nodes, weights = np.concatenate([half, 1 + half]) / 2, np.concatenate([weights, weights]) / 2
    scores, labels = _points() @ theta, np.array(cases()[0][1].labels, dtype=np.float64)
    share = (nodes if scheme == "mixup" else (nodes > 0.5).astype(np.float64))[:, None, None]
    mixed = nodes[:, None, None] * scores[:, None] + (1 - nodes[:, None, None]) * scores
    soft = share * labels[:, None] + (1 - share) * labels
    return float(weights @ (np.logaddexp(0.0, mixed) - soft * mixed).mean(axis=(1, 2)))
