"""Every constant of every verified claim matters, and no refuted claim stays refuted with the repaired subject."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from theory import catalogue
from theory.claim import REFUTED, VERIFIED

ROOT = Path(__file__).parents[2]
PACKAGES = ("theory", "numerics", "empirical", "reports", "mixproof")
MUTABLE = [entry.id for entry in catalogue.entries() if entry.claim.expected in (VERIFIED, REFUTED)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    target = tmp_path_factory.mktemp("copy")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, target / package, ignore=shutil.ignore_patterns("__pycache__"))
    return target


@pytest.mark.parametrize("claim_id", MUTABLE)
def test_mixproof_verify_turns_red_for_every_mutant(claim_id, copy, tmp_path):
    environment = os.environ | {"MIXPROOF_HOME": str(tmp_path), "PYTHONPATH": str(copy), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("driver.py")), str(copy), claim_id],
        capture_output=True, text=True, env=environment, cwd=copy, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    survivors = [mutant for mutant in seen if mutant["code"] != 1 or not mutant["named"]]
    assert not survivors, f"{len(survivors)} of {len(seen)} mutants of {claim_id} go unseen: {survivors}"
    assert seen, f"{claim_id}: no constant of the subject can be mutated"
