"""Figures drawn from records: what was measured, with the prediction beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empirical import records
from empirical.records import Curve, MissingRecordError, Record
from reports.charts import Chart, Mark, Series
from theory.evidence import Comparison

LINE = "three-point-line"
ALPHAS = (1, 32, 128)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Panels that belong together; `missing` says what they lack where there are none."""

    name: str
    title: str
    caption: str
    panels: tuple[Chart, ...] = ()
    missing: str | None = None


def figure_1(compared: Sequence[Comparison]) -> Figure:
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
    panels = (*(_error_panel(record, alpha) for alpha in ALPHAS), _prediction_panel(record, compared))
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


def _prediction_panel(record: Record, compared: Sequence[Comparison]) -> Chart:
    measured = {alpha: record.measurement("class_1_at_1", method="mixup", alpha=alpha) for alpha in ALPHAS}
    predicted = _predictions(compared)
    told = [
        f"alpha = {alpha}: measured {m.mean:.3f} (sd {m.sd:.3f})"
        + (f", predicted {predicted[alpha]:.3f}" if alpha in predicted else "")
        for alpha, m in measured.items()
    ]
    marks = [Mark(x=a, y=m.mean, half_width=m.sd, colour=1) for a, m in measured.items()]
    marks += [Mark(x=a, y=value, colour=2, hollow=True) for a, value in predicted.items()]
    return Chart(
        name="figure-1-prediction",
        title="Probability of class 1 at the middle point",
        description=f"Class-1 probability at the point 1, of class 2, against alpha. {'; '.join(told)}.",
        x_label="α (logarithmic)",
        y_label="P(class 1 | point 1)",
        x_ticks=ALPHAS,
        y_ticks=[0, 0.25, 0.5, 0.75, 1],
        x_log=True,
        x_range=(0.7, 190),
        series=(Series(label="half", colour=0, x=(0.7, 190), y=(0.5, 0.5), dashed=True),),
        marks=marks,
        legend=(("networks, mean and one sd", 1, "dot"), ("eq. (1), predicted", 2, "diamond")),
    )


def _predictions(compared: Sequence[Comparison]) -> Mapping[int, float]:
    """Predictions of the class-1 probability at the point 1, by the alpha that the quantity's name carries."""
    found = {}
    for seen in compared:
        alpha = re.search(r"alpha\s*=?\s*(\d+)", seen.quantity)
        if alpha and "class_1_at_1" in seen.quantity.replace(" ", "_"):
            found[int(alpha[1])] = seen.predicted
    return found
