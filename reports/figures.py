"""Figures drawn from records: what was measured, with the prediction beside it."""

from dataclasses import dataclass

from empirical import records
from empirical.records import Curve, MissingRecordError, Record
from reports.charts import Chart, Mark, Series
from reports.panels import Panel
from theory.chidambaram2022.middle_point import fitted_radius
from theory.chidambaram2022.middle_point import predicted as predicted_share
from theory.chidambaram2022.table_1_prediction import CLAIM as PREDICTION

LINE = "three-point-line"
ALPHAS = (1, 32, 128)
FITTED = 128


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Panels that belong together; `missing` says what they lack where there are none."""

    name: str
    title: str
    caption: str
    panels: tuple[Panel, ...] = ()
    missing: str | None = None


def figure_1() -> Figure:
    """Figure 1 of chidambaram2022: training error of ERM and Mixup on 0, 1, 2, and eq. (1) against the networks."""
    title = "Figure 1 redrawn: training error on the alternating line $X_3^2$"
    try:
        record = records.load(LINE)
    except MissingRecordError as missing:
        return Figure(name="figure-1", title=title, caption="", missing=str(missing))
    n_runs = record.measurement("error", method="erm").n_runs
    stale = f" This record is stale: {record.stale}." if record.stale else ""
    caption = (
        f"Mean over {n_runs} networks for each setting, band of one standard deviation; preset `{record.preset}`, "
        f"{record.device}, digest `{record.digest}`.{stale} Agreement, as fixed before the run: {record.criterion}"
    )
    panels = (*(_error_panel(record, alpha) for alpha in ALPHAS), _prediction_panel(record))
    return Figure(name="figure-1", title=title, caption=caption, panels=panels)


def _error_panel(record: Record, alpha: int) -> Chart:
    erm, mixup = record.curve("error", method="erm"), record.curve("error", method="mixup", alpha=alpha)
    last = 100 * mixup.mean[-1]
    epochs = mixup.epochs[-1]
    return Chart(
        name=f"figure-1-alpha-{alpha}",
        title=f"Training error, α = {alpha}",
        description=(
            f"Training error in per cent against epoch. After {epochs} epochs Mixup with alpha = {alpha} ends at "
            f"{last:.1f} per cent (sd {100 * mixup.sd[-1]:.1f}), ERM at {100 * erm.mean[-1]:.1f} per cent."
        ),
        x_label="epoch",
        y_label="training error, %",
        x_ticks=[epochs * k / 5 for k in range(6)],
        y_ticks=[0, 20, 40, 60, 80],
        series=(_series(erm, "ERM", 0), _series(mixup, f"Mixup, α = {alpha}", 2)),
        legend=((f"Mixup, α = {alpha}: {last:.1f} % at the end", 2, "line"), ("ERM", 0, "line")),
    )


def _series(curve: Curve, label: str, colour: int) -> Series:
    percent = [[100 * value for value in values] for values in (curve.mean, curve.sd)]
    return Series(label=label, colour=colour, x=curve.epochs, y=percent[0], half_widths=percent[1])


def _prediction_panel(record: Record) -> Chart:
    """Measured probabilities at the point 1 beside eq. (1), its radius fitted on the largest alpha alone."""
    form = PREDICTION.subject
    measured = {alpha: record.measurement("class_1_at_1", method="mixup", alpha=alpha) for alpha in ALPHAS}
    eps = fitted_radius(form, measured[FITTED].mean)
    predicted = {alpha: predicted_share(form, eps, alpha) for alpha in ALPHAS}
    told = [
        f"alpha = {alpha}: measured {m.mean:.3f} (sd {m.sd:.3f}), "
        + ("used for the fit" if alpha == FITTED else f"predicted {predicted[alpha]:.3f}")
        for alpha, m in measured.items()
    ]
    low, high = 0.7, 190.0
    grid = [low * (high / low) ** (n / 60) for n in range(61)]
    curve = Series(label="eq. (1)", colour=2, x=grid, y=[predicted_share(form, eps, a) for a in grid])
    half = Series(label="undecided", colour=0, x=(low, high), y=(0.5, 0.5), dashed=True)
    return Chart(
        name="figure-1-prediction",
        title="Class-1 probability at the middle point",
        description=(
            f"Class-1 probability at the point 1, whose class is 2, against alpha; the curve is eq. (1) with radius "
            f"{eps:.4f}, fitted at alpha = {FITTED} alone. {'; '.join(told)}."
        ),
        x_label="α (logarithmic)",
        y_label="P(class 1 | point 1)",
        x_ticks=ALPHAS,
        y_ticks=[0, 0.25, 0.5, 0.75, 1],
        x_log=True,
        x_range=(low, high),
        series=(half, curve),
        marks=(
            *(Mark(x=a, y=value, colour=2, hollow=True) for a, value in predicted.items() if a != FITTED),
            *(Mark(x=a, y=m.mean, half_width=m.sd, colour=1) for a, m in measured.items()),
        ),
        legend=(
            ("networks, mean and one sd", 1, "dot"),
            (f"eq. (1), ε = {eps:.3f} fitted at α = {FITTED}", 2, "line"),
            ("its predictions at α = 1, 32", 2, "diamond"),
        ),
    )
