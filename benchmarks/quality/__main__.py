"""Measure the built site and write the table: `make quality`, or python -m benchmarks.quality SITE.

It fails if the site is below the floor: no violation, error or broken link, Lighthouse 100 for
accessibility, best practices and search engines and 95 for performance, a layout shift of 0.05.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality import tools
from benchmarks.quality.serving import served

TABLE = Path(__file__).parents[2] / "docs" / "quality.md"
# One page of each type: the first that is there below these folders.
TYPES = {
    "home": "",
    "list of papers": "papers/",
    "paper": "papers/*/",
    "survey": "survey/",
    "category": "survey/*/",
    "pedigree": "pedigree/",
    "venue": "venues/*/",
    "year": "years/*/",
    "authors": "authors/",
    "author": "authors/*/",
    "framework": "code/*/",
    "statistics": "statistics/",
    "new": "new/",
    "resources": "resources/",
    "data": "data/",
    "rules": "rules/",
    "contribute": "contribute/",
    "add a paper": "contribute/add/",
    "about": "about/",
}
PERFORMANCE, OTHERS, SHIFT = 95, 100, 0.05
HEAD = """# Quality of the site

Measured by `make quality` with the catalogue of this repository, on one machine: Lighthouse as a
slow phone, the best of up to three runs; axe in two sizes, light and dark; *elsewhere* are requests
to other hosts. The floor is 95 for performance, 100 for the rest, a layout shift of 0.05 and none
of anything else; what is below it is told after the table.

| page | performance | accessibility | best practices | SEO | layout shift | KiB | elsewhere | axe |
|---|---|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Run all, write the table, and say what is below the floor."""
    site = Path(sys.argv[1]).resolve()
    faults: list[str] = []
    rows = list(_rows(site, faults))
    count, broken = tools.lychee(site, _address(site))
    faults += [f"a broken link: {link}" for link in broken]
    errors = tools.nu(site)
    faults += [f"not valid: {error}" for error in errors or ()]
    pages = len(list(site.rglob("*.html")))
    valid = "not run: there is no Java" if errors is None else f"{len(errors)} messages"
    used = ", ".join(f"{name} {version}" for name, version in tools.versions().items())
    lines = [
        *rows,
        "",
        f"- Nu HTML checker, all {pages} pages: {valid}",
        f"- Links within the site and their anchors, {count:,}: {len(broken)} broken",
        f"- {used}",
        *(f"- below the floor: {fault}" for fault in faults[:20]),
    ]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"quality: {TABLE} - {len(faults)} below the floor")
    for fault in faults[:20]:
        print(f"  {fault}")
    sys.exit(bool(faults))


def _rows(site: Path, faults: list[str]) -> Iterator[str]:
    chromium = os.environ.get("CHROMIUM", "")
    with served(site) as address:
        for name, path in _pages(site):
            print(f"quality: {name}", flush=True)
            loaded = _loaded(f"{address}{path}", chromium)
            violations = tools.axe(f"{address}{path}")
            faults += [
                f"{name}: axe {rule} ({mode})"
                for mode, found in violations.items()
                for rule in found
            ]
            faults += _below(name, loaded)
            yield _row(name, loaded, sum(map(len, violations.values())))


def _loaded(address: str, chromium: str) -> tools.Loaded:
    """The best of three runs at most: what else the machine does can only slow a page down."""
    best = tools.lighthouse(address, chromium)
    for _ in range(2):
        if best.scores["performance"] >= PERFORMANCE:
            break
        again = tools.lighthouse(address, chromium)
        best = max(best, again, key=lambda run: run.scores["performance"])
    return best


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    for name, pattern in TYPES.items():
        folders = sorted(site.glob(pattern)) if pattern else [site]
        for folder in folders:
            page = folder / "index.html"
            if page.is_file() and b'http-equiv="refresh"' not in page.read_bytes():
                yield name, f"{folder.relative_to(site).as_posix()}/".removeprefix("./")
                break


def _below(name: str, loaded: tools.Loaded) -> Iterator[str]:
    for part, score in loaded.scores.items():
        if score < (PERFORMANCE if part == "performance" else OTHERS):
            yield f"{name}: {part} {score}"
    if loaded.shift > SHIFT:
        yield f"{name}: layout shift {loaded.shift:.2f}"
    if loaded.elsewhere:
        yield f"{name}: {loaded.elsewhere} requests elsewhere"


def _row(name: str, loaded: tools.Loaded, violations: int) -> str:
    cells = [name, *map(str, loaded.scores.values()), f"{loaded.shift:.2f}"]
    cells += [str(loaded.kib), str(loaded.elsewhere), str(violations)]
    return f"| {' | '.join(cells)} |"


def _address(site: Path) -> str:
    """Where the site will be, as its sitemap says."""
    found = re.search(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    return found[1] if found else ""


if __name__ == "__main__":
    main()
