import pytest

from reports.mathematics import FormulaError, mathml
from reports.prose import inline_html, line_markdown, to_html, to_markdown


@pytest.mark.parametrize(
    ("tex", "told"),
    [
        (r"\begin{aligned}a &= b \\ c &= d\end{aligned}", "<mtable"),
        (r"\mathcal{X}_3^2", "𝒳"),
        (r"\mathbf{1}", "𝟏"),
        (r"\mathbb{R}", "ℝ"),
        (r"\mathcal{B}", "ℬ"),
        (r"\mathrm{Beta}(\alpha, \alpha)", "<mi>Beta</mi>"),
        (r"\operatorname*{arg\,min}_\theta f", "<mo"),
        (r"\arg\max_\theta f", "<mi>arg</mi>"),
        (r"\log x", '<mi>log</mi><mspace width="0.167em" /><mi>x</mi>'),
        (r"a \not= b", "≠"),
        (r"P(A \middle| B)", "|"),
        (r"\lVert x \rVert_2^2", "‖"),
        (r"x \coloneqq 1", "="),
        (r"a~b", "a"),
    ],
)
def test_what_the_converter_lacks_is_supplied(tex, told):
    assert told in mathml(tex)


@pytest.mark.parametrize("tex", [r"\unheardof{x}", "", "  ", "a & b", r"\frac{1}{", r"{", r"\text{a & b}"])
def test_no_formula_fails_silently(tex):
    with pytest.raises(FormulaError):
        mathml(tex)


def test_error_names_the_claim():
    with pytest.raises(FormulaError, match="fake/lemma_1: formula"):
        to_html(r"see $\unheardof$", where="fake/lemma_1")


def test_a_lone_dollar_is_an_error():
    with pytest.raises(FormulaError, match="dollar"):
        inline_html("it costs $5", where="fake/lemma_1")


def test_display_formulas_are_blocks():
    assert 'display="block"' in mathml("x", display=True)
    assert 'display="inline"' in mathml("x")


def test_prose_knows_paragraphs_and_lists():
    told = to_html("One.\n\nTwo:\n\n- a\n  more\n- b\n\n1. c\n2. d", where="here")
    assert told.count("<p>") == 2
    assert "<ul><li>a\nmore</li><li>b</li></ul>" in told
    assert "<ol><li>c</li><li>d</li></ol>" in told


def test_markdown_keeps_formulas_and_escapes_the_rest():
    assert to_markdown("a_b $a_b$ `c_d` <i>") == r"a\_b $a_b$ `c_d` &lt;i>"
    assert to_markdown("so $$x$$ ends") == "so \n\n$$\nx\n$$\n\n ends"
    assert line_markdown("a | $$x_1$$\n b") == r"a \| $x_1$ b"


def test_every_statement_of_the_suite_can_be_shown():
    from theory import catalogue

    for entry in catalogue.entries():
        to_html(entry.statement, where=entry.id)
        inline_html(entry.title, where=entry.id)
        inline_html(entry.claim.erratum or "", where=entry.id)
