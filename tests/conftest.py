import os
import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent / "mutation"))

# No deadline, for a busy machine is no bug; in CI the same examples at every run.
settings.register_profile("mixproof", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("mixproof")
