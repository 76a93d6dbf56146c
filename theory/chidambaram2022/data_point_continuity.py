"""Checks of Theorem 2.10: which segments through a data point break the continuity of h there.

The subject of every check is a number c: forbidden is that a segment with x strictly inside has at least c of its two
ends outside the class of x. Assumption 2.9 is c = 2.
"""

from fractions import Fraction

import sympy as sp
from flint import arb

from numerics.enclosure import ball
from numerics.exact_laws import UNIFORM
from numerics.exact_mixup import certain, ray_limit, rays
from numerics.finite_sets import crossings, foreign_ends, labelled, show_point
from numerics.search import Instance, search
from theory.checks import exhaustive, on_instances, searched
from theory.chidambaram2022.flint_masses import flint_shares
from theory.chidambaram2022.searched_sets import at_data_points, continuous_for_all_laws
from theory.evidence import Evidence

FAR, NEAR, CERTAIN = Fraction(1, 10**4), Fraction(1, 10**9), ball("99/100")
LINES: tuple[tuple[tuple[int, ...], ...], ...] = (
    ((0,), (2,)),
    ((0, 1), (2,)),
    ((0, 2), (3,)),
    ((0, 1, 2), (3,)),
    ((0, 2), (1,)),
    ((0, 3), (5, 7), (9,)),
)


def is_spared(instance: Instance, least: sp.Expr) -> bool:
    """Whether no segment with x strictly inside has `least` ends or more outside the class."""
    data, x, own = instance
    return all(foreign_ends(data, c, own) < least for c in crossings(data, x) if 0 < c.lam < 1)


def from_search(least: sp.Expr) -> Evidence:
    """Look for a finite set whose data points are all spared, and h is not continuous at one of them."""
    return _search(least, n_random=100)


def from_long_search(least: sp.Expr) -> Evidence:
    """The same over more than 10,000 data points."""
    return _search(least, n_random=5_000)


def from_necessity(least: sp.Expr) -> Evidence:
    """No hypothesis is wasted: look for a data point that is not spared, and yet h is continuous there."""
    report = search(
        at_data_points(n_random=100),
        hypotheses=lambda instance: not is_spared(instance, least),
        conclusion=lambda instance: not continuous_for_all_laws(instance),
    )
    return searched(report, what="h jumps wherever a forbidden segment passes")


def from_every_kind_of_segment(least: sp.Expr) -> Evidence:
    """The induction over the segments along a ray: the deficit 1 - h^i in the limit, before and after one more.

    A segment of weight w with 0, 1 or 2 foreign ends gives other classes the part 0, mu or 1 of w, mu in (0, 1) the
    foreign share of its label at x. Beside segments of weight B and deficit D it must keep D = 0 where it is allowed,
    and leave a positive deficit, whatever D >= 0, where it is forbidden.
    """
    w, others, left = sp.symbols("w B rest", positive=True)
    deficit = sp.Symbol("D", nonnegative=True)
    mu = w / (w + left)
    after = {n: (others * deficit + w * part) / (others + w) for n, part in enumerate((0, mu, 1))}

    def holds(n_foreign: int) -> bool:
        if n_foreign >= least:
            return bool(after[n_foreign].is_positive)
        return bool(after[n_foreign].subs(deficit, 0) == 0)

    return exhaustive(holds, after, size=3, what="allowed segments keep h^i = 1 in the limit, forbidden ones do not")


def from_flint(least: sp.Expr) -> Evidence:
    """A second path: h_eps beside the point by ball arithmetic, eps = 1e-9 at a distance of 1e-4."""
    cases = [
        (classes, x, own)
        for classes in LINES
        for own, points in enumerate(classes)
        for x in points
        if all(_allowed(classes, y, c, least) for c, ys in enumerate(classes) for y in ys)
    ]
    return on_instances(_stays_certain, cases, what="h_eps stays within 1/100 of h beside x, by balls", say=_say_beside)


def _search(least: sp.Expr, *, n_random: int) -> Evidence:
    report = search(
        at_data_points(n_random=n_random),
        hypotheses=lambda i: all(is_spared(Instance(i.data, p, c), least) for p, c in i.data.class_of.items()),
        conclusion=continuous_for_all_laws,
    )
    return searched(report, what="h is continuous at data points", say=_say)


def _say(instance: Instance) -> str:
    """The instance with a ray along which h does not tend to h(x), for uniform mixing."""
    data, x, own = instance
    for ray in rays(data, x):
        beside = ray_limit(data, x, ray, UNIFORM)
        if beside and not beside.agrees_with(certain(data.n_classes, own)):
            way = show_point(ray)
            return (
                f"{instance}: with uniform mixing h^{own + 1}(x) = 1, but h(x + r u) tends to {beside} as r falls to "
                f"0, u = {way}"
            )
    return str(instance)


def _allowed(classes: tuple[tuple[int, ...], ...], x: int, own: int, least: sp.Expr) -> bool:
    labelled = [(p, c) for c, points in enumerate(classes) for p in points]
    ends = [(c, d) for p, c in labelled for q, d in labelled if p < x < q]
    return all((c != own) + (d != own) < least for c, d in ends)


def _stays_certain(case: tuple[tuple[tuple[int, ...], ...], int, int]) -> bool:
    return all(bool(share > CERTAIN) for share in _beside(case).values())


def _beside(case: tuple[tuple[tuple[int, ...], ...], int, int]) -> dict[Fraction, arb]:
    """h_eps of the class at the points of the set's hull on both sides of x."""
    classes, x, own = case
    points = [[(p,) for p in members] for members in classes]
    everything = [p for members in classes for p in members]
    steps = [step for step in (FAR, -FAR) if min(everything) <= x + step <= max(everything)]
    return {step: flint_shares(points, (x + step,), NEAR)[own] for step in steps}


def _say_beside(case: tuple[tuple[tuple[int, ...], ...], int, int]) -> str:
    classes, x, own = case
    values = ", ".join(f"{share.str(9)} at {x} {float(step):+g}" for step, share in _beside(case).items())
    return f"{labelled(*classes)}, x = {x}: h_eps^{own + 1} with eps = 1e-9 is {values}"
