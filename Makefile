# make run     set up where needed, then open the window (the last dataset, or the sample the first time)
# make test    set up where needed, then run the whole test suite          (make test PYTEST_ARGS="tests/core -k brush")
# make check   everything that CI runs: formatting, lint, types, layers, tests
# make format  format the code and mend what ruff can mend
# make translations  collect the texts into resources/translations, compile them, name what is not translated yet
# make screenshots   the pictures of the documentation, again
#
# python3 (3.11 or newer), pip and make are all that must be there. SETUP_ARGS is handed to packaging/bootstrap.py.

PYTHON3 ?= python3
PYTHON := .venv/bin/python
RUN_ARGS ?=
PYTEST_ARGS ?=
SETUP_ARGS ?=

.PHONY: run test check format translations screenshots setup setup-dev

run: setup
	$(PYTHON) -m segtool $(RUN_ARGS)

test: setup-dev
	$(PYTHON) -m pytest $(PYTEST_ARGS)

check: setup-dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	$(PYTHON) -m pytest $(PYTEST_ARGS)

format: setup-dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

translations: setup-dev
	$(PYTHON) packaging/translations.py

screenshots: setup
	$(PYTHON) docs/screenshots.py

setup:
	@$(PYTHON3) packaging/bootstrap.py $(SETUP_ARGS)

setup-dev:
	@$(PYTHON3) packaging/bootstrap.py --extra dev $(SETUP_ARGS)
