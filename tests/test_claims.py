"""The whole catalogue, one test a claim: the verdict is the expected one."""

import pytest

from theory import catalogue
from theory.standalone import describe
from theory.verification import verify


@pytest.mark.parametrize("claim_id", catalogue.claim_ids())
def test_verdict_is_as_expected(claim_id):
    judgement = verify(claim_id)
    assert judgement.as_expected, describe(claim_id, judgement)
    if judgement.not_available:
        pytest.skip(judgement.not_available[0])
