# Scorecard's chores. Each sets up what it needs first, and only when something changed.
#
#   make run                 open the window (STORE=file.scorecard opens that company)
#   make test                all tests, without a screen (ARGS="-k export" for some of them)
#   make lint, make types    ruff, mypy
#   make build               the app that needs no Python, in dist/Scorecard, and what it weighs by part
#   make install             the built app, with its icons and file type, below PREFIX (~/.local)
#   make bench-frozen        how much longer the built app takes to start than the program from source
#   make bench               speed and memory as ratios to baselines measured in the same run
#   make screens             pictures of the window in build/screens/
#   make manual              take the pictures of the manual anew, small, in resources/manual/
#   make pollock             what the app makes of the CSV files in DATA/csv, written to OUT (SCORER=path scores it)
#   make torture             try every file below a folder through the import (DIR=folder)
#   make killed              kill an import at 200 random moments and look at what it left
#   make fuzz                drive one part of the import with a fuzzer (TARGET=text|numbers|dates|sheets|workbook)
#   make format, make clean

VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= build/pollock
PARTS := pyproject.toml constraints.txt tools/setup.sh
WORKERS ?= 2
TARGET ?= sheets
SECONDS_OF_FUZZ ?= 60
PREFIX ?= $(HOME)/.local
export VENV

.PHONY: run test lint types build install bench bench-frozen screens manual pollock torture killed fuzz format clean
.DEFAULT_GOAL := run

$(VENV)/ready-app: $(PARTS)
	tools/setup.sh app
	touch $@

$(VENV)/ready-dev: $(PARTS)
	tools/setup.sh dev
	touch $@ $(VENV)/ready-app

$(VENV)/ready-compare: $(VENV)/ready-dev
	$(BIN)/pip install --quiet -e .[compare] -c constraints.txt || echo "Going on without some other readers."
	touch $@

$(VENV)/ready-build: $(PARTS)
	tools/setup.sh build
	touch $@

run: $(VENV)/ready-app
	$(BIN)/scorecard $(STORE)

test: $(VENV)/ready-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/ready-dev
	$(BIN)/mypy

build: $(VENV)/ready-build
	$(BIN)/pyinstaller --noconfirm --log-level ERROR build.spec
	$(BIN)/python -m tools.packing.sizes dist/Scorecard --most 220

install:
	dist/Scorecard/install.sh "$(PREFIX)"

bench: $(VENV)/ready-compare
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench $(ARGS)

bench-frozen: $(VENV)/ready-dev
	test -x dist/Scorecard/Scorecard || $(MAKE) build
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench frozen

screens: $(VENV)/ready-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screens build/screens

manual: $(VENV)/ready-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.manual

pollock: $(VENV)/ready-compare
	$(BIN)/python -m tools.pollock "$(DATA)" "$(OUT)"

torture: $(VENV)/ready-dev
	$(BIN)/python -m tools.torture "$(DIR)"

killed: $(VENV)/ready-dev
	$(BIN)/python -m tools.kill_import

fuzz: $(VENV)/ready-dev
	$(BIN)/pip install --quiet -e .[fuzz] -c constraints.txt
	$(BIN)/python -m tools.fuzz $(TARGET) -max_total_time=$(SECONDS_OF_FUZZ)

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
