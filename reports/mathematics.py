"""TeX to MathML: latex2mathml with what it lacks, and an error for every formula that it cannot read."""

import re
import unicodedata
from functools import cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_REWRITES = (
    (r"\\begin\{(aligned|split|gathered|align\*?)\}", r"\\begin{align*}"),
    (r"\\end\{(aligned|split|gathered|align\*?)\}", r"\\end{align*}"),
    (r"\\arg(?![a-zA-Z])", r"\\operatorname{arg}"),
    (r"\\not\s*=", r"\\neq "),
    (r"\\not\s*\\in(?![a-zA-Z])", r"\\notin "),
    (r"\\middle\s*", ""),
    (r"\\coloneqq(?![a-zA-Z])", ":="),
    (r"\\lvert|\\rvert", r"|"),
    (r"~", r"\\ "),
)
_OPERATOR = re.compile(r"\\operatorname\*?\s*\{([^{}]*)\}")
_STYLES = {
    "bold": "MATHEMATICAL BOLD",
    "bold-italic": "MATHEMATICAL BOLD",
    "script": "MATHEMATICAL SCRIPT",
    "double-struck": "MATHEMATICAL DOUBLE-STRUCK",
    "fraktur": "MATHEMATICAL FRAKTUR",
    "sans-serif": "MATHEMATICAL SANS-SERIF",
    "monospace": "MATHEMATICAL MONOSPACE",
}
_LETTERLIKE = {"double-struck": "CNRPQZH", "script": "BEFHILMRego", "fraktur": "CHIRZ"}
_FENCES = frozenset("⌊⌋⌈⌉⟨⟩‖")
_TIGHT = frozenset("/|!")
_FUNCTIONS = frozenset(("lim", "max", "min", "sup", "inf"))
_RELATIONS = frozenset("⟺⟹⟸⇔⇒⇐:")


class FormulaError(ValueError):
    """A formula that cannot be shown; the message names it."""


@cache
def mathml(tex: str, *, display: bool = False) -> str:
    """Convert one formula to a MathML element for an HTML page.

    Args:
        tex: the formula without dollar signs.
        display: whether it stands on its own line.

    Returns:
        A well-formed `<math>` element without namespace; the TeX stands in its `alttext`.

    Raises:
        FormulaError: the formula is empty, has an unknown command, or does not convert to well-formed MathML.
    """
    if not tex.strip():
        raise FormulaError("empty formula; remove the dollar signs or fill them")
    source = _OPERATOR.sub(_operators, tex)
    for pattern, replacement in _REWRITES:
        source = re.sub(pattern, replacement, source)
    try:
        root = ElementTree.fromstring(convert(source, display="block" if display else "inline"))
    except Exception as error:  # the converter's errors share no base class
        raise FormulaError(f"formula {tex!r} does not convert: {type(error).__name__} {error}; simplify it") from error
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    _refuse_leftovers(root, tex)
    for element in root.iter():
        _join_upright(element)
        _style(element)
    for element in root.iter():
        _space_words(element)
    root.set("alttext", " ".join(tex.split()))
    return ElementTree.tostring(root, encoding="unicode")


def _refuse_leftovers(root: ElementTree.Element, tex: str) -> None:
    """The converter passes unknown commands and stray ampersands through as text; here they are errors."""
    for element in root.iter():
        text = element.text or ""
        if element.tag != "mtext" and (text.startswith("\\") or text == "&"):
            raise FormulaError(f"formula {tex!r} holds {text!r}, which the report cannot show; write it another way")
    if not "".join(root.itertext()).strip():
        raise FormulaError(f"formula {tex!r} converts to nothing; write it another way")


def _join_upright(parent: ElementTree.Element) -> None:
    """Join upright letters that the converter sets one by one: a word is one identifier."""
    if len(parent) > 1 and all(c.tag == "mi" and c.get("mathvariant") == "normal" for c in parent):
        first, *rest = list(parent)
        first.text = (first.text or "") + "".join(c.text or "" for c in rest)
        del first.attrib["mathvariant"]  # more than one letter is upright of itself
        for child in rest:
            parent.remove(child)


def _operators(named: re.Match[str]) -> str:
    """An operator of several words, as in arg min, becomes several operators."""
    words = [word for word in re.split(r"\\[,;: ]|\s+", named[1]) if word]
    return "".join(f"\\operatorname{{{word}}}" for word in words)


def _space_words(parent: ElementTree.Element) -> None:
    """Set a thin space between a word such as log and a neighbour that is no operator; browsers set none."""
    if parent.tag not in ("math", "mrow", "mtd", "mstyle"):
        return
    children = list(parent)
    for n in range(len(children) - 1, 0, -1):
        left, right = children[n - 1], children[n]
        closed = all(side.tag not in ("mo", "mspace", "mtext") for side in (left, right))
        if closed and (_is_word(left) or _is_word(right)):
            parent.insert(n, ElementTree.Element("mspace", width="0.167em"))


def _is_word(element: ElementTree.Element) -> bool:
    while element.tag in ("msub", "msup", "msubsup", "munder", "mrow") and len(element):
        element = element[0]
    text = element.text or ""
    return element.tag == "mi" and len(text) > 1 and text.isascii() and text.isalpha()


def _style(element: ElementTree.Element) -> None:
    """Use styled letters, since browsers ignore `mathvariant`; words become identifiers, fences operators."""
    style = element.get("mathvariant", "")
    if style in _STYLES and element.text:
        element.text = "".join(_styled(character, style) for character in element.text)
        del element.attrib["mathvariant"]
    text = element.text or ""
    if element.tag == "mo" and text.isalpha() and text.isascii() and text not in _FUNCTIONS:
        element.tag = "mi"
    elif element.tag in ("mi", "mo") and text in _FENCES:
        element.tag = "mo"
        element.set("stretchy", "false")
        element.set("lspace", "0")
        element.set("rspace", "0")
    elif element.tag == "mo" and text in _TIGHT:
        element.set("stretchy", "false")
        element.set("lspace", "0")
        element.set("rspace", "0")
    elif element.tag == "mo" and text in _FUNCTIONS:
        element.set("lspace", "0.12em")
        element.set("rspace", "0.12em")
    elif element.tag == "mi" and text in _RELATIONS:
        element.tag = "mo"


def _styled(character: str, style: str) -> str:
    """The styled form of one letter or digit; itself where Unicode has none."""
    kind = next((k for k in ("CAPITAL", "SMALL", "DIGIT") if k in unicodedata.name(character, "")), None)
    if kind is None:
        return character
    name = unicodedata.name(character)
    letter = name.rpartition(" ")[2]
    prefix = _STYLES[style]
    if character in _LETTERLIKE.get(style, ""):
        family = {"fraktur": "BLACK-LETTER"}.get(style, prefix.removeprefix("MATHEMATICAL "))
        return unicodedata.lookup(f"{family} {kind} {letter}")
    try:
        return unicodedata.lookup(f"{prefix} DIGIT {letter}" if kind == "DIGIT" else f"{prefix} {kind} {letter}")
    except KeyError:
        return character
