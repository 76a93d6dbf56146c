"""A diagnosis as one self-contained page: every text escaped, one chart, no script."""

import math

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from numerics.paired_differences import EQUIVALENT
from reports import charts, diagnosis_words
from reports.diagnosis import Diagnosis
from reports.diagnosis_words import HELPS, HURTS

LEFT, RIGHT, TOP, STEP = 150, 24, 44, 44
STYLE = f"{charts.STYLE}svg.chart .rope {{ fill: var(--c-grid); }} svg.chart .name {{ fill: var(--c-ink); }}"


def page(diagnosis: Diagnosis) -> str:
    """The page of one diagnosis."""
    templates = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "points": diagnosis_words.points,
        "percent": diagnosis_words.percent,
        "pair": diagnosis_words.pair_name,
        "interval": lambda d: f"{diagnosis_words.signed(d.low)} to {diagnosis_words.signed(d.high)}",
        "signed": diagnosis_words.signed,
    }
    return templates.get_template("diagnosis.html.jinja").render(
        d=diagnosis,
        reasons=diagnosis_words.reasons(diagnosis),
        names=diagnosis_words.NAMES,
        setting=diagnosis_words.SETTING,
        bound=EQUIVALENT,
        tones={HURTS: "REFUTED", HELPS: "VERIFIED"},
        style=Markup(STYLE),
        chart=Markup(chart(diagnosis)),  # every text in it is escaped there
    )


def chart(diagnosis: Diagnosis) -> str:
    """Differences with their intervals over the region of practical equivalence."""
    rows = list(diagnosis.experiment.differences.items())
    ticks = _ticks([end for _, d in rows for end in (d.low, d.high, -2 * EQUIVALENT, 2 * EQUIVALENT)])
    floor = TOP + STEP * len(rows)

    def across(value: float) -> float:
        return LEFT + (charts.WIDTH - LEFT - RIGHT) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    low, high = across(-EQUIVALENT), across(EQUIVALENT)
    body = [
        '<text class="head" x="12" y="18">Difference in accuracy, points</text>',
        f'<rect class="rope" x="{low:.1f}" width="{high - low:.1f}" y="{TOP - 12}" height="{floor - TOP + 12}"/>',
    ]
    for tick in ticks:
        x = across(tick)
        body.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 12}" y2="{floor}"/>')
        body.append(f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle">{charts.number(tick)}</text>')
    for n, (pair, d) in enumerate(rows):
        y, paint = TOP + STEP * n + STEP / 2 - 6, f"var(--c-{n + 1})"
        ends = f'x1="{across(d.low):.1f}" x2="{across(d.high):.1f}"'
        body.append(f'<text class="name" x="12" y="{y + 4}">{diagnosis_words.pair_name(pair)}</text>')
        body.append(f'<line {ends} y1="{y}" y2="{y}" stroke="{paint}" stroke-width="2.5"/>')
        body.append(f'<circle cx="{across(d.estimate):.1f}" cy="{y}" r="5" fill="{paint}"/>')
    told = "; ".join(f"{diagnosis_words.pair_name(pair)}: {diagnosis_words.points(d)}" for pair, d in rows)
    return charts.framed(
        "diagnosis", "Differences in accuracy", f"{told}.", "".join(body), style="", namespace="", height=floor + 28
    )


def _ticks(values: list[float]) -> list[float]:
    """Five to nine round numbers that enclose the values."""
    low, high = min(values), max(values)
    step = 10 ** math.floor(math.log10((high - low) / 4))
    step = next(step * m for m in (1, 2, 5, 10) if (high - low) / (step * m) <= 7)
    return [step * n for n in range(math.floor(low / step), math.ceil(high / step) + 1)]
