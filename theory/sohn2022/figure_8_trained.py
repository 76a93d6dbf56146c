r"""Figure 8, trained: at norm 10 Mixup turns away from $\varphi = 0$ by about 66 degrees, to one side or the other.

On the 40 points of the exact losses, $\theta = 10 (\cos\varphi, \sin\varphi)$ trained by stochastic gradient descent on
sampled mixtures ends at the local minimisers of the exact Mixup loss, $-0.3626 \pi$ or $0.3673 \pi$, whichever side it
falls to; GenLabel with the step label ends at $-0.0206 \pi$. With its norm free Mixup ends at the angle $-0.082 \pi$
and the norm $3.82$. On every one of 200 fresh data sets Mixup at norm 10 ends between $0.3 \pi$ and $0.45 \pi$ from
$\varphi = 0$, and GenLabel within $0.1 \pi$ of it. Levels fixed before the runs.
"""

import sympy as sp

from theory.checks import agreement, measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Evidence
from theory.measurements import beside
from theory.sohn2022.sampled_losses import every, free_minimiser, local_minimiser, of_runs, record
from theory.standalone import run_alone

LEVEL = 0.002


def from_minimisers(ends: sp.Tuple) -> Evidence:
    """The local minimisers of the exact losses, by quadrature over all pairs."""
    angle, norm = free_minimiser()
    found = (
        local_minimiser("mixup", -0.5, 0.0),
        local_minimiser("mixup", 0.0, 0.5),
        local_minimiser("genlabel", -0.25, 0.25),
        angle,
        norm / 10,
    )
    claimed = (*ends[:4], ends[4] / 10)
    return agreement(
        lambda n: float(claimed[n]),
        lambda n: found[n],
        range(5),
        tolerance=3e-4,
        what="angle over pi, or a tenth of the free norm (4)",
        relative=False,
    )


def from_trained_models(ends: sp.Tuple) -> Evidence:
    """Mean angles at norm 10 over the runs on the same data: Mixup on either side, and GenLabel."""
    turns = record().values("turn_mixup", data="once")
    below, above = of_runs("turn_mixup", turns < 0), of_runs("turn_mixup", turns > 0)
    genlabel = record().measurement("turn_genlabel", data="once")
    named = (("Mixup, below 0", below), ("Mixup, above 0", above), ("GenLabel", genlabel))
    return measured(
        [
            beside(
                seen,
                float(end),
                quantity=f"angle over pi of models trained at norm 10 on the data of Figure 8, {name}",
                tolerance=LEVEL,
                criterion=f"|difference| <= {LEVEL}",
            )
            for (name, seen), end in zip(named, ends[:3], strict=True)
        ]
    )


def from_free_models(ends: sp.Tuple) -> Evidence:
    """Mean angle and norm of Mixup trained at free norm on the same data."""
    found = []
    for name, end, allowed in (("turn_free", ends[3], 0.005), ("norm_free", ends[4], 0.05)):
        seen = record().measurement(name, data="once")
        quantity = f"{name} of Mixup trained on the data of Figure 8"
        criterion = f"|difference| <= {allowed}"
        found.append(beside(seen, float(end), quantity=quantity, tolerance=allowed, criterion=criterion))
    return measured(found)


def from_fresh_data(ends: sp.Tuple) -> Evidence:
    """Every fresh data set: Mixup beyond 0.3 pi from 0, GenLabel near it, as the ends say."""
    runs, found = record(), []
    for name, end in (("mixup", max(map(abs, ends[:2]))), ("genlabel", abs(ends[2]))):
        sizes = abs(runs.values(f"turn_{name}", data="fresh"))
        low, high = (0.3, 0.45) if end > 0.3 else (0.0, 0.1)
        found.append(every(f"{name} between {low} and {high} from 0, fresh data", (low <= sizes) & (sizes <= high)))
    return measured(found)


ENDS = sp.Tuple(*map(sp.Rational, ("-0.3626", "0.3673", "-0.0206", "-0.0817", "3.819")))
CLAIM = Claim(
    source=Source(paper="sohn2022", number="figure-8"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=ENDS,
    checks=(from_minimisers, from_trained_models, from_free_models, from_fresh_data),
    controls=(
        Control(
            subject=sp.Tuple(*[sp.Integer(0)] * 3, *ENDS[3:]), why="phi = 0 has the smallest loss, as the text says"
        ),
        Control(subject=sp.Tuple(ENDS[2], -ENDS[2], *ENDS[1:]), why="Mixup where GenLabel ends, and the other way"),
        Control(subject=sp.Tuple(*ENDS[:3], sp.Integer(0), sp.Integer(10)), why="Mixup keeps the norm 10 if left free"),
        Control(subject=sp.Tuple(*ENDS[:1], sp.Rational("0.3626"), *ENDS[2:]), why="near miss: the two sides mirrored"),
    ),
    uses=("sohn2022/figure_8_exact_losses",),
)

if __name__ == "__main__":
    run_alone(__file__)
