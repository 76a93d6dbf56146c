"""The prose of claim files, with $...$, $$...$$, `code` and lists, as HTML or Markdown."""

import re
from html import escape

from markupsafe import Markup

from reports.mathematics import FormulaError, mathml

_PIECES = re.compile(r"\$\$(?P<display>.+?)\$\$|\$(?P<inline>[^$]+?)\$|`(?P<code>[^`]+)`", re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-*]|\(?\d+[.)])\s+")


def to_html(text: str, *, where: str) -> Markup:
    """Convert paragraphs and lists; everything that is not a formula is escaped.

    Args:
        text: prose as in a claim file's docstring.
        where: the claim, for the error message.

    Raises:
        FormulaError: a formula that cannot be shown, or a dollar sign without its partner.
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    return Markup("\n").join(_block(block, where) for block in blocks if block.strip())


def inline_html(text: str, *, where: str) -> Markup:
    """Convert a title or sentence; no paragraph around it."""
    parts, end = [], 0
    for piece in _PIECES.finditer(text):
        parts.append(_plain(text[end : piece.start()], where))
        end = piece.end()
        if piece["code"]:
            parts.append(f"<code>{escape(piece['code'])}</code>")
        else:
            parts.append(_formula(piece["display"] or piece["inline"], piece["display"] is not None, where))
    parts.append(_plain(text[end:], where))
    return Markup("".join(parts))


def to_markdown(text: str) -> str:
    """GitHub-flavoured Markdown: formulas on their own line get one, and angle brackets in prose are escaped."""
    parts, end = [], 0
    for piece in _PIECES.finditer(text):
        parts.append(_plain_markdown(text[end : piece.start()]))
        end = piece.end()
        if piece["display"]:
            parts.append(f"\n\n$$\n{piece['display'].strip()}\n$$\n\n")
        else:
            parts.append(piece[0] if piece["code"] else f"${' '.join(piece['inline'].split())}$")
    parts.append(_plain_markdown(text[end:]))
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def line_markdown(text: str) -> str:
    """Markdown for one line or table cell."""
    told = _PIECES.sub(lambda piece: f"${piece['display'].strip()}$" if piece["display"] else piece[0], text)
    parts, end = [], 0
    for piece in _PIECES.finditer(told):
        parts += [_plain_markdown(told[end : piece.start()]), piece[0]]
        end = piece.end()
    return " ".join("".join([*parts, _plain_markdown(told[end:])]).split()).replace("|", "\\|")


def _block(block: str, where: str) -> Markup:
    lines = block.splitlines()
    if not _ITEM.match(lines[0]):
        return Markup("<p>{}</p>").format(inline_html(block, where=where))
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line))
        else:
            items[-1] += f"\n{line.strip()}"
    bulleted = lines[0].lstrip().startswith(("-", "*"))
    tag = Markup("ul" if bulleted else "ol")
    inner = Markup("").join(Markup("<li>{}</li>").format(inline_html(item, where=where)) for item in items)
    return Markup("<{0}>{1}</{0}>").format(tag, inner)


def _formula(tex: str, display: bool, where: str) -> str:
    try:
        return mathml(tex, display=display)
    except FormulaError as error:
        raise FormulaError(f"{where}: {error}") from error


def _plain(text: str, where: str) -> str:
    if "$" in text:
        raise FormulaError(f"{where}: a dollar sign without its partner near {text.strip()[:60]!r}; close the formula")
    return escape(text)


def _plain_markdown(text: str) -> str:
    return text.replace("<", "&lt;").replace("_", "\\_").replace("*", "\\*")
