# Two commands are enough: `make demo` and `make test`. Needed: Python 3.11 or newer with venv, make.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
STATE := $(CURDIR)/build/state
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --quiet --group build

.PHONY: demo test public-files lint style types floors format accuracy bench lock clean

demo: .venv/.runtime  ## review samples/ into output/
	HDR_STATE=$(STATE) $(BIN)/hdr run samples --out output

test: .venv/.dev  ## run the tests, the files of tests shared among the cores
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

public-files: .venv/.dev  ## fetch the test documents of public parsers, which `make test` then reads too
	$(BIN)/python -m tests.public_files.fetch build/public-files

lint: style types floors  ## style, types and the order of the floors

style: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

floors: .venv/.dev
	$(BIN)/lint-imports

format: .venv/.dev  ## put the code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

accuracy: .venv/.dev  ## compare the samples with what people read: docs/accuracy.md (2 minutes)
	$(BIN)/python -m benchmarks.accuracy

bench: .venv/.bench  ## compare the speed with other programs: docs/benchmarks.md (3 minutes)
	$(BIN)/python -m benchmarks.speed

lock:  ## write the lock files anew (needs uv; add UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) --output-file requirements.lock
	$(COMPILE) $(UPGRADE) --group dev --output-file requirements-dev.lock
	$(COMPILE) $(UPGRADE) --group dev --group bench --constraint requirements-dev.lock \
		--output-file requirements-bench.lock

clean:  ## remove what was made here: the environment, results, caches
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find output -mindepth 1 ! -name README.md -delete

.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Instaluję biblioteki (tylko za pierwszym razem; zwykle 1-2 minuty)…"
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.bench: requirements-bench.lock .venv/.dev
	$(PIP) --no-deps --require-hashes -r requirements-bench.lock
	@touch $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Potrzebny jest Python 3.11 lub nowszy (np. polecenie python3.11)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "W tym Pythonie brakuje venv; w Debianie i Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
