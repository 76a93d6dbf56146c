"""Line charts as SVG: no dependency, colours from CSS variables so that a page's light and dark themes apply."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 460, 300
LEFT, RIGHT, TOP, BOTTOM = 62, 16, 30, 46

STYLE = """
svg.chart { --c-ink: #23211d; --c-faint: #6f6a60; --c-grid: #e4dfd4; --c-paper: #fffdf9;
  --c-0: #524d45; --c-1: #1f5f99; --c-2: #a8481f; --c-3: #249a78; }
@media (prefers-color-scheme: dark) { svg.chart { --c-ink: #ece7dc; --c-faint: #a59e90; --c-grid: #38342d;
  --c-paper: #211f1b; --c-0: #969082; --c-1: #6ba7e0; --c-2: #e58a58; --c-3: #9be3bb; } }
svg.chart text { font: 12px system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  fill: var(--c-faint); }
svg.chart .head { font-weight: 600; font-size: 13px; fill: var(--c-ink); }
svg.chart .grid { stroke: var(--c-grid); stroke-width: 1; }
svg.chart .axis { stroke: var(--c-faint); stroke-width: 1; }
svg.chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
svg.chart .band { stroke: none; opacity: .16; }
svg.chart .dash { stroke-dasharray: 5 4; }
"""


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line with its band of plus and minus `half_widths`; `colour` is an index of the palette."""

    label: str
    colour: int
    x: Sequence[float]
    y: Sequence[float]
    half_widths: Sequence[float] = ()
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One point with an error bar; `hollow` for a prediction, filled for a measurement."""

    x: float
    y: float
    colour: int
    half_width: float = 0.0
    hollow: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One panel: axes, series, marks; `description` says in words what a reader sees."""

    name: str
    title: str
    description: str
    x_label: str
    y_label: str
    x_ticks: Sequence[float]
    y_ticks: Sequence[float]
    series: Sequence[Series] = ()
    marks: Sequence[Mark] = ()
    legend: Sequence[tuple[str, int, str]] = ()
    x_log: bool = False
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None


def inline_svg(chart: Chart) -> str:
    """The chart as an element for an HTML page, labelled for those who do not see it."""
    return _svg(chart, style="", namespace="")


def standalone_svg(chart: Chart) -> str:
    """The chart as a file of its own, with its style."""
    return f"{_svg(chart, style=own_style(STYLE), namespace=XMLNS)}\n"


def number(value: float) -> str:
    """A number as an axis shows it, with a true minus sign."""
    return f"{value:g}".replace("-", "−")


def own_style(style: str) -> str:
    """The style element of a file of its own."""
    return f"<style>{style}svg.chart {{ background: var(--c-paper); }}</style>"


XMLNS = ' xmlns="http://www.w3.org/2000/svg"'


def _svg(chart: Chart, *, style: str, namespace: str) -> str:
    across, up = _scales(chart)
    body = [_axes(chart, across, up)]
    body += [_series(s, across, up) for s in chart.series]
    body += [_mark(m, across, up) for m in chart.marks]
    body.append(_legend(chart))
    return framed(chart.name, chart.title, chart.description, "".join(body), style=style, namespace=namespace)


def framed(
    name: str, title: str, description: str, body: str, *, style: str, namespace: str, height: float = HEIGHT
) -> str:
    """The element around a drawing, with its title and description for those who do not see it."""
    mark = f"chart-{escape(name)}"
    return (
        f'<svg{namespace} class="chart" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-labelledby="{mark}-title {mark}-desc"><title id="{mark}-title">{escape(title)}</title>'
        f'<desc id="{mark}-desc">{escape(description)}</desc>{style}{body}</svg>'
    )


Scale = Callable[[float], float]


def _scales(chart: Chart) -> tuple[Scale, Scale]:
    low, high = chart.x_range or (min(chart.x_ticks), max(chart.x_ticks))
    bottom, top = chart.y_range or (min(chart.y_ticks), max(chart.y_ticks))
    place = math.log if chart.x_log else float

    def across(x: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (place(x) - place(low)) / (place(high) - place(low))

    def up(y: float) -> float:
        inside = min(max(y, bottom), top)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (inside - bottom) / (top - bottom)

    return across, up


def _axes(chart: Chart, across: Scale, up: Scale) -> str:
    right, floor = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [f'<text class="head" x="{LEFT}" y="16">{escape(chart.title)}</text>']
    for y in chart.y_ticks:
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{up(y):.1f}" y2="{up(y):.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{up(y) + 4:.1f}" text-anchor="end">{number(y)}</text>')
    for x in chart.x_ticks:
        parts.append(f'<line class="axis" x1="{across(x):.1f}" x2="{across(x):.1f}" y1="{floor}" y2="{floor + 4}"/>')
        parts.append(f'<text x="{across(x):.1f}" y="{floor + 18}" text-anchor="middle">{number(x)}</text>')
    parts.append(f'<line class="axis" x1="{LEFT}" x2="{right}" y1="{floor}" y2="{floor}"/>')
    middle = (LEFT + right) / 2
    parts.append(f'<text x="{middle:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(chart.x_label)}</text>')
    half = (TOP + floor) / 2
    turned = f'transform="rotate(-90 14 {half:.0f})"'
    parts.append(f'<text x="14" y="{half:.0f}" text-anchor="middle" {turned}>{escape(chart.y_label)}</text>')
    return "".join(parts)


def _series(series: Series, across: Scale, up: Scale) -> str:
    colour = f"var(--c-{series.colour})"
    line = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in zip(series.x, series.y, strict=True))
    dash = " dash" if series.dashed else ""
    drawn = f'<polyline class="line{dash}" stroke="{colour}" points="{line}"/>'
    if not series.half_widths:
        return drawn
    rows = list(zip(series.x, series.y, series.half_widths, strict=True))
    edge = [(x, y + h) for x, y, h in rows] + [(x, y - h) for x, y, h in reversed(rows)]
    outline = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in edge)
    return f'<polygon class="band" fill="{colour}" points="{outline}"/>{drawn}'


def _mark(mark: Mark, across: Scale, up: Scale) -> str:
    colour, x, y = f"var(--c-{mark.colour})", across(mark.x), up(mark.y)
    if mark.hollow:
        corners = f"{x:.1f},{y - 8:.1f} {x + 8:.1f},{y:.1f} {x:.1f},{y + 8:.1f} {x - 8:.1f},{y:.1f}"
        return f'<polygon points="{corners}" fill="var(--c-paper)" stroke="{colour}" stroke-width="2"/>'
    high, low = up(mark.y + mark.half_width), up(mark.y - mark.half_width)
    bar = f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{high:.1f}" y2="{low:.1f}" stroke="{colour}" stroke-width="2"/>'
    return f'{bar if mark.half_width else ""}<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def _legend(chart: Chart) -> str:
    """Label, colour index, kind (line, dash, dot, diamond), in a column inside the upper left of the plot."""
    parts = []
    for n, (label, colour, kind) in enumerate(chart.legend):
        y, paint = TOP + 12 + 17 * n, f"var(--c-{colour})"
        if kind == "dot":
            sign = f'<circle cx="{LEFT + 20}" cy="{y}" r="4" fill="{paint}"/>'
        elif kind == "diamond":
            x = LEFT + 20
            corners = f"{x},{y - 5} {x + 5},{y} {x},{y + 5} {x - 5},{y}"
            sign = f'<polygon points="{corners}" fill="none" stroke="{paint}" stroke-width="2"/>'
        else:
            dash = " dash" if kind == "dash" else ""
            sign = f'<line class="line{dash}" x1="{LEFT + 10}" x2="{LEFT + 30}" y1="{y}" y2="{y}" stroke="{paint}"/>'
        parts.append(f'{sign}<text x="{LEFT + 38}" y="{y + 4}">{escape(label)}</text>')
    return "".join(parts)
