# Commands of this project; `make` alone lists them. Options: PORT= DATABASE_URL= CHROMIUM= PYTHON= ARGS=
.DEFAULT_GOAL := help
.PHONY: help demo demo-passwords test test-browser test-next check fix messages bench shots film lock fuzz drill-bundle drill-rights

PY := .venv/bin/python
environment = @python="$$(sh deploy/find-python.sh)" && "$$python" deploy/environment.py

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

demo: ## Serve the whole site on http://localhost:8000 (PORT=8001, DATABASE_URL=...)
	$(environment) runtime
	@exec $(PY) deploy/demo.py

demo-passwords: ## Give the demo's accounts new passwords and print them
	$(environment) runtime
	@$(PY) deploy/demo.py --new-passwords

test: ## All tests: SQLite, PostgreSQL and browser (ARGS="-k journey")
	$(environment) test
	@$(PY) deploy/run_tests.py $(ARGS)

test-browser: ## Only the tests in Chromium
	$(environment) test
	@$(PY) deploy/run_tests.py --suite=browser $(ARGS)

test-next: ## The same tests on the newest Python, Django and Wagtail; may fail, says why
	$(environment) test
	@$(PY) deploy/test_next.py $(ARGS)

fuzz: ## Ask the API thousands of things and hold every answer against its OpenAPI document
	$(environment) test
	@TEST_DATABASE=sqlite FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-50} $(PY) -m pytest tests/api/test_fuzz.py -s $(ARGS)

check: ## Style, templates, imports, migrations, catalogues, production settings
	$(environment) test
	@$(PY) deploy/run_checks.py

fix: ## Mend what check can mend: style and format
	$(environment) test
	@$(PY) deploy/run_checks.py --fix

messages: ## Bring the catalogues in locale/ up to date with code and templates
	$(environment) test
	@$(PY) deploy/command.py manage.py messages $(ARGS)

bench: ## Measure how quick the site is
	$(environment) test
	@$(PY) deploy/command.py manage.py bench $(ARGS)

shots: ## Take screenshots of the main pages into var/shots
	$(environment) test
	@$(PY) deploy/command.py -m tests.browser.shots $(ARGS)

drill-bundle: ## Kill the process that publishes a bundle, 40 times: readers see all of it or nothing
	$(environment) test
	@$(PY) deploy/drill_bundle.py $(ARGS)

drill-rights: ## Four municipalities, everybody at every door: nothing foreign is read or changed (SQLite and PostgreSQL)
	$(environment) test
	@$(PY) deploy/run_tests.py tests/drills/rights.py -s $(ARGS)

film: ## Make the film about the journey anew from its data (content/data/film)
	$(environment) test
	@$(PY) deploy/command.py manage.py make_film $(ARGS)

lock: ## Write requirements/*.lock anew from requirements/*.in (ARGS=--upgrade)
	$(environment) test
	@$(PY) deploy/lock.py $(ARGS)
