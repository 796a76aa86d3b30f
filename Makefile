# Everything a person or CI does here, by name; `make` alone lists it.
# Choose another Python or browser:  make site PYTHON=python3.12  make test CHROMIUM=/opt/chrome/chrome

PYTHON = python3
VENV = .venv
PY = $(VENV)/bin/python
SURVEY = $(PY) -m site_builder
PIP_INSTALL = $(PY) -m pip --disable-pip-version-check install --quiet
PIP_COMPILE = $(PY) -m uv --quiet --no-config pip compile --universal --python-version 3.11 \
    --fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
    --custom-compile-command "make requirements"
PICTURE = .github/pedigree.svg
SUDO = $$(test "$$(id -u)" = 0 || echo sudo)
# What is told of problems: text, or github for annotations of a pull request.
FORMAT = text
# For the links: what a change is compared with, which part of all, the address of the files.
BASE ?= origin/main
SHARD ?= 1-of-1
SOURCE ?=
export BASE SOURCE
part = links-$(SHARD)
APT_GET = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y
# Links that are broken are told, and are no failure of the command.
or_broken = || test $$? -eq 1
failed = { echo "$(or $(MAKECMDGOALS),make): FAILED -" $(1) >&2; exit 1; }

.DEFAULT_GOAL = help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help site serve validate links links-changed links-shard links-merge links-summary links-issue \
    changes test check ci golden readme requirements clean browser graphviz bench-links bench-browse quality

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/runtime.stamp ## Build the website into site/ (with the state of links: make site LINKS=links.json)
	@{ $(SURVEY) validate && $(SURVEY) build $(if $(LINKS),--links $(LINKS)); } || $(call failed,"see the messages above")
	@echo "site: built into site/ - open site/index.html"

serve: $(VENV)/runtime.stamp ## Show the website while you edit
	@$(SURVEY) serve

validate: $(VENV)/runtime.stamp ## Check the catalogue
	@$(SURVEY) validate

links: $(VENV)/runtime.stamp ## Check every link; the report is links.json
	@$(SURVEY) links --report links.json

links-changed: $(VENV)/runtime.stamp ## Check the links that are new since BASE (origin/main)
	@rm -f links.json
	@$(SURVEY) links --changed-since "$$BASE" --format $(FORMAT) --report links.json

links-shard: $(VENV)/runtime.stamp ## Check one part of all links, patiently: SHARD=1-of-4
	@rm -f $(part).json
	@$(SURVEY) links --shard $(subst -of-,/,$(SHARD)) --patience 120 --timeout 20 \
	    --state .cache/survey/$(part).sqlite --report $(part).json $(or_broken) && test -f $(part).json

links-merge: $(VENV)/runtime.stamp ## Join the reports of all parts into links.json
	@$(SURVEY) links merge links-*-of-*.json --report links.json $(or_broken)

links-summary: $(VENV)/runtime.stamp ## Print links.json as Markdown
	@$(SURVEY) links merge links.json --format markdown --source "$$SOURCE" $(or_broken)

links-issue: $(VENV)/runtime.stamp ## Make the issue of GITHUB_REPOSITORY say what links.json says (try: DRY_RUN=--dry-run)
	@$(SURVEY) links issue links.json --source "$$SOURCE" $(DRY_RUN)

changes: $(VENV)/runtime.stamp ## Print what has changed in the catalogue since BASE, as Markdown
	@$(SURVEY) diff "$$BASE" --format markdown || test $$? -eq 1

test: browser graphviz ## Run every test, those in a real browser too
	@CHROMIUM="$$(cat $(VENV)/chromium)" $(PY) -m pytest -n auto \
	    || { echo "test: FAILED - see the messages above" >&2; exit 1; }
	@echo "test: passed"

