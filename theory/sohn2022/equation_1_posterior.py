r"""Equation (1): GenLabel is the class posterior for balanced data.

With class densities $p_c$ and priors $\pi_c$ the posterior of class $c$ is $\pi_c p_c / \sum_{c'} \pi_{c'} p_{c'}$.
For equal priors it is
$$\frac{p_c}{\sum_{c'} p_{c'}}$$ for any number of classes. The subject is this label, with $r$ for the densities of
all other classes together.
"""

import sympy as sp

from theory.checks import identity, on_instances
from theory.claim import FORALL, VERIFIED, Claim, Control, Source
from theory.evidence import Evidence
from theory.standalone import run_alone

p, r = sp.symbols("p r", positive=True)


def from_bayes(label: sp.Expr) -> Evidence:
    """Bayes' rule with the same prior for every class."""
    prior = sp.Symbol("pi", positive=True)
    return identity(label, prior * p / (prior * p + prior * r))


def from_the_softmax(label: sp.Expr) -> Evidence:
    """The softmax of the log densities, the others at any split."""
    share = sp.Symbol("s", positive=True)
    others = sp.exp(sp.log(share * r / (1 + share))) + sp.exp(sp.log(r / (1 + share)))
    return identity(label, sp.exp(sp.log(p)) / (sp.exp(sp.log(p)) + sp.together(others)))


def from_exact_classes(label: sp.Expr) -> Evidence:
    """Three to six classes with rational densities: the labels of all classes sum to one and keep their ratios."""

    def holds(densities: tuple[int, ...]) -> bool:
        labels = [label.subs({p: value, r: sum(densities) - value}) for value in densities]
        ratios = all(labels[0] * value == labels[n] * densities[0] for n, value in enumerate(densities))
        return bool(sum(labels) == 1) and bool(ratios)

    return on_instances(holds, [(1, 2, 5), (3, 1, 1, 4), (2, 7, 1, 8, 2), (1, 1, 2, 3, 5, 8)], what="densities")


CLAIM = Claim(
    source=Source(paper="sohn2022", number="equation-1", equation="(1)"),
    quantifier=FORALL,
    expected=VERIFIED,
    subject=1 / (1 + r / p),
    checks=(from_bayes, from_the_softmax, from_exact_classes),
    controls=(
        Control(subject=p**2 / (p**2 + r**2), why="the softmax of twice the log densities"),
        Control(subject=p / r, why="the odds for the probability"),
        Control(subject=2 * p / (2 * p + r), why="near miss: one class twice as frequent"),
    ),
)

if __name__ == "__main__":
    run_alone(__file__)
