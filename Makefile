# Two commands on a fresh machine with Python >= 3.11: `make verify` and `make test`.
# EXTRA_PIP: further pip options, for example an index that serves the CPU build of torch.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
JOBS ?= 2
export OMP_NUM_THREADS ?= 1

.PHONY: verify test lint types layers pytest coverage benchmark clean

verify: $(INSTALLED)
	@$(BIN)/mixproof measure --preset quick --missing
	@$(BIN)/mixproof verify -j $(JOBS) --report report

test: lint types layers pytest

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

layers: $(INSTALLED)
	$(BIN)/lint-imports

pytest: $(INSTALLED) coverage
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

# Branch coverage of the claim model and of numerics; with the compiler off, for coverage cannot see compiled code.
coverage: $(INSTALLED)
	NUMBA_DISABLE_JIT=1 $(BIN)/python -m pytest -q -n $(JOBS) tests/model tests/numerics tests/theory/test_midpoints.py \
	    --cov --cov-report=term --cov-fail-under=95

benchmark: $(INSTALLED)
	$(BIN)/python tests/benchmarks/lockstep.py --full
	$(BIN)/python tests/benchmarks/moons.py
	$(BIN)/python tests/benchmarks/cube.py
	$(BIN)/python tests/benchmarks/logistic_grid.py
	$(BIN)/python tests/benchmarks/classifier.py

$(INSTALLED): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $(EXTRA_PIP) -e '.[train,dev]'
	@touch $@

clean:
	rm -rf $(VENV) report build *.egg-info
