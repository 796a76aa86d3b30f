"""How heavy the list of papers is and how fast it answers, in a real Chromium that is throttled.

Run it from the checkout: `CHROMIUM=/usr/bin/chromium python benchmarks/browse.py`. The first
figures are those of this survey, the others those of invented papers, in both ways of showing
them. A query is from the key to the finished layout; the slowest and the median of some are told.
"""

import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, Response

from benchmarks.validate import write_catalogue
from site_builder import engine, site
from site_builder.catalogue import Catalogue
from site_builder.loading import load
from tests.site.chromium import launched, served

ROOT = Path(__file__).resolve().parent.parent
SIZES = (2_000, 10_000)
THROTTLES = (1, 4)
NEEDED = ("papers/index.html", "assets/", "data/browse", "search/")
WORDS = ("p", "pr", "pro", "deep metric", "learning", "zz", "")
QUERY = """word => {
  const input = document.querySelector("#find");
  const start = performance.now();
  input.value = word;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
CHOOSE = """number => {
  const box = document.querySelectorAll("[data-facet=year] input")[number];
  const start = performance.now();
  box.click();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
READY = """() => new Promise(resolve => {
  const tell = () => {
    if (document.querySelector("form[data-ready]")) resolve(performance.now());
    else requestAnimationFrame(tell);
  };
  tell();
})"""


def main() -> None:
    """Print the weight of a first load, the time until it is ready, and that of queries."""
    print("papers   KiB gzip  requests  throttle  ready ms  query ms: median, slowest")
    for browser in launched():
        with tempfile.TemporaryDirectory() as folder:
            measure(browser, load(ROOT / "catalogue"), Path(folder))
            for size in SIZES:
                root = Path(folder) / str(size)
                root.mkdir()
                write_catalogue(root, size)
                measure(browser, load(root), Path(folder))


def measure(browser: Browser, catalogue: Catalogue, folder: Path) -> None:
    """The figures of a catalogue."""
    out = folder / f"site-{len(catalogue.papers)}"
    rendered = engine.run(catalogue.survey, ROOT / "mkdocs.yml", folder / "cache")
    for output in site.outputs(catalogue, rendered):
        if output.path.startswith(NEEDED):
            path = out / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content)
    for address in served(out):
        kib, requests = weight(browser, address)
        for throttle in THROTTLES:
            ready, queries = times(browser, address, throttle)
            print(
                f"{len(catalogue.papers):6d}  {kib:9.1f}  {requests:8d}  {throttle:7d}x"
                f"  {ready:8.0f}  {statistics.median(queries):8.1f}, {max(queries):.1f}"
            )


def weight(browser: Browser, address: str) -> tuple[float, int]:
    """KiB of all that a first visit asks for, each compressed, and the number of requests."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}papers/")
    page.evaluate(READY)
    page.wait_for_load_state("networkidle")
    sizes = [len(gzip.compress(answer.body())) for answer in answers]
    page.close()
    return sum(sizes) / 1024, len(sizes)


def times(browser: Browser, address: str, throttle: int) -> tuple[float, list[float]]:
    """Milliseconds until the list can be used, and those of queries and of choices."""
    ready, queries = [], []
    for _ in range(3):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
        page.goto(f"{address}papers/", wait_until="commit")
        ready.append(page.evaluate(READY))
        page.wait_for_load_state("networkidle")
        queries.append(list(asked(page)))
        page.close()
    # Others have the processor at times: of each question the fastest of the runs counts.
    return min(ready), [min(same) for same in zip(*queries, strict=True)]


def asked(page: Page) -> Iterator[float]:
    """Milliseconds of each question, the first one left out: it warms up."""
    page.evaluate(QUERY, "warm")
    for word in WORDS:
        yield page.evaluate(QUERY, word)
        page.wait_for_timeout(50)
    for number in (0, 1, 0, 1):
        yield page.evaluate(CHOOSE, number)
        page.wait_for_timeout(50)


if __name__ == "__main__":
    main()
