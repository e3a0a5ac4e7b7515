# Two commands are enough to see Sejuk: make setup, make run. "make help" lists the others.

PYTHON ?= python3
BIN := .venv/bin
PO := sejuk/locale/en/LC_MESSAGES/django.po
MO := $(wildcard $(PO))
NPM := $(shell command -v npm 2>/dev/null)
FIELD := $(wildcard field/package.json)
FIELD_SOURCES := $(shell find field contract sejuk/lib/text/guard.json sejuk/web/static/web/tokens.css -name node_modules -prune -o -type f -print 2>/dev/null)
# The deselections of a plain run: browsers and wheels have a step of their own.
PLAIN := not browser and not wheel
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet

.NOTPARALLEL:
.PHONY: setup run dev quick check test help lock wheel messages clean field-app format lint layers types templates \
	habits lengths migrations contract translations tracked field-check field-test test-sqlite test-postgres \
	test-browser test-wheel bootstrap audit bench simulate force

# Show what can be made.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z-]+:/{split($$1,t,":"); if(text) printf "%-14s %s\n",t[1],text; text=""} /^$$/{text=""}' Makefile

# Make everything ready: Python packages, the field app, the messages; does nothing when nothing changed.
setup: .venv/.sejuk field-app $(MO:.po=.mo)

# Start Sejuk with invented units and reports (PORT=8000, HOST=127.0.0.1; HTTPS=1 serves phones on the LAN).
run: setup
	@exec $(BIN)/sejuk up --demo $(if $(PORT),--port $(PORT)) $(if $(HOST),--host $(HOST)) $(if $(HTTPS),--https)

# Start Django's own server and Vite side by side, both reloading when a file changes.
dev: setup
	@trap 'kill $$vite 2>/dev/null' EXIT INT TERM; \
	if [ -n "$(NPM)" ]; then npm --prefix field run dev & vite=$$!; fi; \
	SEJUK_SECOND_FACTOR=$${SEJUK_SECOND_FACTOR:-optional} $(BIN)/python manage.py runserver $(if $(HOST),$(HOST):)$(or $(PORT),8000)

# The loop while writing, under a minute: lint, house rules, fast tests on SQLite (of those that reach a database only the
# rooms with uncommitted changes, or ROOMS=sync,web), and where something of it changed the field app's tests.
ROOMS ?= $(shell git status --porcelain -- sejuk 2>/dev/null | cut -c4- | cut -d/ -f2 | sort -u | paste -sd, -)
quick: setup lint habits
	$(BIN)/pytest -q -n 2 -m "$(PLAIN) and not slow" --rooms=$(ROOMS)
	@if [ -n "$(NPM)" ] && [ -n "$$(git status --porcelain -- field contract sejuk/lib/text)" ]; then npm --prefix field test; fi

# Everything that a tool can hold, without running the code (make -k check shows all failures at once).
check: setup format lint layers types templates habits lengths migrations contract translations tracked field-check

# The gate: system packages, all checks, and all tests on both databases, in a browser and from the wheel.
test: bootstrap check field-test test-sqlite test-postgres test-browser test-wheel

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sejuk needs Python 3.11 or newer.")'
	$(PYTHON) -m venv .venv || { echo "On Debian: apt install python3-venv"; exit 1; }

.venv/.packages: requirements/dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.sejuk: pyproject.toml .venv/.packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# "npm ci" refuses a lock without the binaries of other systems, which a mirror need not carry; "install" keeps to the
# same versions and hashes then, and --no-save leaves the lock as it is.
field/node_modules/.packages: field/package-lock.json
	@npm --prefix field ci --silent --ignore-scripts >/dev/null 2>&1 || \
		npm --prefix field install --no-save --ignore-scripts --no-fund --no-audit
	@touch $@

