r"""Table 4: the data sets that the text names are those that the printed means pick out.

With the best of the three GenLabel variants: over 7 points above Mixup on 61, 830 and 938; above vanilla training where
Mixup is below it on 61, 721, 817, 830, 869, 885, 907, 915, 925, 938 and 40981; below vanilla training, but above Mixup,
on 36 and 778; above both where Mixup is above vanilla training on 855 and 1006. The text names all of these and no
more; on the one set left, 40710, Mixup and vanilla training have the same mean.
"""

import sympy as sp

from theory.claim import INSTANCE, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.sohn2022.printed_orders import VARIANTS, Condition, ids_agree, top
from theory.standalone import run_alone

CONDITIONS: dict[str, Condition] = {
    "GenLabel over 7 points above Mixup": lambda c: top(c, *VARIANTS) - top(c, "mixup") > 7,
    "Mixup below vanilla, GenLabel above": lambda c: top(c, "mixup") < top(c, "vanilla") < top(c, *VARIANTS),
    "GenLabel between Mixup and vanilla": lambda c: top(c, "mixup") < top(c, *VARIANTS) < top(c, "vanilla"),
    "Mixup above vanilla, GenLabel above both": lambda c: top(c, "vanilla") < top(c, "mixup") < top(c, *VARIANTS),
    "Mixup and vanilla level": lambda c: top(c, "mixup") == top(c, "vanilla"),
}


def from_printed_means(ids: sp.Tuple) -> Evidence:
    """The sets that meet each condition, in exact fractions."""
    return ids_agree(4, CONDITIONS, ids)


FAR = sp.Tuple(61, 830, 938)
OVERCOME = sp.Tuple(61, 721, 817, 830, 869, 885, 907, 915, 925, 938, 40981)
BETWEEN = sp.Tuple(36, 778)
BOTH = sp.Tuple(855, 1006)
LEVEL = sp.Tuple(40710)
CLAIM = Claim(
    source=Source(paper="sohn2022", number="table-4"),
    quantifier=INSTANCE,
    expected=VERIFIED,
    subject=sp.Tuple(FAR, OVERCOME, BETWEEN, BOTH, LEVEL),
    checks=(from_printed_means,),
    controls=(
        Control(subject=sp.Tuple(FAR, OVERCOME, BOTH, BETWEEN, LEVEL), why="where Mixup hurts and helps exchanged"),
        Control(
            subject=sp.Tuple(FAR, sp.Tuple(36, *OVERCOME[:7], 778, *OVERCOME[7:]), sp.Tuple(), BOTH, LEVEL),
            why="GenLabel above vanilla training wherever Mixup is below",
        ),
        Control(
            subject=sp.Tuple(FAR, sp.Tuple(*OVERCOME[:10], 40710, 40981), BETWEEN, BOTH, sp.Tuple()),
            why="near miss: Mixup below vanilla training on 40710, where they are level",
        ),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
