r"""Tables 10-14, repaired: Tables 13 and 14 agree on the attack radius but for MNIST.

The pairs of radii (Table 13, Table 14) of CIFAR-10, CIFAR-100 and Tiny ImageNet are equal: 2/255, 1/255, 1/255.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.sohn2022.printed_tables import from_equal_pairs
from theory.sohn2022.recounts import from_cross_products
from theory.standalone import run_alone

CIFAR_10 = (sp.Rational(2, 255), sp.Rational(2, 255))
CIFAR_100 = (sp.Rational(1, 255), sp.Rational(1, 255))
TINY = (sp.Rational(1, 255), sp.Rational(1, 255))

CLAIM = Claim(
    source=Source(paper="sohn2022", number="tables-10-14"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(CIFAR_10, CIFAR_100, TINY),
    checks=(from_equal_pairs, from_cross_products),
    controls=(
        Control(subject=sp.Tuple((sp.Rational(1, 20), sp.Rational(1, 10))), why="MNIST, as printed"),
        Control(
            subject=sp.Tuple(CIFAR_10, (sp.Rational(2, 255), sp.Rational(1, 255))), why="CIFAR-10 against CIFAR-100"
        ),
        Control(subject=sp.Tuple((sp.Rational(1, 10), sp.Rational(101, 1000))), why="near miss: 1 per cent more"),
    ),
    repairs="sohn2022/tables_10_14_attack_radius",
)

if __name__ == "__main__":
    run_alone(__file__)
