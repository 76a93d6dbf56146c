"""The record of networks trained plainly, by Mixup and by GenMix: margins and boundaries, compared on the same data."""

from collections.abc import Sequence
from dataclasses import replace

import sympy as sp

from empirical.record import Measurement, Record
from theory.checks import measured
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record, within

EXPERIMENT = "genmix"
SETS = ("gaussian", "circle", "moon", "v", "ket", "y")
PICTURED = {"gaussian": 4, "circle": 2, "moon": 2}
"""The sets of Figure 14 with their numbers of classes."""
WIDTHS = 2
Signs = Sequence[sp.Integer]


def record() -> Record:
    """The record of the networks."""
    return paper_record(EXPERIMENT)


def gain(networks: Record, quantity: str, data: str, first: str, second: str) -> Measurement:
    """A quantity of the first method less that of the second, on the same data: mean and standard error over runs."""
    seen = networks.measurement(quantity, data=data, method=first)
    values = networks.values(quantity, data=data, method=first) - networks.values(quantity, data=data, method=second)
    sd = float(values.std(ddof=1))
    return replace(seen, mean=float(values.mean()), sd=sd, stderr=sd / len(values) ** 0.5, reported=None)


def signed(seen: Measurement, sign: sp.Integer, quantity: str) -> Comparison:
    """Larger (1), smaller (-1) or as large (0) by two standard errors, as a comparison."""
    edge = WIDTHS * seen.stderr
    low, high = {1: (edge, None), -1: (None, -edge)}.get(int(sign), (-edge, edge))
    words = {1: "larger", -1: "smaller"}.get(int(sign), "as large")
    return within(seen, low, high, quantity=quantity, criterion=f"{words}: {WIDTHS} standard errors")


def from_least_margins_to_mixup(signs: tuple[Signs, Signs]) -> Evidence:
    """The least margin over all classes, GenMix less Mixup, on each set."""
    return _least("mixup", signs[0])


def from_class_margins_to_mixup(signs: tuple[Signs, Signs]) -> Evidence:
    """The margin of each class, GenMix less Mixup, on the sets of Figure 14."""
    places = [(data, c) for data, k in PICTURED.items() for c in range(k)]
    return measured(
        [
            signed(gain(record(), f"margin_{c}", data, "genmix", "mixup"), sign, f"margin gain, {data}, class {c}")
            for (data, c), sign in zip(places, signs[1], strict=True)
        ]
    )


def from_least_margins_to_plain(signs: Signs) -> Evidence:
    """The least margin over all classes, GenMix less plain training, on each set."""
    return _least("vanilla", signs)


def _least(other: str, signs: Signs) -> Evidence:
    return measured(
        [
            signed(
                gain(record(), "margin_least", data, "genmix", other), sign, f"least margin gain over {other}, {data}"
            )
            for data, sign in zip(SETS, signs, strict=True)
        ]
    )


def from_cells_off(bound: tuple[sp.Rational, sp.Integer]) -> Evidence:
    """The share of cells off the class of largest density with GenMix, on each set."""
    return measured(
        [
            within(
                record().measurement("cells_off", data=data, method="genmix"),
                None,
                float(bound[0]),
                quantity=f"share of cells off the densities, genmix, {data}",
            )
            for data in SETS
        ]
    )


def from_fewer_cells(bound: tuple[sp.Rational, sp.Integer]) -> Evidence:
    """That share with GenMix less that with Mixup, and less that with plain training, on each set."""
    return measured(
        [
            signed(
                gain(record(), "cells_off", data, "genmix", other), bound[1], f"cells off, genmix less {other}, {data}"
            )
            for data in SETS
            for other in ("mixup", "vanilla")
        ]
    )
