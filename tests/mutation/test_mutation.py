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


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    """One process a worker that verifies mutants in a copy of the tree."""
    copy = tmp_path_factory.mktemp("copy")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    home = str(tmp_path_factory.mktemp("home"))
    environment = os.environ | {"MIXPROOF_HOME": home, "PYTHONPATH": str(copy), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(Path(__file__).with_name("driver.py")), str(copy)]
    log = (copy / "stderr.txt").open("w+")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=environment, cwd=copy
    ) as process:
        yield process
        process.stdin.close()
    log.close()


@pytest.mark.parametrize("claim_id", MUTABLE)
def test_mixproof_verify_turns_red_for_every_mutant(claim_id, driver):
    driver.stdin.write(f"{claim_id}\n")
    driver.stdin.flush()
    answer = driver.stdout.readline()
    assert answer, f"the driver died: exit code {driver.poll()}"
    seen = json.loads(answer)
    survivors = [mutant for mutant in seen if mutant["code"] != 1 or not mutant["named"]]
    assert not survivors, f"{len(survivors)} of {len(seen)} mutants of {claim_id} go unseen: {survivors}"
    assert seen, f"{claim_id}: no constant of the subject can be mutated"
