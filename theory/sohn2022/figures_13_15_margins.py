r"""Figures 13 and 14: GenMix's least margin is larger than Mixup's, but not the margin of every class.

The margin of a class is the least distance of its training points to a cell of another class. By two standard errors
over runs on the same data, the least margin over all classes is larger with GenMix than with Mixup on the Gaussian
classes, circle, moon, V and Ket, and as large on Y. Class by class it is larger for classes 0 and 3 of the Gaussian
set, the inner circle and both moons, but smaller for classes 1 and 2 of the Gaussian set and the outer circle: Mixup
moves the boundary towards one class and so gives the other more room. So the criterion fixed before the run for Figure
14, a larger margin for each class, is missed; the pattern was written down after it. Sets, sizes and training are our
reading, none is printed.
"""

import sympy as sp

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.sohn2022.genmix_margins import from_class_margins_to_mixup, from_least_margins_to_mixup
from theory.standalone import run_alone

MORE, LESS, EVEN = sp.Integer(1), sp.Integer(-1), sp.Integer(0)
LEAST = (MORE, MORE, MORE, MORE, MORE, EVEN)
BY_CLASS = (MORE, LESS, LESS, MORE, LESS, MORE, MORE, MORE)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-13-15"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(LEAST, BY_CLASS),
    checks=(from_least_margins_to_mixup, from_class_margins_to_mixup),
    controls=(
        Control(subject=(LEAST, (MORE,) * 8), why="larger margins for all classes, as the caption of Figure 14 says"),
        Control(subject=((MORE,) * 6, BY_CLASS), why="a larger least margin on every set"),
        Control(subject=((EVEN,) * 6, (EVEN,) * 8), why="no difference between GenMix and Mixup"),
        Control(
            subject=(LEAST, (MORE, LESS, LESS, MORE, EVEN, MORE, MORE, MORE)),
            why="near miss: the outer circle's margin as large with either",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
