# The doors of this repository. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run serve test coverage lint bench runtime development

PY := .venv/bin/python
export DJANGO_SETTINGS_MODULE ?= impp.settings

help: ## This list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12
	@echo
	@echo "From the environment: PORT (8000), IMPP_DATA_DIR (var), DATABASE_URL, REDIS_URL ... see .env.example"

runtime:
	@bin/system-packages run
	@bin/python-environment requirements.txt

development:
	@bin/system-packages test
	@bin/python-environment requirements-dev.txt

setup: runtime ## Set up everything, start nothing
	@$(PY) -m impp.prepare
	@echo "Ready: make run (with the demonstration) or make serve (without)"

run: runtime ## Set up everything and serve, with the demonstration and its sign-ins
	@exec $(PY) bin/serve.py --demonstration

serve: runtime ## Set up everything and serve, without the demonstration
	@exec $(PY) bin/serve.py

test: development ## Set up everything and run the tests, on every database at hand
	@bin/test

coverage: development ## Every branch of rules, verbs, access and record is tested, or it is red
	@bin/coverage

lint: development ## Style, types, floors, migrations, freshness of what is generated
	@bin/lint

bench: development ## Measurements (PostgreSQL at hand)
	@$(PY) -m tests.benchmarks
