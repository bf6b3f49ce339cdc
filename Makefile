# Two commands matter: `make lab` opens the course, `make test` passes its tests. Both set everything up in .venv.
.DEFAULT_GOAL := help
.PHONY: help lab test test-long test-tools fuzz orders soak setup lint build lock bench clean
BIN := .venv/bin
WORKERS ?= 2
MINUTES ?= 20
ROUNDS ?= 10
TIMES ?= 10

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

lab: setup ## open the course in JupyterLab (make lab ARGS=--no-browser prints the address)
	@$(BIN)/course lab $(ARGS)

test: setup ## run the test suite in two processes (ARGS go to pytest)
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

test-long: setup ## run the long tests: every chapter solved, a sample of the known answers in each grader, soaks, kills
	@$(BIN)/python -m pytest -n $(WORKERS) -m long $(ARGS)

test-tools: ## install what some tests need: bubblewrap, Chromium, espeak-ng and PostgreSQL (with apt, as root)
	@missing=""; for pair in bwrap:bubblewrap chromium:chromium espeak-ng:espeak-ng postgres:postgresql; do \
	  PATH="$$PATH:$$(echo /usr/lib/postgresql/*/bin | tr ' ' ':')" command -v "$${pair%%:*}" > /dev/null || missing="$$missing $${pair#*:}"; done; \
	if [ -z "$$missing" ]; then echo "All tools that the tests use are installed."; exit 0; fi; \
	if ! command -v apt-get > /dev/null; then echo "This system has no apt: install$$missing with its own package manager." >&2; exit 1; fi; \
	if [ "$$(id -u)" != 0 ]; then echo "Only root can install packages: run \`sudo make test-tools\` to install$$missing." >&2; exit 1; fi; \
	echo "Installing$$missing."; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing > /dev/null

fuzz: setup ## run the property tests with other and more examples for MINUTES=20
	@$(BIN)/python tests/repeat.py fuzz --minutes $(MINUTES) $(ARGS)

orders: setup ## run the test suite in ROUNDS=10 random orders
	@$(BIN)/python tests/repeat.py orders --rounds $(ROUNDS) $(ARGS)

soak: setup ## run the soak tests TIMES=10 as long as the long tests do
	@$(BIN)/python -m pytest -m soak --soak $(TIMES) $(ARGS)

setup: .venv/ready ## only the set-up: the pinned environment in .venv and the instructor's notebooks

lint: setup ## style, types, import walls, and whether notebooks/ is what its source builds
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/course build --check && $(BIN)/course lint --no-run

build: setup ## build notebooks/ and the instructor's notebooks from the chapters' Markdown
	@$(BIN)/course build

lock: setup ## resolve pyproject.toml anew into binder/requirements.txt (ARGS=--upgrade for newer versions)
	@$(BIN)/uv pip compile --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	  --extra dev --custom-compile-command "make lock" --quiet $(ARGS) pyproject.toml -o binder/requirements.txt

bench: setup ## measure: what every set teaches, the engines against their peers, the server under load
	@$(BIN)/course bench data && $(BIN)/course bench engine && $(BIN)/course bench lm && $(BIN)/course bench serve && $(BIN)/course bench grade

clean: ## remove .venv; work/ stays
	@rm -rf .venv

.venv/ready: binder/requirements.txt
	@python=""; for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if $$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	  then python=$$candidate; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "The course needs Python 3.11, 3.12 or 3.13, and none was found: install one, or name it as in make lab PYTHON=/path/to/python3.12." >&2; exit 1; fi; \
	echo "Setting up once in .venv with $$($$python --version): about 1.5 GB and a minute or two."; \
	$$python -m venv $(if $(PYTHON),--clear) .venv || { echo "Python could not make .venv: on Debian and Ubuntu install its package python3-venv, then run this again." >&2; exit 1; }
	@echo "1 of 3: the pinned packages"; $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement binder/requirements.txt
	@echo "2 of 3: the course itself"; $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@echo "3 of 3: the instructor's notebooks"; $(BIN)/course build --solutions > /dev/null
	@touch $@; echo "The set-up is done."
