"""The table "What we found": every printed statement that falls, and every proof that slips, with its repair.

`python -m reports.findings LEDGER README` renews the table in a Markdown file from a ledger.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reports.output import write_atomically

BEGIN, END = "<!-- findings:", "<!-- end of findings -->"


def table(ledger: Mapping[str, Any]) -> str:
    """Give the counts of a ledger, and its findings as one folded Markdown table a paper, in paper order."""
    claims = ledger["claims"]
    verdicts = Counter(claim["verdict"] for claim in claims)
    counts = ", ".join(f"{n} {verdict}" for verdict, n in verdicts.most_common())
    folded = [_folded(paper, claims) for paper in dict.fromkeys(claim["paper"] for claim in claims)]
    return "\n\n".join([f"{counts}.", *folded])


def _folded(paper: str, claims: Sequence[Mapping[str, Any]]) -> str:
    found = [claim for claim in claims if claim["paper"] == paper and claim["erratum"]]
    refuted = sum(claim["verdict"] == "REFUTED" for claim in found)
    lines = ["| Where | What we found | As printed | Repaired or sharpened |", "|---|---|---|---|"]
    for claim in found:
        repairs = [f"{_cell(c['title'])} ({c['verdict']})" for c in claims if c["repairs"] == claim["id"]]
        fate = "<br>".join(repairs) or "-"
        lines.append(f"| {claim['number']} | {_cell(claim['erratum'])} | {claim['verdict']} | {fate} |")
    head = (
        f"{paper}: {refuted} statements refuted as read, {len(found) - refuted} slips that leave the statement standing"
    )
    return "\n".join(["<details>", f"<summary>{head}</summary>", "", *lines, "", "</details>"])


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
