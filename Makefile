# Everything that a person does with this repository by hand. `make` alone lists it.
#
# Needed beforehand: make, and Python 3.11 or later with pip. Another Python than `python3`:
# `make PYTHON=python3.12 …`

PYTHON ?= python3
UV := .tools/bin/uv
LOCKS := requirements.lock requirements-dev.lock requirements-spark.lock requirements-uv.lock
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check fix coverage browser css messages docs bench faults test-spark lock missing

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .stamps/environment ## Make .venv with everything that the locks name (the others do this by themselves)

demo: setup ## Tell the worked example and serve it on 127.0.0.1:8000 (PORT=, DATABASE_URL=)
	@.venv/bin/upheld demo

serve: setup ## Serve your own database, made with `.venv/bin/upheld init`
	@.venv/bin/upheld serve

test: setup ## Every check and every test, on SQLite and, where a server answers, on PostgreSQL
	@.venv/bin/python scripts/test.py

check: setup ## Every check; reports all that failed, not the first
	@.venv/bin/python scripts/check.py

fix: setup ## Let the tools put right what they can
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

coverage: setup ## Which branches the tests have walked
	@.venv/bin/python -m pytest -m "not journey" --cov --cov-report=term

browser: setup ## Build the script that seals in a reporter's browser (needs npm; the result is committed)
	@.venv/bin/python scripts/browser.py

css: ## Compile the style sheets again (needs npm; what it makes is committed)
	@cd styles && npm ci && npm run css

messages: setup ## Gather the sentences for translators again, and compile the catalogues
	@.venv/bin/python scripts/messages.py

docs: setup ## Write docs/reference again from the code
	@.venv/bin/upheld docs

bench: setup ## Measure what the design promises
	@if ls benchmarks/*.py >/dev/null 2>&1; \
	then for each in benchmarks/*.py; do .venv/bin/python "$$each" || exit 1; done; \
	else echo "No benchmark has been written yet."; fi

faults: setup ## Kill the service 500 times on each database right after it said "received" (FAULTS=), and 40 while sealing (SEALINGS=)
	@UPHELD_FAULTS=$(or $(FAULTS),500) UPHELD_SEALINGS=$(or $(SEALINGS),40) DATABASE_URL= .venv/bin/python -m pytest tests/faults
	@UPHELD_FAULTS=$(or $(FAULTS),500) DATABASE_URL=postgres://private .venv/bin/python -m pytest tests/faults

test-spark: .stamps/spark ## Every measure on Spark as well, row by row (needs Java 17 or 21; fetches 0.4 GB once)
	@.venv-spark/bin/python -m pytest tests/spark

lock: .stamps/tools ## Make the locks again from pyproject.toml (UPGRADE=1 takes newer versions)
	@set -e; compile="$(UV) pip compile --quiet --no-header --universal --generate-hashes \
	  --no-emit-index-url --no-emit-package upheld-verify $(if $(UPGRADE),--upgrade)"; \
	$$compile pyproject.toml -o requirements.lock; \
	$$compile pyproject.toml --group dev -o requirements-dev.lock; \
	$$compile pyproject.toml --group dev --group spark -c requirements-dev.lock \
	  -o requirements-spark.lock; \
	$$compile --group bootstrap -o requirements-uv.lock
	@echo "Locks made. Read the difference before you commit it: git diff $(LOCKS)"

# ------------------------------------------------------------------------------------ bootstrap
# First uv by pip, into .tools, then everything else by uv. Hashes are required throughout. Our own
# two packages carry no hash, so they come last, without their dependencies and without a network.

missing:
	@$(PYTHON) -c 'pass' 2>/dev/null || { \
	  echo "Upheld needs Python 3.11 or later, and there is no $(PYTHON)."; \
	  echo "Install it (Debian: apt install python3 python3-pip) or name another:"; \
	  echo "  make PYTHON=/path/to/python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Upheld needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)."; \
	  echo "Name another: make PYTHON=/path/to/python3.12 …"; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { \
	  echo "Upheld needs pip for $(PYTHON), and it is not there."; \
	  echo "Install it (Debian: apt install python3-pip; elsewhere: $(PYTHON) -m ensurepip)."; \
	  exit 1; }

.stamps/tools: requirements-uv.lock
	@$(MAKE) --no-print-directory missing
	@echo "Fetching uv into .tools …"
	@$(PYTHON) -m pip install --quiet --quiet --disable-pip-version-check --root-user-action=ignore \
	  --upgrade --target .tools --require-hashes -r requirements-uv.lock || { \
	  echo "pip could not fetch uv. A package index must be reachable the first time; if yours"; \
	  echo "is a mirror, tell pip of it with PIP_INDEX_URL and uv with UV_DEFAULT_INDEX."; exit 1; }
	@mkdir -p .stamps && touch $@

.stamps/environment: .stamps/tools requirements-dev.lock pyproject.toml verify/pyproject.toml
	@test -x .venv/bin/python || $(UV) venv --quiet --python "$(PYTHON)" .venv
	@echo "Fetching what requirements-dev.lock names into .venv …"
	@$(UV) pip install --quiet --require-hashes -r requirements-dev.lock || { \
	  echo "uv could not fetch the packages. A package index must be reachable the first time;"; \
	  echo "if yours is a mirror, tell uv of it with UV_DEFAULT_INDEX."; exit 1; }
	@$(UV) pip install --quiet --offline --no-deps -e . -e verify
	@mkdir -p .stamps && touch $@

# Spark is large and few need it, so it has an environment of its own. PySpark comes as source and is
# put together with the setuptools that the lock names, not with whatever is newest that day.
.stamps/spark: .stamps/tools requirements-spark.lock pyproject.toml verify/pyproject.toml
	@java -version >/dev/null 2>&1 || { \
	  echo "Spark needs Java, and there is none (Debian: apt install openjdk-17-jre-headless)."; \
	  exit 1; }
	@test -x .venv-spark/bin/python || $(UV) venv --quiet --python "$(PYTHON)" .venv-spark
	@echo "Fetching what requirements-spark.lock names into .venv-spark …"
	@$(UV) pip install --quiet --python .venv-spark/bin/python --require-hashes \
	  --no-build-isolation-package pyspark -r requirements-spark.lock
	@$(UV) pip install --quiet --python .venv-spark/bin/python --offline --no-deps -e . -e verify
	@mkdir -p .stamps && touch $@
