"""The command `mixproof diagnose`: from a CSV file to the text, and to the files that --out asks for."""

import argparse
import json

from empirical.csv_tables import read_csv
from reports.diagnosis import diagnose
from reports.diagnosis_words import counted
from reports.output import writable_folder, write_atomically


def diagnose_file(options: argparse.Namespace) -> str:
    """Read, diagnose, write what --out asks for; give what is to be printed.

    Raises:
        UsageError, ValueError: a place that cannot be written, or data that cannot be diagnosed.
    """
    if options.out:
        writable_folder(options.out)
    table, remarks = read_csv(options.file, options.target)
    coded = [name for name, values in zip(table.feature_names, table.categories, strict=True) if values is not None]
    if coded:
        columns = counted(len(coded), "column of texts is", "columns of texts are")
        order = f"{columns} coded 0, 1, ... in sorted order, as one number each"
        remarks = (*remarks, f"{order}: {', '.join(coded)[:200]}")
    found = diagnose(
        table.features,
        [table.class_names[label] for label in table.labels],
        alpha=options.alpha,
        scale=options.scale,
        missing="mean",
        seed=options.seed,
        feature_names=table.feature_names,
        remarks=remarks,
    )
    told = json.dumps(found.to_dict(), indent=1, ensure_ascii=False, allow_nan=False)
    lines = [told if options.json else str(found)]
    if options.out:
        write_atomically(options.out / "diagnosis.json", f"{told}\n")
        page = found.to_html(options.out / "diagnosis.html")
        lines += [] if options.json else ["", f"page: {page}"]
    return "\n".join(lines)
