"""Judgements as aligned text for a terminal."""

from collections import Counter
from collections.abc import Mapping, Sequence

from empirical.experiment import setting_name
from empirical.records import Record
from empirical.suspicion import suspects
from reports.suspects import lines as suspect_lines
from theory.verdict import Judgement


def columns(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> str:
    """Lay out rows of cells in aligned columns; `right` holds the indices of right-aligned ones."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))] if rows else []
    lines = [
        "  ".join(
            cell.rjust(w) if n in right else cell.ljust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def verdict_table(judged: Mapping[str, Judgement]) -> str:
    """One line a claim: id, verdict, whether it is the expected one, seconds."""
    head = ("claim", "verdict", "expected", "seconds")
    body = [(name, str(j.verdict), expectation(j), f"{j.seconds:.1f}") for name, j in judged.items()]
    return columns([head, *body], right=frozenset({3}))


def expectation(judgement: Judgement) -> str:
    """Say whether a verdict is the expected one, in a word or three."""
    if judgement.verdict is judgement.expected:
        return "ok"
    return "not available here" if judgement.as_expected else f"DIFFERS: {judgement.expected}"


def summary(judged: Mapping[str, Judgement], seconds: float) -> str:
    """The count of each verdict, then a line for each claim that differs from its expectation."""
    counts = Counter(str(j.verdict) for j in judged.values())
    told = ", ".join(f"{n} {verdict}" for verdict, n in counts.most_common())
    differing = {name: j for name, j in judged.items() if not j.as_expected}
    end = f"{len(differing)} differ from their expectation" if differing else "all as expected"
    lines = [f"{len(judged)} claim{'s' * (len(judged) != 1)}: {told}; {end} ({seconds:.1f} s)"]
    lines += [f"differs: {name}: {j.verdict}, expected {j.expected}: {j.reason}" for name, j in differing.items()]
    absent = {name: j.not_available[0] for name, j in judged.items() if j.not_available}
    lines += [f"not available here: {name}: {why}" for name, why in absent.items()]
    return "\n".join(lines)


def record_table(record: Record) -> str:
    """What was measured: for each setting and quantity the mean over runs, its error, the printed value; then flags."""
    head = ("setting", "quantity", "mean", "sd", "stderr", "n", "reported")
    body = []
    for setting in record.settings():
        for quantity in record.header["quantities"]:
            seen = record.measurement(quantity, **setting)
            spread = [f"{value:.4f}" if seen.n_runs > 1 else "-" for value in (seen.sd, seen.stderr)]
            printed = "-" if seen.reported is None else f"{seen.reported:g}"
            body.append((setting_name(setting), quantity, f"{seen.mean:.4f}", *spread, str(seen.n_runs), printed))
    about = f"{record.experiment} ({record.preset}, {record.origin}, {record.device}, digest {record.digest})"
    table = columns([head, *body], right=frozenset({2, 3, 4, 5, 6}))
    return "\n".join([about, table, *suspect_lines(suspects(record))])
