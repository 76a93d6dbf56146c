r"""Figure 12: at $\alpha = 1$ and separation $0.1$ clearing the gradients does not straighten Mixup's boundary.

It does at every larger $\alpha$ of Figures 12 to 14. At $\alpha = 1$ the majority map of ten networks, as released, is
highly non-linear after $1000$ epochs, at least $0.05$ of its cells off the nearest linear classifier, and after $1500$,
the length that the text gives, bent, from $0.01$ to $0.05$. With gradients cleared it is close to $0.05$ at either
length, from $0.045$ to $0.055$, and at least one and a half times as non-linear as plain training's. All of it in two
runs on different data; the levels $0.01$ and $0.05$ were fixed before them, which panel reaches which, and the other
bounds, were written down after both.
"""

import sympy as sp

from theory.checks import measured
from theory.chidambaram2022.moon_maps import (
    AGAIN,
    EXPERIMENT,
    Interval,
    base,
    levels,
    mixup,
    nonlinear_share,
    record,
    within,
)
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.standalone import run_alone

KEPT, CLEARED = mixup(1, 0.1, "kept"), mixup(1, 0.1, "cleared")
LENGTHS, RUNS = ("short", "long"), (EXPERIMENT, AGAIN)
Levels = tuple[Interval, Interval, Interval, Interval]


def from_gradients_kept(intervals: Levels) -> Evidence:
    """The released variant after 1000 and after 1500 epochs."""
    pairs = list(zip(LENGTHS, intervals[:2], strict=True))
    return measured([c for run in RUNS for length, one in pairs for c in levels([KEPT], [one], length, experiment=run)])


def from_gradients_cleared(intervals: Levels) -> Evidence:
    """The corrected variant at both lengths."""
    return measured(
        [c for run in RUNS for length in LENGTHS for c in levels([CLEARED], intervals[2:3], length, experiment=run)]
    )


def from_ratio_to_plain_training(intervals: Levels) -> Evidence:
    """Its non-linearity over that of plain training on the same data; the error from the spread of single maps."""
    return measured([_ratio(run, length, intervals[3]) for run in RUNS for length in LENGTHS])


def _ratio(run: str, length: str, interval: Interval) -> Comparison:
    maps = record(run)
    share, plain = (nonlinear_share(maps, setting, length) for setting in (CLEARED, base(0.1)))
    seen = [maps.measurement(f"nonlinearity_{length}", **setting) for setting in (CLEARED, base(0.1))]
    relative = sum((one.stderr / one.mean) ** 2 for one in seen) ** 0.5
    where = "" if run == EXPERIMENT else ", second run"
    name = f"non-linearity at separation 0.1, alpha = 1 cleared over base, {length}{where}"
    return within(name, share / plain, share / plain * relative, interval, maps, seen[0].n_runs)


HIGH = (sp.Rational(1, 20), sp.Rational(1, 2))
BENT = (sp.Rational(1, 100), sp.Rational(1, 20))
ABOUT = (sp.Rational(45, 1000), sp.Rational(55, 1000))
MORE = (sp.Rational(3, 2), sp.Rational(50))
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="figures-10-14"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(HIGH, BENT, ABOUT, MORE),
    checks=(from_gradients_kept, from_gradients_cleared, from_ratio_to_plain_training),
    controls=(
        Control(subject=(HIGH, HIGH, ABOUT, MORE), why="as released highly non-linear at either length"),
        Control(
            subject=(HIGH, BENT, (sp.Rational(1, 100), sp.Rational(4, 100)), MORE),
            why="straightened by clearing the gradients, as at larger alpha",
        ),
        Control(
            subject=(HIGH, BENT, ABOUT, (sp.Rational(1, 2), sp.Rational(3, 2))),
            why="about as straight as plain training",
        ),
        Control(
            subject=(HIGH, BENT, ABOUT, (sp.Rational(2), sp.Rational(50))),
            why="a near miss: twice as non-linear as plain training",
        ),
    ),
    uses=("chidambaram2022/figures_10_14_separation_01", "chidambaram2022/figures_10_14_base"),
)

if __name__ == "__main__":
    run_alone(__file__)
