r"""Algorithm 3, repaired: arg max picks the two likeliest classes.

With $c_1 = \mathrm{arg max}_c p_c$ and $c_2$ the arg max over the other classes, $p_{c_1} \ge p_{c_2} \ge p_c$ for
all other $c$.
"""

from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.sohn2022.listings import from_sorted_classes
from theory.standalone import run_alone

CLAIM = Claim(
    source=Source(paper="sohn2022", number="algorithm-3"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject="arg max",
    checks=(from_sorted_classes,),
    controls=(
        Control(subject="arg min", why="as printed"),
        Control(subject="arg median", why="the class in the middle"),
        Control(subject="argmax", why="near miss: a word the listing does not use"),
    ),
    repairs="sohn2022/algorithm_3_top_classes",
)

if __name__ == "__main__":
    run_alone(__file__)
