"""Run by the mutation test in a copy of the tree: reads ids of claims from stdin, mutates each and verifies it.

Prints for each claim one line: a JSON list with an object a mutant: what was changed, the exit code of
`mixproof verify`, and whether its output names the claim.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.dont_write_bytecode = True
COPY = Path(sys.argv[1])
sys.path.insert(0, str(COPY))
sys.path.append(str(Path(__file__).parent))

from mutants import Mutant, constant_mutants, scaled_subject, with_subject  # noqa: E402

from reports.cli import main as mixproof  # noqa: E402
from theory import catalogue  # noqa: E402
from theory.claim import REFUTED, VERIFIED  # noqa: E402


def mutants_of(claim_id: str, source: str) -> list[Mutant]:
    """The wrong variants of a verified claim; a refuted one with the subject of each claim that repairs it."""
    expected = catalogue.load(claim_id).claim.expected
    if expected is VERIFIED:
        return list(constant_mutants(source)) or [scaled_subject(source)]
    if expected is not REFUTED:
        return []
    partners = [partner.id for partner in catalogue.repairs_of(claim_id)]
    imported = "__import__('importlib').import_module('theory.{}').CLAIM.subject"
    return [
        with_subject(source, imported.format(partner.replace("/", ".")), what=f"subject of {partner}")
        for partner in partners
    ]


def verify_mutants(claim_id: str) -> list[dict[str, object]]:
    """Verify every mutant of one claim with the command line of the copy."""
    file, module = COPY / "theory" / f"{claim_id}.py", f"theory.{claim_id.replace('/', '.')}"
    source, seen = file.read_text(), []
    for mutant in mutants_of(claim_id, source):
        file.write_text(mutant.source)
        sys.modules.pop(module, None)
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = mixproof(["verify", claim_id, "--brief", "-j", "1"])
        seen.append({"what": mutant.what, "code": code, "named": claim_id in said.getvalue()})
        file.write_text(source)
        sys.modules.pop(module, None)
    return seen


if __name__ == "__main__":
    if not Path(catalogue.__file__).is_relative_to(COPY):
        raise RuntimeError(f"the catalogue was loaded from {catalogue.__file__}, not from the copy")
    for line in sys.stdin:
        print(json.dumps(verify_mutants(line.strip())), flush=True)
