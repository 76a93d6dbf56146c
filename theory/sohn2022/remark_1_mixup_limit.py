r"""Remark 1: the direction that Mixup tends to.

For uniform $\lambda$ and any number of copies the minimising angle of the Mixup loss tends, for $r \to \infty$, to
the angle whose tangent $t$ is the real root of
$$3 t^3 - 4 t^2 + t - 4 = 0, \quad t = 1.630, \quad \varphi = 0.325 \pi$$
It is not the max-margin direction $\pi/4$, and Mixup does not approach it.
"""

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.angle_forms import from_large_norms, from_limit_loss, t
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="remark-1"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=3 * t**3 - 4 * t**2 + t - 4,
    checks=(
        from_limit_loss,
        from_large_norms,
    ),
    controls=(
        Control(subject=t - 1 + 0 * t, why="the max-margin direction"),
        Control(subject=3 * t**3 - 4 * t**2 + t - 40, why="a root far away"),
        Control(subject=3 * t**3 - 4 * t**2 + t - 5, why="near miss: 5 for 4"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
