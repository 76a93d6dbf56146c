r"""Figures 13 and 14: the boundary of a network trained by GenMix is where the two classes are as probable.

On all six sets of our reading the share of cells that are not in the class of largest density, with $e^{-d(x, M_c)}$
for the density of a curve, is at most $\frac{1}{20}$ with GenMix, and smaller than with Mixup and with plain training
by two standard errors, as was fixed before the run. Sets, sizes and training are ours, none is printed; the manifolds
are known exactly.
"""

import sympy as sp

from theory.claim import INSTANCE, SUPPORTED, Claim, Control, Source
from theory.sohn2022.genmix_margins import from_cells_off, from_fewer_cells
from theory.standalone import run_alone

FEWER = sp.Integer(-1)

CLAIM = Claim(
    source=Source(paper="sohn2022", number="figures-13-15"),
    quantifier=INSTANCE,
    expected=SUPPORTED,
    subject=(sp.Rational(1, 20), FEWER),
    checks=(from_cells_off, from_fewer_cells),
    controls=(
        Control(subject=(sp.Rational(1, 20), sp.Integer(1)), why="more cells off than with the other methods"),
        Control(subject=(sp.Rational(1, 20), sp.Integer(0)), why="as many cells off as with the other methods"),
        Control(subject=(sp.Rational(1, 1000), FEWER), why="no cell off but by chance"),
        Control(subject=(sp.Rational(3, 100), FEWER), why="near miss: three hundredths of the cells at most"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
