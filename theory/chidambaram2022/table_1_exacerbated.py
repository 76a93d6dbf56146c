r"""Table 1: the middle point is lost the more, the larger $\alpha$.

"This misclassification becomes more exacerbated as we increase $\alpha$": the class-1 probability at the point 1 of
$\mathcal{X}_3^2$ is printed as $0.156$, $0.603$ and $0.650$ for $\alpha = 1, 32, 128$. In the mean over our networks it
rises from each $\alpha$ to the next by more than four standard errors of the difference, and so does the share of
networks that lose the point. Each $\alpha$ has networks and seeds of its own. The rule was written down after the run.
"""

import math
from itertools import pairwise

import sympy as sp

from empirical.records import Record
from theory.checks import measured
from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.evidence import Comparison, Evidence
from theory.measurements import paper_record
from theory.standalone import run_alone

ALPHAS = (1, 32, 128)
WIDTHS = 4
Signs = tuple[tuple[sp.Integer, sp.Integer], tuple[sp.Integer, sp.Integer]]


def from_middle_point(signs: Signs) -> Evidence:
    """The mean class-1 probability at the point 1, from each alpha to the next."""
    record = paper_record("three-point-line")
    return measured(_steps(record, "class_1_at_1", signs[0], "class-1 probability at point 1"))


def from_error(signs: Signs) -> Evidence:
    """The mean error, which is a third of the share of networks that lose the point."""
    return measured(_steps(paper_record("three-point-line"), "error", signs[1], "training error"))


def _steps(record: Record, quantity: str, signs: tuple[sp.Integer, sp.Integer], name: str) -> list[Comparison]:
    """Up (1), down (-1) or level (0) by four standard errors, from each alpha to the next."""
    found = []
    for (before, after), sign in zip(pairwise(ALPHAS), signs, strict=True):
        old, new = (record.measurement(quantity, alpha=alpha) for alpha in (before, after))
        stderr = math.hypot(old.stderr, new.stderr)
        edge = WIDTHS * stderr
        low, high = {1: (edge, None), -1: (None, -edge)}.get(int(sign), (-edge, edge))
        ends = [end for end in (low, high) if end is not None]
        found.append(
            Comparison(
                quantity=f"{name}, alpha = {after} less alpha = {before}",
                predicted=sum(ends) / len(ends),
                measured=new.mean - old.mean,
                stderr=stderr,
                n_runs=min(old.n_runs, new.n_runs),
                tolerance=edge if len(ends) == 2 else math.inf,
                criterion=f"{['down', 'level', 'up'][int(sign) + 1]} by {WIDTHS} standard errors = {edge:.4f}",
                device=record.device,
                low=low,
                high=high,
            )
        )
    return found


UP, LEVEL = sp.Integer(1), sp.Integer(0)
CLAIM = Claim(
    source=Source(paper="chidambaram2022", number="table-1"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=((UP, UP), (UP, UP)),
    checks=(from_middle_point, from_error),
    controls=(
        Control(subject=((LEVEL, LEVEL), (LEVEL, LEVEL)), why="alpha does not matter"),
        Control(subject=((UP, -UP), (UP, -UP)), why="worst at alpha = 32"),
        Control(subject=((UP, LEVEL), (UP, LEVEL)), why="near miss: no worse beyond alpha = 32"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
