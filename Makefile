# Musette. `make run` and `make test` do all their own set-up: they need python3 (3.11 or newer,
# with venv), make, and a package index that pip can reach.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NAMES := ../shared/names
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test soak test-page check facts bench bench-names lock clean

help: ## show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run ## run the bot: on Discord with DISCORD_TOKEN, else in the browser (SERVER=fr: a French server)
	@exec $(BIN)/python -m bot run $(if $(SERVER),--server $(SERVER))

test: $(VENV)/dev ## run the tests
	$(BIN)/python -m pytest -n auto -m "not page and not long"

soak: $(VENV)/dev ## the long tests, and the long form of others: kills around a write, interactions by chance, reloads
	KILLS=100 INTERACTIONS=100000 $(BIN)/python -m pytest --log-cli-level=INFO tests/servers/test_killed.py tests/test_random.py
	RELOADS=20 RATE=200 $(BIN)/python -m pytest --log-cli-level=INFO -m long

test-page: $(VENV)/dev ## drive the preview page in Chromium
	$(BIN)/python -m pytest -m page

check: $(VENV)/dev ## lint, format, types, import order, the Dockerfile, facts.db up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/python -m bot check

facts: $(VENV)/run ## build facts.db from facts/
	$(BIN)/python -m bot build

bench: $(VENV)/dev ## measure answers, start and memory against an empty bot
	$(BIN)/python -m bench.answers

bench-names: $(VENV)/dev ## measure how names are understood (NAMES: a folder of *_queries_dev.jsonl)
	$(BIN)/python -m bench.names --dev $(NAMES)

lock: ## renew both lock files from pyproject.toml (needs uv)
	uv pip compile --upgrade --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean: ## remove what was set up (not data/)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# One stamp a lock file: set-up runs again only when a lock changed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Musette needs Python 3.11 or newer; name one with: make PYTHON=python3.12 run" >&2; exit 2; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.txt | $(BIN)/python
	@echo "Installing what the bot needs (once) ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(BIN)/python
	@echo "Installing what the checks need (once) ..."
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $(VENV)/run $@