check: $(VENV)/check.stamp ## Check format, types, layers, catalogue and workflows
	@failed=; \
	run() { echo "check: $$*"; "$$@" || failed="$$failed  $$*;"; }; \
	run $(PY) -m ruff format --check .; \
	run $(PY) -m ruff check .; \
	run $(PY) -m mypy; \
	run $(VENV)/bin/lint-imports --no-logo; \
	run $(SURVEY) validate --strict --format $(FORMAT); \
	run $(SURVEY) fmt --check; \
	run $(SURVEY) schema --check; \
	run $(SURVEY) forms --check; \
	run $(VENV)/bin/check-jsonschema --check-metaschema schema/*.json; \
	run $(VENV)/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml; \
	run $(VENV)/bin/check-jsonschema --builtin-schema vendor.github-issue-forms \
	    $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml)); \
	run $(VENV)/bin/check-jsonschema --builtin-schema vendor.github-issue-config \
	    .github/ISSUE_TEMPLATE/config.yml; \
	run $(VENV)/bin/check-jsonschema --builtin-schema vendor.citation-file-format \
	    --force-filetype yaml CITATION.cff; \
	run $(VENV)/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml; \
	run $(VENV)/bin/check-jsonschema --builtin-schema vendor.github-actions action.yml; \
	run $(VENV)/bin/zizmor --offline --quiet --pedantic .github action.yml; \
	if [ -n "$$failed" ]; then echo "check: FAILED -$$failed" >&2; exit 1; fi; \
	$(SURVEY) export graph --format svg | cmp -s - $(PICTURE) \
	    || echo "$${GITHUB_ACTIONS:+::warning file=$(PICTURE)::}check: the README's picture is older than the catalogue. This is no mistake of yours and fails nothing; make readme redraws it." >&2; \
	echo "check: passed"

ci: check test ## What a pull request must pass: check and test

golden: $(VENV)/test.stamp ## Rewrite the files that tests compare with
	@UPDATE_GOLDEN=1 $(PY) -m pytest -n auto -m "not browser and not packaging"
	@echo "golden: rewritten - look at them with git diff"

readme: $(VENV)/runtime.stamp ## Redraw the picture of the README
	@$(SURVEY) export graph --format svg -o $(PICTURE)

bench-links: $(VENV)/bench.stamp ## Measure the link checker, beside lychee
	@$(PY) benchmarks/links.py

bench-browse: browser $(VENV)/bench.stamp ## Measure the list of papers in a throttled browser, up to 10,000 papers
	@CHROMIUM="$$(cat $(VENV)/chromium)" $(PY) benchmarks/browse.py

quality: site browser $(VENV)/bench.stamp $(VENV)/quality.stamp ## Measure the site with Lighthouse, axe, Nu and lychee; writes docs/quality.md
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" CHROMIUM="$$(cat $(VENV)/chromium)" $(PY) -m benchmarks.quality site

requirements: $(VENV)/lock.stamp ## Compile the pins in requirements/ (newer ones: make requirements UPGRADE=--upgrade)
	@$(PIP_COMPILE) $(UPGRADE) -o requirements/lock.txt requirements/lock.in
	@$(PIP_COMPILE) $(UPGRADE) -o requirements/runtime.txt pyproject.toml requirements/runtime.in
	@$(PIP_COMPILE) $(UPGRADE) -o requirements/test.txt requirements/test.in
	@$(PIP_COMPILE) $(UPGRADE) -o requirements/check.txt requirements/check.in
	@$(PIP_COMPILE) $(UPGRADE) -o requirements/bench.txt requirements/bench.in
	@echo "requirements: compiled - look at them with git diff"

clean: ## Remove what the other targets made
	rm -rf benchmarks/quality/node_modules
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist site links*.json
	find site_builder tests -name __pycache__ -prune -exec rm -rf {} +

# The environment: each stamp says that one file of requirements is installed.

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || $(call failed,"$(PYTHON) must be Python 3.11 or newer; name another: make PYTHON=python3.12 $(MAKECMDGOALS)")
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	    echo "installing $$package"; \
	    $(APT_GET) update && $(APT_GET) install "$$package"; \
	} || $(call failed,"$(PYTHON) lacks its modules venv and ensurepip; install them")
	@echo "making $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV) || $(call failed,"could not make $(VENV)")

$(VENV)/runtime.stamp: requirements/runtime.txt pyproject.toml | $(PY)
	@echo "installing $<"
	@$(PIP_INSTALL) --require-hashes -r $< \
	    && $(PIP_INSTALL) --no-deps --no-build-isolation --editable . \
	    || $(call failed,"could not install $<")
	@touch $@

$(VENV)/test.stamp $(VENV)/check.stamp $(VENV)/lock.stamp $(VENV)/bench.stamp: $(VENV)/%.stamp: requirements/%.txt
	@echo "installing $<"
	@$(PIP_INSTALL) --require-hashes -r $< || $(call failed,"could not install $<")
	@touch $@

$(VENV)/test.stamp $(VENV)/bench.stamp: $(VENV)/runtime.stamp
$(VENV)/check.stamp: $(VENV)/test.stamp
$(VENV)/lock.stamp: | $(PY)

# Tools from npm, in the versions of the lock file.
$(VENV)/quality.stamp: benchmarks/quality/package-lock.json | $(PY)
	@command -v npm >/dev/null || $(call failed,"npm is missing; install Node.js 18 or newer")
	@echo "installing $<"
	@npm --prefix benchmarks/quality ci --silent --ignore-scripts --no-audit --no-fund \
	    || $(call failed,"could not install $<")
	@touch $@

# Finds the Chromium that the tests drive and leaves its path in a file; empty: the one that
# playwright installed for itself. A snap is none: it cannot read the tests' files.
find_chromium = for name in "$$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable; do \
	    path=$$(command -v "$$name") || continue; \
	    case $$(readlink -f "$$path") in *snap*) continue ;; esac; \
	    if "$$path" --version >/dev/null 2>&1; then echo "$$path"; break; fi; \
	done | grep . >$(VENV)/chromium
find_browser = { $(find_chromium) && $(PY) -m playwright --version >/dev/null 2>&1; }

browser: $(VENV)/test.stamp
	@$(find_browser) || { \
	    echo "installing Chromium"; \
	    if command -v apt-get >/dev/null && ! apt-cache show chromium chromium-browser 2>/dev/null | grep -qw snapd; then \
	        $(APT_GET) update && $(APT_GET) install chromium fonts-dejavu-core fonts-liberation libatomic1; \
	    fi; \
	    $(find_browser) || $(PY) -m playwright install --with-deps chromium; \
	} || $(call failed,"found no Chromium and could not install one")

# One more reader of what we export; without it its tests are skipped.
graphviz:
	@command -v dot >/dev/null || ! command -v apt-get >/dev/null || { \
	    echo "installing Graphviz"; \
	    $(APT_GET) update && $(APT_GET) install graphviz; \
	} || echo "graphviz: could not be installed, its tests are skipped" >&2
