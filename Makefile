# Each target sets up what it needs, once: .venv, with the versions in uv.lock.
#
#   make site            build site/
#   make serve           live preview; ARGS="--dev-addr 127.0.0.1:8001" for another address
#   make test            ARGS="-k words" for some of the tests, BROWSER=no without those that need a browser
#   make check           style and types
#   make lock            remember where each passage was found
#   make texts           gather the texts of the pages for their catalogues; ARGS=fr begins one in French
#   make shots           build site/ and take pictures of it, into shots/
#   make bench           measure our builds beside Hugo's; ARGS="--sizes 10000 --rounds 1", ARGS=--help for more
#
# PYTHON names another Python: make site PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
UV := uv>=0.13,<1

# A stamp's name says what was installed from: as long as it is there, nothing is asked of the network.
LOCKED := $(shell cat pyproject.toml uv.lock | cksum | tr ' ' '-')
GROUP_site :=
GROUP_test := --group test
GROUP_check := --group check
GROUP_bench := --group bench

.PHONY: site serve test check lock texts shots bench

site: .venv/.site-$(LOCKED)
	@$(BIN)/mkdocs build --strict $(ARGS)

serve: .venv/.site-$(LOCKED)
	@$(BIN)/mkdocs serve $(ARGS)

test: .venv/.test-$(LOCKED)
ifeq ($(BROWSER),no)
	@echo "BROWSER=no: the tests that need a browser are left out"
	@$(BIN)/python -m pytest -m "not browser" $(ARGS)
else
	@$(BIN)/python -m pytest $(ARGS)
endif

check: .venv/.check-$(LOCKED)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

lock: .venv/.site-$(LOCKED)
	@$(BIN)/briefings lock $(ARGS)

texts: .venv/.test-$(LOCKED)
	@$(BIN)/python -m tests.pages.catalogues $(ARGS)

bench: .venv/.bench-$(LOCKED)
	@$(BIN)/python -m bench $(ARGS)

shots: site .venv/.test-$(LOCKED)
	@$(BIN)/python -m tests.browser.shots site shots

# --inexact: what another target has installed stays.
.venv/.%-$(LOCKED): $(BIN)/uv
	@UV_PYTHON_DOWNLOADS=never $(BIN)/uv sync --quiet --locked --inexact --no-default-groups $(GROUP_$*)
	@rm -f .venv/.$*-* && touch $@

$(BIN)/uv: | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "$(UV)"

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not here. On Debian and Ubuntu: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) comes without venv. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
