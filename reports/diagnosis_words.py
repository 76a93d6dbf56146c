"""What a diagnosis says in words: never more than its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from empirical.mixed_points import Share
from empirical.repeated_folds import FoldDifference
from empirical.table_facts import FAR_APART, Facts
from numerics.paired_differences import EQUIVALENT
from reports.diagnosis_input import Options

if TYPE_CHECKING:
    from reports.diagnosis import Diagnosis, Experiment

HURTS, HELPS, UNCLEAR = "hurts", "helps", "no clear difference"
NOTABLE = 0.05
"""Share of mixed points from which intrusion or conflict is named as fitting what was measured."""
NAMES = {"vanilla": "vanilla", "mixup": "Mixup", "genlabel": "GenLabel"}
FEW_ROWS = 100


def verdict(experiment: Experiment, pair: str) -> str:
    """A word for one difference: a claim only where the whole interval is beyond the bound, and there is signal."""
    difference = experiment.differences[pair]
    if not experiment.has_signal:
        return UNCLEAR
    if difference.high < -EQUIVALENT:
        return HURTS
    return HELPS if difference.low > EQUIVALENT else UNCLEAR


def sentences(diagnosis: Diagnosis) -> tuple[str, str]:
    """One sentence on Mixup against vanilla training, one on GenLabel against Mixup."""
    e, g = diagnosis.experiment, diagnosis.geometry
    if not e.has_signal:
        best = max(e.accuracy.values())
        return (
            f"No claim about Mixup: the best of the three methods is right on {best:.1f}% of test rows and naming the "
            f"commonest class on {e.commonest:.1f}% ({_trial(diagnosis)}), which is no clear gain.",
            "No claim about GenLabel either: where nothing is learned, labels of mixed points cannot be compared.",
        )
    mixup, genlabel = e.differences["mixup - vanilla"], e.differences["genlabel - mixup"]
    intrusion = f"{percent(g.intrusion)} of mixed points lie nearest to a row of neither of their classes"
    conflict = f"the class densities name another class than Mixup's label for {percent(g.conflict)} of mixed points"
    return (
        f"{_told('Mixup', diagnosis.mixup, mixup, 'vanilla training')} ({_trial(diagnosis)}); "
        f"{_fitting(diagnosis.mixup == HURTS, g.intrusion)}{intrusion}.",
        f"{_told('GenLabel', diagnosis.genlabel, genlabel, 'Mixup')} ({_trial(diagnosis)}); "
        f"{_fitting(diagnosis.genlabel == HELPS, g.conflict)}{conflict}.",
    )


def reasons(diagnosis: Diagnosis) -> tuple[str, ...]:
    """What the geometry says, each with the statement that it belongs to."""
    g, o, seed = diagnosis.geometry, diagnosis.optimal, diagnosis.options.seed
    drawn = f"{g.n_mixed:,} mixed points, alpha = {diagnosis.options.alpha:g}, seed {seed}"
    told = [
        f"Manifold intrusion (sohn2022, Section 3.1): {percent(g.intrusion)} of {drawn}, lie nearest to a row of "
        f"neither class; among the {g.n_across:,} mixtures of two classes {percent(g.intrusion_across)}.",
        f"Label conflict (sohn2022, Figure 6): for {percent(g.conflict)} of {drawn}, the largest normal class density "
        "is not that of the top linear label.",
        f"No collinearity (chidambaram2022, Assumption 2.9): the least distance seen from a mixed point to a row of "
        f"neither class is {g.third_least:.3g}, the median {g.third_median:.3g}; rows have a typical nearest neighbour "
        f"at {g.neighbour_median:.3g}, and {percent(g.third_near)} of mixed points are nearer than that. The largest "
        f"eps of the assumption can only be smaller than {g.third_least:.3g}. ({drawn})",
    ]
    if o.lost:
        lost = " and ".join(f"{100 * x.share:.1f}% ({x.n_lost}) at alpha = {x.alpha:g}" for x in o.lost)
        told.append(
            f"Mixup-optimal classifier (chidambaram2022, eq. (1), Theorem 2.7): on {o.n_points} rows, seed {seed}, "
            f"with balls of radius {o.eps:.3g} (half the typical nearest distance) it misclassifies {lost} of them."
        )
    else:
        told.append("Mixup-optimal classifier (chidambaram2022, eq. (1)): not computed, for too few rows differ.")
    return tuple(told)


def warnings(facts: Facts, n_used: int, options: Options) -> tuple[str, ...]:
    """What a reader should know or mend first."""
    told = []
    if facts.scale_ratio >= FAR_APART and not options.scale:
        told.append(
            f"features differ in scale by a factor of {facts.scale_ratio:,.0f} (standard deviations of "
            f"{facts.widest!r} and {facts.narrowest!r}); distances and training follow the widest; the papers do not "
            "scale, but scale=True (--scale) does"
        )
    if facts.n_contradicting:
        told.append(
            f"{facts.n_contradicting} rows have the same features as a row of another class: no classifier is right on "
            "all of them; eq. (1) is computed without them"
        )
    if facts.constant:
        told.append(f"constant columns tell nothing: {', '.join(facts.constant)[:200]}")
    if facts.n_missing:
        cells = counted(facts.n_missing, "missing cell is", "missing cells are")
        told.append(f"{cells} filled with the column's mean over the train rows")
    small = [name for name, rows in facts.class_counts.items() if rows <= facts.d]
    if small:
        told.append(
            f"{counted(len(small), 'class has', 'classes have')} no more rows than features "
            f"({', '.join(small)[:100]}): their normal densities, "
            "and so GenLabel's labels, rest on the ridge of 1e-4"
        )
    if n_used < facts.n:
        told.append(f"geometry and experiment use a stratified sample of {n_used:,} of the {facts.n:,} rows")
    if n_used < FEW_ROWS:
        told.append(f"{n_used} rows are few: intervals are wide, and no clear difference is not evidence of none")
    return tuple(told)


def counted(n: int, one: str, many: str) -> str:
    """A number with its noun, and the verb where it has one."""
    return f"{n:,} {one if n == 1 else many}"


def text(diagnosis: Diagnosis) -> str:
    """The whole diagnosis for a terminal."""
    f, e = diagnosis.facts, diagnosis.experiment
    classes = ", ".join(f"{name} {rows}" for name, rows in list(f.class_counts.items())[:12])
    more = ", ..." if len(f.class_counts) > 12 else ""
    lines = [
        *diagnosis.sentences,
        "",
        f"data         n = {f.n}, d = {f.d}, {len(f.class_counts)} classes: {classes}{more}",
        f"             {counted(f.n_missing, 'missing cell', 'missing cells')}, "
        f"{f.n_contradicting} rows with the features of another class's row",
        f"accuracy     {', '.join(f'{NAMES[m]} {a:.1f}%' for m, a in e.accuracy.items())}, "
        f"commonest class {e.commonest:.1f}%",
    ]
    for pair, d in e.differences.items():
        lines.append(f"difference   {pair_name(pair)}: {points(d)}; {chances(d)}")
    lines += [f"             ({_trial(diagnosis)}; {SETTING})", ""]
    lines += [f"- {reason}" for reason in reasons(diagnosis)]
    lines += [f"! {warning}" for warning in diagnosis.warnings]
    return "\n".join(lines)


SETTING = (
    "softmax regression, Adam, rate and gamma chosen for each method inside the train rows; normal class densities"
)


def pair_name(pair: str) -> str:
    """The names of a pair of methods, such as "Mixup − vanilla"."""
    first, second = pair.split(" - ")
    return f"{NAMES[first]} − {NAMES[second]}"


def points(d: FoldDifference) -> str:
    """A difference with its interval, in points."""
    return f"{signed(d.estimate)} points, 95% interval {signed(d.low)} to {signed(d.high)}"


def chances(d: FoldDifference) -> str:
    """The chances of lower, equivalent and higher accuracy."""
    return (
        f"chance of lower by more than {EQUIVALENT:g} points {d.below:.2f}, within {d.within:.2f}, higher {d.above:.2f}"
    )


def signed(value: float) -> str:
    """A number of points with its sign; a rounded zero has none."""
    told = f"{value:+.2f}"
    return told[1:] if told in ("+0.00", "-0.00") else told.replace("-", "−")


def percent(share: Share) -> str:
    """A share in per cent, with the standard error of the draw."""
    return f"{100 * share.share:.1f}% (±{100 * share.stderr:.1f})"


def _told(method: str, word: str, d: FoldDifference, other: str) -> str:
    """Such as "Mixup hurts: −2.00 points against vanilla training, 95% interval ..."."""
    found = f"{signed(d.estimate)} points against {other}, 95% interval {signed(d.low)} to {signed(d.high)}"
    if word != UNCLEAR:
        return f"{method} {word}: {found}"
    within = f" (within ±{EQUIVALENT:g} points)" if d.low > -EQUIVALENT and d.high < EQUIVALENT else ""
    return f"{method}: {UNCLEAR}{within}, {found}"


def _trial(diagnosis: Diagnosis) -> str:
    e, o = diagnosis.experiment, diagnosis.options
    return f"{e.n_repeats} × {e.n_folds} folds, n = {diagnosis.n_used}, alpha = {o.alpha:g}, seed {o.seed}"


def _fitting(explains: bool, share: Share) -> str:
    """How a share stands beside the word: it may be in line with it, never prove it."""
    if not explains:
        return ""
    return "in line with it, " if share.share >= NOTABLE else "the geometry does not explain it: "
