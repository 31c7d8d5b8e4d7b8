# Everything a person or a machine does here. Each target sets up what it needs and nothing twice.
PYTHON  ?= python3
ADDRESS ?= 127.0.0.1:8000
VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
PIP    := $(PY) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes

.DEFAULT_GOAL := help

##@ Use it
.PHONY: run
run: $(VENV)/.base  ## serve Footprint here, with everything it needs inside one process
	@$(PY) manage.py prepare
	@$(PY) manage.py serve $(ADDRESS)

##@ Test it
.PHONY: test test-fast test-servers test-e2e
test: $(VENV)/.dev  ## every test: on SQLite, on PostgreSQL and Redis, in a browser
	@$(PY) -m tests.rounds

test-fast: $(VENV)/.dev  ## on SQLite alone
	@$(PY) -m tests.rounds sqlite

test-servers: $(VENV)/.dev  ## on PostgreSQL and Redis: DATABASE_URL and REDIS_URL, or servers of its own
	@$(PY) -m tests.rounds servers

test-e2e: $(VENV)/.dev  ## in headless Chromium, which is installed where that is allowed
	@$(PY) -m tests.rounds e2e

.PHONY: bench
bench: $(VENV)/.dev  ## measure: each bench/*.py in turn
	@$(PY) -m bench

.PHONY: screenshots
screenshots: $(VENV)/.dev  ## pictures of every screen, phone and desktop, into screenshots/
	@$(PY) -m tests.screenshots

##@ Keep it in order
.PHONY: lint
lint: $(VENV)/.dev  ## style, types, layers, dependencies, templates, settings, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry --no-ansi .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(PY) manage.py makemigrations --check --dry-run --settings tests.settings
	@echo "manage.py check --deploy, as a server would be set up"
	@$(AS_SERVER) $(PY) manage.py check --deploy --fail-level WARNING

.PHONY: format
format: $(VENV)/.dev  ## put the source in its agreed shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# A new secret for one command: nothing here is worth keeping.
SECRET    := $$($(PY) -c 'import base64, secrets; print(base64.b64encode(secrets.token_bytes(BYTES)).decode())')
AS_SERVER := SECRET_KEY=$(subst BYTES,48,$(SECRET)) MASTER_KEYS=$(subst BYTES,32,$(SECRET)) \
	DATABASE_URL=postgresql://db/footprint REDIS_URL=redis://redis/0 \
	SITE_URL=https://footprint.example.edu TRUSTED_PROXIES=1

.PHONY: lock
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-emit-index-url --no-emit-find-links --quiet --custom-compile-command "make lock" $(LOCK)
lock:  ## resolve pyproject.toml into requirements/*.txt; to take newer versions: make lock LOCK=--upgrade
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && $(PYTHON) -m venv "$$tool" && \
	"$$tool/bin/pip" install --quiet --disable-pip-version-check uv && \
	"$$tool/bin/"$(COMPILE) --output-file requirements/base.txt && \
	"$$tool/bin/"$(COMPILE) --group dev --constraint requirements/base.txt --output-file requirements/dev.txt

.PHONY: clean
clean:  ## remove what was made here; your data in var/ stays
	rm -rf $(VENV) staticfiles screenshots .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help:  ## this list
	@awk 'BEGIN {FS = ":.*  ## "} /^##@/ {print "\n" substr($$0, 5)} /^[a-z0-9-]+:.*  ## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

$(VENV)/.base: requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Footprint needs Python 3.11 or newer: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Your Python has no venv module. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(PIP) -r requirements/dev.txt
	@touch $@
