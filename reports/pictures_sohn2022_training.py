"""Figure 6 of sohn2022 from the suite: top labels of mixed points by definition, decision maps from the records."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np

from empirical import records
from empirical.records import MissingRecordError, Record
from numerics.class_maps import Box
from reports.figures import Figure
from reports.pictures_scenes import Disc, Dot, Scene, Shape, Stroke
from theory.sohn2022.figure_6_conflicting_pairs import CENTRES, SHOWN
from theory.sohn2022.figure_6_two_circle_conflict import RINGS

NINE, TWO = "gaussian-grid", "two-circle"
NAMES = {"vanilla": "vanilla training", "mixup": "Mixup", "genlabel": "GenLabel"}
SIGNS = ("circle", "triangle", "square")
SHADES = (0.2, 0.38, 0.6)
WIDE, N_MIXED = ((-14.0, 14.0), (-13.0, 13.0)), 220
FLAT = ((-1.3, 3.7), (-1.3, 1.3))
GREY = 0


def figure_6() -> Figure:
    """Figure 6: labels of mixed points, and what networks make of them."""
    panels = [*_nine_labels(), *_two_circle_labels()]
    title = "Figure 6 redrawn: top labels of mixed points, and decision maps"
    caption = (
        "Nine Gaussian classes, a sign and a colour each: all mixtures of two centres with the weight 0.6, by their "
        "linear label and by the nearest centre, which GenLabel puts first; two circles: random mixtures likewise."
    )
    try:
        nine, two = records.load("label-conflict"), records.load("synthetic-accuracy")
    except MissingRecordError as missing:
        return Figure(
            name="sohn2022-figure-6", title=title, caption=caption, panels=tuple(panels), missing=str(missing)
        )
    panels[2:2] = [_nine_map(nine, method) for method in NAMES]
    panels += [_two_circle_map(two, method) for method in NAMES]
    n_runs = [r.measurement("accuracy_last", data=d, method="mixup").n_runs for r, d in ((nine, NINE), (two, TWO))]
    caption += (
        f" Decision maps: the class that most of {n_runs[0]} and {n_runs[1]} networks give a cell, presets "
        f"{nine.preset} and {two.preset}; margins and shares are means over the networks."
    )
    return Figure(name="sohn2022-figure-6", title=title, caption=caption, panels=tuple(panels))


def _nine_labels() -> Iterator[Scene]:
    centres, lam = np.array(CENTRES, dtype=np.float64), float(SHOWN)
    pairs = np.array(list(product(range(9), repeat=2)))
    x = lam * centres[pairs[:, 0]] + (1 - lam) * centres[pairs[:, 1]]
    nearest = ((x[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    n_conflicts = int(np.sum(nearest != pairs[:, 0]))
    for name, kind, top in (("mixup", "linear labels", pairs[:, 0]), ("genlabel", "GenLabel", nearest)):
        told = f"{n_conflicts} of 81 in conflict" if name == "mixup" else "none in conflict"
        yield Scene(
            name=f"sohn-figure-6-nine-labels-{name}",
            title=f"Nine classes, {kind}: {told}",
            description=(
                f"The 81 mixtures of two of nine centres with weight 0.6, signed by the top class of {kind}; "
                f"{n_conflicts} linear labels are not those of the nearest centre."
            ),
            x_range=WIDE[0],
            y_range=WIDE[1],
            shapes=[
                *(Disc(at=(float(a), float(b)), radius=1.6, colour=GREY) for a, b in centres),
                *(
                    Dot(at=(float(a), float(b)), colour=1 + int(c) // 3, sign=SIGNS[int(c) % 3])
                    for (a, b), c in zip(x, top, strict=True)
                ),
            ],
        )


def _two_circle_labels() -> Iterator[Scene]:
    generator = np.random.default_rng(6)
    which, angle = generator.integers(4, size=(2, N_MIXED)), 2 * np.pi * generator.random((2, N_MIXED))
    centre, radius, label = (np.array(column)[which] for column in zip(*RINGS, strict=True))
    lam = generator.random(N_MIXED)
    x, y = (lam * p[0] + (1 - lam) * p[1] for p in (centre + radius * np.cos(angle), radius * np.sin(angle)))
    away = np.stack([np.abs(np.hypot(x - ring.centre, y) - ring.radius) for ring in RINGS])
    nearest, linear = np.array([ring.label for ring in RINGS])[away.argmin(axis=0)], np.where(lam >= 0.5, *label)
    n_conflicts = int(np.sum(nearest != linear))
    for name, kind, top in (("mixup", "linear labels", linear), ("genlabel", "the nearest circle", nearest)):
        told = f": {n_conflicts} of {N_MIXED} in conflict" if name == "mixup" else ""
        yield Scene(
            name=f"sohn-figure-6-two-circle-labels-{name}",
            title=f"Two circles, {kind}{told}",
            description=(
                f"{N_MIXED} mixtures of random points of four circles, coloured by {kind}; {n_conflicts} linear labels "
                "are not those of the nearest circle."
            ),
            x_range=FLAT[0],
            y_range=FLAT[1],
            shapes=[
                *_rings(),
                *(
                    Disc(at=(float(a), float(b)), radius=0.035, colour=1 + int(c))
                    for a, b, c in zip(x, y, top, strict=True)
                ),
            ],
            signs=(("class 1", 1, "line"), ("class 2", 2, "line")),
        )


def _nine_map(record: Record, method: str) -> Scene:
    setting = {"data": NINE, "method": method}
    votes = np.array([record.votes(f"class_{c}", **setting).table() for c in range(9)])
    least, mean = (record.measurement(f"margin_{name}", **setting).mean for name in ("least", "mean"))
    shapes: list[Shape] = [
        *_cells(record, NINE, votes.argmax(axis=0), {c: (1 + c // 3, SHADES[c % 3]) for c in range(9)}),
        *(Dot(at=(float(a), float(b)), colour=GREY, sign="cross") for a, b in CENTRES),
    ]
    return Scene(
        name=f"sohn-figure-6-nine-map-{method}",
        title=f"Nine classes, {NAMES[method]}: least margin {least:.2f}",
        description=(
            f"Decision map of networks by {NAMES[method]}; crosses are the centres. The least margin of the nine "
            f"centres is {least:.2f} in the mean over networks, the mean margin {mean:.2f}; at most 5 for all."
        ),
        x_range=WIDE[0],
        y_range=WIDE[1],
        shapes=shapes,
    )


def _two_circle_map(record: Record, method: str) -> Scene:
    setting = {"data": TWO, "method": method}
    lost, accuracy = (record.measurement(name, **setting).mean for name in ("margin_lost", "accuracy_last"))
    second = record.votes("top", **setting).majority().astype(int)
    return Scene(
        name=f"sohn-figure-6-two-circle-map-{method}",
        title=f"Two circles, {NAMES[method]}: {100 * lost:.0f}% of the circles lost",
        description=(
            f"Majority decision map of networks by {NAMES[method]}; in the mean over networks {100 * lost:.1f} per "
            f"cent of the noiseless points lie in a cell of the other class, and the accuracy is {100 * accuracy:.1f} "
            "per cent."
        ),
        x_range=FLAT[0],
        y_range=FLAT[1],
        shapes=[*_cells(record, TWO, second, {1: (2, 0.35)}), *_rings()],
        signs=(("cells of class 2", 2, "line"), ("circles of class 1", 1, "line")),
    )


def _rings() -> list[Shape]:
    turns = np.linspace(0, 2 * np.pi, 73)
    return [
        Stroke(
            places=[(float(r.centre + r.radius * np.cos(t)), float(r.radius * np.sin(t))) for t in turns],
            colour=1 + r.label,
            width=1.5,
        )
        for r in RINGS
    ]


def _cells(record: Record, data: str, top: np.ndarray, looks: Mapping[int, tuple[int, float]]) -> Iterator[Stroke]:
    """Runs of cells of one class along each row, as thick lines; classes without a look stay blank."""
    given: Mapping[str, Any] = record.header["configuration"]
    box, step = Box(*given["sets"][data]["box"]), given["map_step"]
    size = box.spacing * step
    x_range, y_range = WIDE if data == NINE else FLAT
    width = size * min(432 / (x_range[1] - x_range[0]), 240 / (y_range[1] - y_range[0]))
    for row, classes in enumerate(top):
        y = box.low + size * row
        ends = np.nonzero(np.diff(classes))[0] + 1
        for start, end in zip((0, *ends.tolist()), (*ends.tolist(), len(classes)), strict=True):
            look = looks.get(int(classes[start]))
            left, right = (min(max(box.left + size * (at - 0.5), x_range[0]), x_range[1]) for at in (start, end))
            if look and y_range[0] <= y <= y_range[1]:
                yield Stroke(places=((left, y), (right, y)), colour=look[0], width=round(width, 1), opacity=look[1])
