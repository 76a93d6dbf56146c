r"""Tables 10-14: Tables 13 and 14 use one attack radius for each dataset.

The pairs of radii (Table 13, Table 14) of MNIST, CIFAR-10, CIFAR-100 and Tiny ImageNet, in the order of the tables.
"""

import sympy as sp

from theory.claim import INSTANCE, REFUTED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_equal_pairs
from theory.sohn2022.recounts import from_cross_products
from theory.standalone import run_alone

CIFAR_10 = (sp.Rational(2, 255), sp.Rational(2, 255))
CIFAR_100 = (sp.Rational(1, 255), sp.Rational(1, 255))

CLAIM = Claim(
    source=Source(paper="sohn2022", number="tables-10-14"),
    quantifier=INSTANCE,
    expected=REFUTED,
    subject=sp.Tuple((sp.Rational(1, 20), sp.Rational(1, 10)), CIFAR_10, CIFAR_100, CIFAR_100),
    checks=(from_equal_pairs, from_cross_products),
    controls=(
        Control(subject=sp.Tuple((sp.Rational(1, 20), sp.Rational(1, 5))), why="a factor of four"),
        Control(
            subject=sp.Tuple(CIFAR_10, (sp.Rational(2, 255), sp.Rational(1, 255))), why="CIFAR-10 against CIFAR-100"
        ),
        Control(subject=sp.Tuple((sp.Rational(1, 10), sp.Rational(101, 1000))), why="near miss: 1 per cent more"),
    ),
    erratum=(
        "The attack radius of MNIST is $0.05$ in Table 13 and $0.1$ in Table 14; which of the two the robust "
        "accuracies of Table 7 used is not said."
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