# The stamp lies by the packages; a build that somebody removed is made again.
field/node_modules/.built: field/node_modules/.packages $(FIELD_SOURCES) $(if $(wildcard sejuk/web/dist/field/*),,force)
	npm --prefix field run build
	@touch $@

ifeq ($(FIELD),)
field-app:
else ifeq ($(NPM),)
field-app:
	@echo "Node 20 is not here: the field app is not built. All server pages work; /field/ says that it is missing."
else
# Build the field app into sejuk/web/dist/field when its sources changed.
field-app: field/node_modules/.built
endif

%.mo: %.po .venv/.sejuk tools/messages.py
	$(BIN)/python -m tools.messages --compile

force:

# Fail when a Python file is not formatted as ruff formats it (ruff format . mends it).
format:
	$(BIN)/ruff format --check --output-format concise .

# Ruff's rules, chosen in pyproject.toml.
lint:
	$(BIN)/ruff check --quiet --output-format concise .

# Rooms import downwards only, rules are pure, views keep away from tables.
layers:
	$(BIN)/lint-imports

# mypy, strict, with Django's types.
types:
	$(BIN)/mypy

# djLint over the templates.
templates:
	$(BIN)/djlint sejuk --quiet --lint

# The house's own rules, each with its reason (python -m tools.habits --rules shows them).
habits:
	$(BIN)/python -m tools.habits

# No file over 400 lines, no function over 40 (tests 600 and 60).
lengths:
	$(BIN)/python -m tools.lengths

# Fail when models and migrations differ.
migrations:
	$(BIN)/python manage.py makemigrations --check --dry-run

# Fail when contract/ is not what the code says.
contract:
	$(BIN)/sejuk manage contract --check

# Fail when a message lacks its English translation.
translations:
	$(BIN)/python -m tools.messages --check

# No secrets, large files, paths of a machine or registry addresses in what git tracks.
tracked:
	$(BIN)/python -m tools.tracked

# Types and lint of the field app.
field-check: field-app
	npm --prefix field run check

# The field app's tests.
field-test: field-app
	npm --prefix field test

# All tests but browsers and wheels, on SQLite.
test-sqlite:
	env -u SEJUK_DATABASE_URL $(BIN)/pytest -q -n 2 --durations=10 -m "$(PLAIN)"

# Those of them that reach a database, on a private PostgreSQL that lives as long as they do.
test-postgres:
	tools/pg -- $(BIN)/pytest -q -n 2 -m "$(PLAIN)" sejuk

# The journeys in a real browser.
test-browser:
	env -u SEJUK_DATABASE_URL $(BIN)/pytest -q -m browser journeys

# Build the wheel, install it as a user would, without Node, and look whether it serves.
test-wheel: setup
	env -u SEJUK_DATABASE_URL $(BIN)/pytest -q -m wheel tools

# Measure what is claimed to be fast, on SQLite and on a private PostgreSQL.
bench: setup
	$(BIN)/python -m bench

# Long runs of the fault simulator on both databases (SEEDS="7 8", PHONES=40, OPS=50): nothing lost, doubled or falsely sent.
SEEDS ?= 1 2
PHONES ?= 40
OPS ?= 50
SIMULATE = for seed in $(SEEDS); do $(BIN)/sejuk simulate --phones $(PHONES) --ops $(OPS) --seed $$seed
simulate: setup
	env -u SEJUK_DATABASE_URL $(BIN)/sejuk simulate --phones 10 --ops $(OPS) --seed $(firstword $(SEEDS)) --faults none
	@env -u SEJUK_DATABASE_URL sh -ec '$(SIMULATE); done'
	@tools/pg --durable -- sh -ec '$(SIMULATE) --restart-database "$(BIN)/python -m tools.restart_pg"; done'

# Ask over the network whether a locked package has a known weakness; says so where it may not ask (exit code 2).
audit: setup
	$(BIN)/python -m tools.audit

# Install the system packages that the tests need (as root), or say which are missing.
bootstrap:
	tools/bootstrap

# Build the wheel and the source archive into dist/, field app and messages inside.
wheel: setup
	rm -rf dist
	$(BIN)/python -m hatchling build

# Take the messages out of code and templates into the English catalogue; write the translations there, then make check.
messages:
	$(BIN)/python -m tools.messages

# Choose newer versions of the packages within pyproject.toml's ranges and write the locks with hashes.
lock: .venv/bin/python
	$(COMPILE) --upgrade --output-file requirements/base.txt
	$(COMPILE) --upgrade --group dev --constraints requirements/base.txt --output-file requirements/dev.txt

# Remove what can be made again, the virtual environment too.
clean:
	rm -rf .venv dist field/node_modules sejuk/web/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find sejuk tools -name __pycache__ -type d -prune -exec rm -rf {} +
	find sejuk/locale -name '*.mo' -delete 2>/dev/null || true
