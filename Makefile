# `make run` opens the bundled timeline, `make test` checks everything. Both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHECKERS := tests/export/node_modules/.package-lock.json
# What has to be installed again when it changes; installing compiles the catalogues.
INSTALLED := pyproject.toml constraints.txt hatch_build.py $(wildcard tui/locales/*/LC_MESSAGES/*.po)

.PHONY: help run test lint types imports pytest format messages bench picture wheel clean

help:
	@echo "make run      set up and open the bundled timeline"
	@echo "make test     set up, then lint, types, layers and every test"
	@echo "make format   format the code"
	@echo "make messages collect the messages of the interface for translation"
	@echo "make bench    measure what the README's figures say"
	@echo "make picture  draw the README's picture and write docs/keys.md again"
	@echo "make wheel    build the wheel into dist/"

run: $(VENV)/.run
	@$(BIN)/timeline

test: lint types imports pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

pytest: $(VENV)/.dev $(CHECKERS)
	$(BIN)/pytest -n 2 --dist worksteal

format: $(VENV)/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

messages: $(VENV)/.dev
	$(BIN)/python -m scripts.catalogues

wheel: $(VENV)/.dev
	$(BIN)/python -m build --wheel

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.open
	$(BIN)/python -m benchmarks.keystroke 3264
	$(BIN)/python -m benchmarks.scene
	$(BIN)/python -m benchmarks.queries
	$(BIN)/python -m benchmarks.people
	$(BIN)/python -m benchmarks.export_html
	$(BIN)/python -m benchmarks.dates

picture: $(VENV)/.dev
	$(BIN)/python -m scripts.keys
	$(BIN)/python -m scripts.picture

clean:
	rm -rf $(VENV) tests/export/node_modules dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "timeline needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "This Python has no venv module. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(INSTALLED) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(INSTALLED) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.run

# What checks the HTML export. Without npm the tests that need it are left out, by name; where CI is set they fail.
$(CHECKERS): tests/export/package.json tests/export/package-lock.json
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix tests/export; fi
