"""Every kind of panel that a figure may hold, as an element of the page or as a file of its own."""

from reports import charts, charts_statistics, pictures_scenes
from reports.charts import Chart
from reports.pictures_scenes import Scene

Panel = Chart | Scene | charts_statistics.Panel
STYLE = charts.STYLE + pictures_scenes.STYLE + charts_statistics.STYLE


def inline_svg(panel: Panel) -> str:
    """A panel as an element for an HTML page."""
    if isinstance(panel, Chart | Scene):
        return pictures_scenes.inline_svg(panel)
    return charts_statistics.svg(panel)


def standalone_svg(panel: Panel) -> str:
    """A panel as a file of its own, with its style."""
    if isinstance(panel, Chart | Scene):
        return pictures_scenes.standalone_svg(panel)
    return f"{charts_statistics.svg(panel, style=charts.own_style(STYLE), namespace=charts.XMLNS)}\n"
