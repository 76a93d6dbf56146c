"""Run by the mutation test in a copy of the tree: `python driver.py COPY CLAIM-ID` mutates the claim and verifies it.

Prints one JSON object a mutant: what was changed, the exit code of `mixproof verify`, whether it names the claim.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.dont_write_bytecode = True


def main(copy: str, claim_id: str) -> None:
    """Verify every mutant of one claim with the command line of the copy."""
    sys.path.insert(0, copy)
    sys.path.append(str(Path(__file__).parent))
    from mutants import Mutant, constant_mutants

    from reports.cli import main as mixproof
    from theory import catalogue
    from theory.claim import REFUTED, VERIFIED

    if not Path(catalogue.__file__).is_relative_to(Path(copy)):
        raise RuntimeError(f"the catalogue was loaded from {catalogue.__file__}, not from the copy")
    key, _, stem = claim_id.partition("/")
    module, file = f"theory.{key}.{stem}", Path(copy) / "theory" / key / f"{stem}.py"
    source = file.read_text()
    expected = catalogue.load(claim_id).claim.expected
    mutants: list[Mutant] = []
    if expected is VERIFIED:
        mutants.extend(constant_mutants(source))
    if expected is REFUTED:
        for partner in catalogue.repairs_of(claim_id):
            swap = (
                f"\nfrom dataclasses import replace as _replace\n"
                f"from theory.{key}.{partner.id.partition('/')[2]} import CLAIM as _REPAIRED\n"
                f"CLAIM = _replace(CLAIM, subject=_REPAIRED.subject)\n"
            )
            mutants.append(Mutant(f"subject of {partner.id}", source.partition("\nif __name__")[0] + swap))
    for mutant in mutants:
        file.write_text(mutant.source)
        sys.modules.pop(module, None)
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = mixproof(["verify", claim_id, "--brief", "-j", "1"])
        named = claim_id in said.getvalue()
        print(json.dumps({"what": mutant.what, "code": code, "named": named}), flush=True)
        file.write_text(source)
        sys.modules.pop(module, None)


if __name__ == "__main__":
    main(*sys.argv[1:])
