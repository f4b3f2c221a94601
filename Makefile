SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

bin := .venv/bin
peers := .venv/peers
audit := .venv/audit
# Kept also where the machine asks Python not to: pytest rewrites every assertion as it compiles.
export PYTHONDONTWRITEBYTECODE :=
workers := -n 2 --dist worksteal
checked := $(wildcard app reports intake matching inventory record benchmarks tests tools/with_postgres tools/verify_history.py)

.PHONY: help
help: ## Visa den här listan
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: setup ## Starta Samsyn med exempeldata på 127.0.0.1:8000; Ctrl-C avslutar
	@trap : INT; $(bin)/samsyn run || [ $$? -eq 130 ]

.PHONY: setup
setup: ## Installera det som behövs för att köra, i .venv
	@tools/setup run

.PHONY: setup-dev
setup-dev: ## Installera även det som behövs för att utveckla
	@tools/setup dev

.PHONY: check
check: static ## Kontrollera format, stil, typer och importer; testa på SQLite
	SAMSYN_TEST_DATABASES=sqlite $(bin)/pytest $(workers) -m 'not server and not thorough'

.PHONY: test
test: setup-dev ## Som check, men testa på både SQLite och PostgreSQL
	@tools/postgres >/dev/null
	@tools/nginx >/dev/null
	@$(MAKE) static
	SAMSYN_TEST_DATABASES=sqlite,postgresql $(bin)/python tools/with_postgres $(bin)/pytest $(workers)

.PHONY: soak
soak: setup-dev ## Avbryt import och beslut tusen gånger, på båda databaserna; tar lång tid
	@tools/postgres >/dev/null
	SAMSYN_TEST_SOAK=1000 SAMSYN_TEST_DATABASES=sqlite,postgresql \
	  $(bin)/python tools/with_postgres $(bin)/pytest -n 2 tests/faults tests/deploy tests/app/gate/test_deciding_at_once.py

.PHONY: fuzz
examples := 30
fuzz: setup-dev ## Pröva hela API:et i varje roll, på båda databaserna; tar lång tid (examples=30)
	@tools/postgres >/dev/null
	SAMSYN_TEST_FUZZ=$(examples) SAMSYN_TEST_DATABASES=sqlite,postgresql \
	  $(bin)/python tools/with_postgres $(bin)/pytest $(workers) tests/app/fuzzing

.PHONY: audit
audit: setup $(audit)/installed ## Lista vad Samsyn består av (build/sbom.json), och fråga om kända sårbarheter
	@tools/audit $(options)

# The auditing tools look at what is locked: they need be no part of what they look at.
$(audit)/installed: requirements/audit.txt
	@tools/uv venv --quiet --clear --python $(bin)/python $(audit)
	@tools/uv pip sync --quiet --python $(audit)/bin/python --require-hashes requirements/audit.txt
	@touch $@

.PHONY: static
static: setup-dev
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy $(checked)
	$(bin)/lint-imports
	$(bin)/hadolint Dockerfile
	$(bin)/shellcheck .ci/run tools/audit tools/lock tools/nginx tools/postgres tools/setup tools/uv

.PHONY: fmt
fmt: setup-dev ## Formatera koden och rätta det som kan rättas
	$(bin)/ruff check --fix-only .
	$(bin)/ruff format .

.PHONY: bench
bench: setup-dev ## Mät snabbhet och träffsäkerhet (bara något: make bench part="quality names")
	@$(MAKE) $(peers)/installed || echo 'Andras verktyg kunde inte installeras; deras rader blir tomma.' >&2
	$(bin)/python tools/with_postgres $(bin)/python -m benchmarks $(part)

# The peers are measured beside Samsyn, in a .venv of their own: nothing of Samsyn can come to need them.
$(peers)/installed: requirements/peers.txt
	@echo 'Installerar de verktyg som Samsyn jämförs med, i $(peers) …' >&2
	@tools/uv venv --quiet --clear --python $(bin)/python $(peers)
	@tools/uv pip sync --quiet --python $(peers)/bin/python --require-hashes requirements/peers.txt
	@touch $@

.PHONY: lock
lock: setup-dev ## Skriv om låsfilerna (nyare versioner: make lock upgrade=--upgrade)
	@tools/lock $(upgrade)

.PHONY: clean
clean: ## Ta bort .venv och mellanlager; registret i var/ rörs inte
	rm -rf .venv build samsyn.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
