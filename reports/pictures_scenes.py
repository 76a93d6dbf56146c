"""Plane pictures as SVG: points, segments and discs at true proportions, in the colours and frame of the charts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from reports import charts
from reports.charts import HEIGHT, WIDTH, Chart

SIDE, HEAD, FOOT = 14, 30, 30
STYLE = """
svg.chart .note { paint-order: stroke; stroke: var(--c-paper); stroke-width: 4px; stroke-linejoin: round; }
svg.chart .ink { fill: var(--c-ink); }
"""
Place = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A point with a sign of its class (circle, triangle, square, cross) and a label beside it."""

    at: Place
    colour: int
    sign: str = "circle"
    label: str = ""
    side: str = "above"


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A line through places; `opacity` lets another one shine through."""

    places: Sequence[Place]
    colour: int
    width: float = 2
    dashed: bool = False
    opacity: float = 1


@dataclass(frozen=True, kw_only=True)
class Disc:
    """A disc of a radius in the plane's unit, drawn with its edge."""

    at: Place
    radius: float
    colour: int
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """Text at a place; `anchor` is start, middle or end."""

    at: Place
    text: str
    anchor: str = "middle"


Shape = Dot | Stroke | Disc | Note


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One panel: shapes in the box `x_range` by `y_range`; `signs` below it are (label, colour, sign)."""

    name: str
    title: str
    description: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    shapes: Sequence[Shape]
    signs: Sequence[tuple[str, int, str]] = ()
    proportional: bool = True


Panel = Chart | Scene


def inline_svg(panel: Panel) -> str:
    """A panel as an element for an HTML page."""
    return charts.inline_svg(panel) if isinstance(panel, Chart) else _svg(panel, style="", namespace="")


def standalone_svg(panel: Panel) -> str:
    """A panel as a file of its own, with its style."""
    if isinstance(panel, Chart):
        return charts.standalone_svg(panel)
    return f"{_svg(panel, style=charts.own_style(charts.STYLE + STYLE), namespace=charts.XMLNS)}\n"


def _svg(scene: Scene, *, style: str, namespace: str) -> str:
    place, unit = _placing(scene)
    head = f'<text class="head" x="{SIDE}" y="16">{escape(scene.title)}</text>'
    body = head + "".join(_shape(shape, place, unit) for shape in scene.shapes) + _signs(scene.signs)
    return charts.framed(scene.name, scene.title, scene.description, body, style=style, namespace=namespace)


def _placing(scene: Scene) -> tuple[Callable[[Place], Place], float]:
    (left, right), (low, high) = scene.x_range, scene.y_range
    room = WIDTH - 2 * SIDE, HEIGHT - HEAD - FOOT
    scales = room[0] / (right - left), room[1] / (high - low)
    across, up = (min(scales), min(scales)) if scene.proportional else scales
    middle = WIDTH / 2, HEAD + room[1] / 2

    def place(at: Place) -> Place:
        return (
            middle[0] + across * (at[0] - (left + right) / 2),
            middle[1] - up * (at[1] - (low + high) / 2),
        )

    return place, across


def _shape(shape: Shape, place: Callable[[Place], Place], unit: float) -> str:
    match shape:
        case Dot():
            x, y = place(shape.at)
            return _sign(x, y, shape.colour, shape.sign) + _label(x, y, shape)
        case Stroke():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, shape.places))
            dash = ' stroke-dasharray="5 4"' if shape.dashed else ""
            faint = f' opacity="{shape.opacity:.2f}"' if shape.opacity < 1 else ""
            look = f'fill="none" stroke="var(--c-{shape.colour})" stroke-width="{shape.width:g}"{dash}{faint}'
            return f'<polyline points="{points}" {look}/>'
        case Disc():
            x, y = place(shape.at)
            look = f'fill="var(--c-{shape.colour})" fill-opacity="{0 if shape.dashed else 0.14}"'
            edge = f'stroke="var(--c-{shape.colour})"' + (' stroke-dasharray="5 4"' if shape.dashed else "")
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{unit * shape.radius:.1f}" {look} {edge}/>'
        case Note():
            x, y = place(shape.at)
            return _text(x, y + 4, shape.text, shape.anchor)


def _sign(x: float, y: float, colour: int, sign: str) -> str:
    paint = f"var(--c-{colour})"
    if sign == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{paint}"/>'
    if sign == "triangle":
        return f'<polygon points="{x:.1f},{y - 8:.1f} {x + 7:.1f},{y + 5:.1f} {x - 7:.1f},{y + 5:.1f}" fill="{paint}"/>'
    if sign == "square":
        return f'<rect x="{x - 5.5:.1f}" y="{y - 5.5:.1f}" width="11" height="11" fill="{paint}"/>'
    if sign == "line":
        return f'<line x1="{x - 10:.1f}" x2="{x + 8:.1f}" y1="{y}" y2="{y}" stroke="{paint}" stroke-width="3"/>'
    arms = f"M{x - 5:.1f} {y - 5:.1f}l10 10M{x - 5:.1f} {y + 5:.1f}l10 -10"
    return f'<path d="{arms}" stroke="{paint}" stroke-width="2.5" fill="none"/>'


def _label(x: float, y: float, dot: Dot) -> str:
    if not dot.label:
        return ""
    dx, dy, anchor = {
        "above": (0, -13, "middle"),
        "below": (0, 22, "middle"),
        "left": (-12, 4, "end"),
        "right": (12, 4, "start"),
    }[dot.side]
    return _text(x + dx, y + dy, dot.label, anchor)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text class="note ink" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _signs(signs: Sequence[tuple[str, int, str]]) -> str:
    """What the signs mean, in a row below the picture."""
    parts, x = [], float(SIDE + 8)
    for label, colour, sign in signs:
        parts.append(_sign(x, HEIGHT - 13, colour, sign))
        parts.append(f'<text x="{x + 13:.1f}" y="{HEIGHT - 9}">{escape(label)}</text>')
        x += 34 + 6.2 * len(label)
    return "".join(parts)
