"""Histograms of differences, intervals of many comparisons, and critical differences, in the frame of the charts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from empirical.ranking import Ranking
from reports.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, framed, number

STYLE = """
svg.chart .par { fill: var(--c-grid); opacity: .6; }
svg.chart .hollow { fill: none; stroke-width: 1.6; }
svg.chart .link { fill: none; stroke: var(--c-faint); stroke-width: 1; }
svg.chart .clique { stroke: var(--c-2); stroke-width: 4; stroke-linecap: round; }
svg.chart .small { font-size: 11px; }
"""


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Histogram of one or two series over common bins; what lies beyond the ends is counted in the last bins.

    `series` are (label, colour index, values); differences up to `bound` are shaded as on par.
    """

    name: str
    title: str
    description: str
    x_label: str
    series: Sequence[tuple[str, int, Sequence[float]]]
    reach: int
    bound: float


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A line of a forest: estimate with interval, its ends possibly infinite, or nothing but the label."""

    label: str
    marks: Sequence[tuple[int, float, float, float]]


@dataclass(frozen=True, kw_only=True)
class Forest:
    """Intervals under one another; `legend` is (label, colour index)."""

    name: str
    title: str
    description: str
    x_label: str
    rows: Sequence[Interval]
    reach: float
    bound: float
    legend: Sequence[tuple[str, int]]


@dataclass(frozen=True, kw_only=True)
class Ranks:
    """A critical-difference plot: methods at their mean ranks, bars over those that cannot be told apart."""

    name: str
    title: str
    description: str
    ranking: Ranking
    labels: Sequence[str]


Panel = Bars | Forest | Ranks


def svg(panel: Panel, *, style: str = "", namespace: str = "") -> str:
    """Draw a panel."""
    match panel:
        case Bars():
            body, height = _bars(panel), float(HEIGHT)
        case Forest():
            body, height = _forest(panel), _forest_height(panel)
        case Ranks():
            body, height = _ranks(panel), _ranks_height(panel)
    head = _text(LEFT if isinstance(panel, Bars) else 14, 16, panel.title, "start", "head")
    return framed(
        panel.name, panel.title, panel.description, head + body, style=style, namespace=namespace, height=height
    )


def bins(values: Sequence[float], reach: int) -> list[int]:
    """Counts around -reach, ..., reach, each bin one wide: half a point either way is in the middle one, ends included.

    What lies beyond the ends is in the last bin of its side.
    """
    counts = [0] * (2 * reach + 1)
    for value in values:
        place = math.copysign(max(math.ceil(abs(value) - 0.5), 0), value)
        counts[int(min(max(place, -reach), reach)) + reach] += 1
    return counts


def _bars(panel: Bars) -> str:
    counts = [bins(values, panel.reach) for _, _, values in panel.series]
    most = max([1, *(max(c) for c in counts)])
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if most / s <= 6)
    top = step * math.ceil(most / step)
    width, floor = WIDTH - LEFT - RIGHT, HEIGHT - BOTTOM

    def across(x: float) -> float:
        return LEFT + width * (x + panel.reach + 0.5) / (2 * panel.reach + 1)

    def up(n: float) -> float:
        return floor - (floor - TOP) * n / top

    parts = [_rect(across(-panel.bound), TOP, across(panel.bound) - across(-panel.bound), floor - TOP, 'class="par"')]
    for n in range(0, top + 1, step):
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up(n):.1f}" y2="{up(n):.1f}"/>')
        parts.append(_text(LEFT - 8, up(n) + 4, str(n), "end"))
    share = width / (2 * panel.reach + 1) / len(panel.series)
    for i, ((_, colour, _), counted) in enumerate(zip(panel.series, counts, strict=True)):
        look = f'fill="var(--c-{colour})"' if i == 0 else f'class="hollow" stroke="var(--c-{colour})"'
        for k, n in enumerate(counted):
            if n:
                x = across(k - panel.reach - 0.5) + i * share + 0.7
                parts.append(_rect(x, up(n), share - 1.4, floor - up(n), look))
    ticks = range(-panel.reach, panel.reach + 1, max(1, panel.reach // 5))
    parts += [_text(across(x), floor + 18, _end_label(x, panel.reach), "middle") for x in ticks]
    parts.append(f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{floor}" y2="{floor}"/>')
    parts.append(f'<line class="axis" x1="{across(0):.1f}" x2="{across(0):.1f}" y1="{TOP}" y2="{floor}"/>')
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, panel.x_label, "middle"))
    half = (TOP + floor) / 2
    parts.append(f'<g transform="rotate(-90 14 {half:.0f})">{_text(14, half, "data sets", "middle")}</g>')
    for i, (label, colour, _) in enumerate(panel.series):
        look = f'fill="var(--c-{colour})"' if i == 0 else f'class="hollow" stroke="var(--c-{colour})"'
        y = TOP + 6 + 17 * i
        parts.append(_rect(LEFT + 8, y, 11, 11, look) + _text(LEFT + 26, y + 10, label, "start"))
    return "".join(parts)


def _end_label(x: int, reach: int) -> str:
    if abs(x) < reach:
        return f"{x}".replace("-", "−")
    return f"≤ −{reach}" if x < 0 else f"≥ {reach}"


ROW, AXIS_ROOM, LABELS = 30, 74, 206


def _forest_height(panel: Forest) -> float:
    return TOP + 22 + ROW * len(panel.rows) + AXIS_ROOM - 26


def _forest(panel: Forest) -> str:
    top, floor = TOP + 22, TOP + 22 + ROW * len(panel.rows)
    width = WIDTH - LABELS - RIGHT

    def across(x: float) -> float:
        inside = min(max(x, -panel.reach), panel.reach)
        return LABELS + width * (inside + panel.reach) / (2 * panel.reach)

    parts = [_rect(across(-panel.bound), top, across(panel.bound) - across(-panel.bound), floor - top, 'class="par"')]
    parts.append(f'<line class="axis" x1="{across(0):.1f}" x2="{across(0):.1f}" y1="{top}" y2="{floor}"/>')
    x = 14.0
    for label, colour in panel.legend:
        parts.append(f'<circle cx="{x + 5:.1f}" cy="{TOP + 6}" r="4" fill="var(--c-{colour})"/>')
        parts.append(_text(x + 15, TOP + 10, label, "start"))
        x += 36 + 6.4 * len(label)
    for n, row in enumerate(panel.rows):
        middle = top + ROW * (n + 0.5)
        parts.append(_text(LABELS - 10, middle + 4, row.label, "end", "small"))
        gap = 9.0
        for i, (colour, estimate, low, high) in enumerate(row.marks):
            y = middle + gap * (i - (len(row.marks) - 1) / 2)
            paint = f'stroke="var(--c-{colour})" stroke-width="2"'
            parts.append(f'<line x1="{across(low):.1f}" x2="{across(high):.1f}" y1="{y:.1f}" y2="{y:.1f}" {paint}/>')
            for end, side in ((low, -1), (high, 1)):
                if abs(end) > panel.reach:
                    tip = across(end)
                    arrow = f"{tip - 6 * side:.1f},{y - 4:.1f} {tip:.1f},{y:.1f} {tip - 6 * side:.1f},{y + 4:.1f}"
                    parts.append(f'<polyline class="hollow" points="{arrow}" {paint}/>')
            parts.append(f'<circle cx="{across(estimate):.1f}" cy="{y:.1f}" r="3.6" fill="var(--c-{colour})"/>')
    for tick in _ticks(panel.reach):
        parts.append(
            f'<line class="axis" x1="{across(tick):.1f}" x2="{across(tick):.1f}" y1="{floor}" y2="{floor + 4}"/>'
        )
        parts.append(_text(across(tick), floor + 18, number(tick), "middle"))
    parts.append(f'<line class="axis" x1="{LABELS}" x2="{WIDTH - RIGHT}" y1="{floor}" y2="{floor}"/>')
    parts.append(_text(WIDTH - RIGHT, floor + 38, panel.x_label, "end"))
    return "".join(parts)


def _ticks(reach: float) -> list[float]:
    step = next(s for s in (0.5, 1, 2, 5, 10, 20, 50, 100) if reach / s <= 3.5)
    n = math.floor(reach / step)
    return [step * k for k in range(-n, n + 1)]


RANKS_TOP, RANK_ROW = 92, 22


def _ranks_height(panel: Ranks) -> float:
    return RANKS_TOP + 14 * len(panel.ranking.cliques) + RANK_ROW * math.ceil(len(panel.labels) / 2) + 6


def _ranks(panel: Ranks) -> str:
    seen = panel.ranking
    k, left, right = len(seen.names), 34, WIDTH - 34

    def across(rank: float) -> float:
        return left + (right - left) * (rank - 1) / (k - 1)

    axis = RANKS_TOP - 20
    parts = [f'<line class="axis" x1="{left}" x2="{right}" y1="{axis}" y2="{axis}"/>']
    for rank in range(1, k + 1):
        parts.append(
            f'<line class="axis" x1="{across(rank):.1f}" x2="{across(rank):.1f}" y1="{axis - 5}" y2="{axis}"/>'
        )
        parts.append(_text(across(rank), axis - 9, str(rank), "middle"))
    end = across(min(1 + seen.critical_difference, k))
    parts.append(f'<line stroke="var(--c-ink)" stroke-width="2" x1="{left}" x2="{end:.1f}" y1="38" y2="38"/>')
    parts.append(_text(end + 8, 42, f"critical difference {seen.critical_difference:.2f}", "start"))
    base = axis + 14
    means = dict(zip(seen.names, seen.mean_ranks, strict=True))
    for n, clique in enumerate(seen.cliques):
        y, ends = base + 14 * n, (across(means[clique[0]]) - 3, across(means[clique[-1]]) + 3)
        parts.append(f'<line class="clique" x1="{ends[0]:.1f}" x2="{ends[1]:.1f}" y1="{y}" y2="{y}"/>')
    names_top = base + 14 * len(seen.cliques) + 12
    half = math.ceil(k / 2)
    for n, (label, mean) in enumerate(zip(panel.labels, seen.mean_ranks, strict=True)):
        is_left = n < half
        row = n if is_left else k - 1 - n
        y, x = names_top + RANK_ROW * row, across(mean)
        edge, anchor = (left, "start") if is_left else (right, "end")
        parts.append(f'<polyline class="link" points="{x:.1f},{axis} {x:.1f},{y:.1f} {edge},{y:.1f}"/>')
        parts.append(f'<circle cx="{x:.1f}" cy="{axis}" r="3.2" fill="var(--c-1)"/>')
        parts.append(_text(edge, y - 4, f"{label} {mean:.2f}", anchor, "note small"))
    return "".join(parts)


def _tick(x: float, top: float, floor: float) -> str:
    return f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{floor:.1f}"/>'


def _rect(x: float, y: float, width: float, height: float, look: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" {look}/>'


def _text(x: float, y: float, text: str, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
