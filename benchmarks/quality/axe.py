"""Run axe on one page in four modes: `python -m benchmarks.quality.axe ADDRESS` prints JSON."""

import json
import os
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.site.chromium import FLAGS, MODES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def main() -> None:
    """Print for each mode the rules that the page violates."""
    found: dict[str, list[str]] = {}
    chromium = os.environ.get("CHROMIUM") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for mode, options in MODES.items():
            page = browser.new_context(**options).new_page()
            page.goto(sys.argv[1])
            told = Axe().run(page, options={"runOnly": TAGS})
            found[mode] = [violation["id"] for violation in told.response["violations"]]
            page.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
