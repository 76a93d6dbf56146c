"""The table "What we found": every printed statement that falls, and every proof that slips, with its repair.

`python -m reports.findings LEDGER README` renews the table in a Markdown file from a ledger.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.output import write_atomically

BEGIN, END = "<!-- findings:", "<!-- end of findings -->"


def table(ledger: Mapping[str, Any]) -> str:
    """Give the findings of a ledger as a Markdown table, in paper order."""
    claims = ledger["claims"]
    lines = ["| Where | What we found | As printed | Repaired or sharpened |", "|---|---|---|---|"]
    for claim in claims:
        if not claim["erratum"]:
            continue
        repairs = [f"{_cell(c['title'])} ({c['verdict']})" for c in claims if c["repairs"] == claim["id"]]
        where = f"{claim['paper']}, {claim['number']}"
        lines.append(f"| {where} | {_cell(claim['erratum'])} | {claim['verdict']} | {'<br>'.join(repairs) or '-'} |")
    return "\n".join(lines)


def renewed(markdown: str, ledger: Mapping[str, Any]) -> str:
    """Replace what stands between the markers of a Markdown text by the table of a ledger.

    Raises:
        ValueError: the text lacks a marker.
    """
    head, begin, rest = markdown.partition(BEGIN)
    marker, _, tail = rest.partition("\n")
    _, end, tail = tail.partition(END)
    if not begin or not end:
        raise ValueError(f"the text lacks {BEGIN!r} or {END!r}; put both back around the table")
    return f"{head}{begin}{marker}\n{table(ledger)}\n{end}{tail}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(ledger: str, markdown: str) -> None:
    """Renew the table of a Markdown file."""
    path = Path(markdown)
    write_atomically(path, renewed(path.read_text(), json.loads(Path(ledger).read_text())))


if __name__ == "__main__":
    main(*sys.argv[1:])
