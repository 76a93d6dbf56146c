"""Which picture stands at which row: drawn by the suite from the definitions, shown in the section of a claim."""

from collections.abc import Callable, Mapping

from reports import (
    pictures_chidambaram2022,
    pictures_sohn2022,
    pictures_sohn2022_genmix,
    pictures_sohn2022_losses,
    pictures_sohn2022_middles,
    pictures_sohn2022_training,
)
from reports.figures import Figure

Picture = Callable[[], Figure]

PICTURES: Mapping[str, Picture] = {
    "chidambaram2022/figures-4-7": pictures_chidambaram2022.figures_4_7,
    "chidambaram2022/theorem-2.7": pictures_chidambaram2022.theorem_2_7,
    "sohn2022/figure-1": pictures_sohn2022.figure_1,
    "sohn2022/example-1": pictures_sohn2022_losses.example_1,
    "sohn2022/figure-2": pictures_sohn2022.figure_2,
    "sohn2022/figure-10": pictures_sohn2022.figure_10,
    "sohn2022/lemma-1": pictures_sohn2022_losses.lemma_1,
    "sohn2022/figure-8": pictures_sohn2022_losses.figure_8,
    "sohn2022/figures-11-12": pictures_sohn2022_middles.figures_11_12,
    "sohn2022/figures-13-15": pictures_sohn2022_genmix.figures_13_15,
    "sohn2022/figure-6": pictures_sohn2022_training.figure_6,
}
"""Row, as paper and number, to the function that draws its picture."""


def drawn(rows: Mapping[str, str]) -> dict[str, Figure]:
    """Draw the pictures of the rows shown.

    Args:
        rows: row to the id of the claim in whose section its picture stands.

    Returns:
        Picture by claim id.
    """
    return {claim: PICTURES[row]() for row, claim in rows.items() if row in PICTURES}
