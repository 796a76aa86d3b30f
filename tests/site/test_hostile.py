"""The site of records that try to break out: every page shows them as text, and nothing runs."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog

from site_builder import site
from site_builder.catalogue import Catalogue
from tests.hostile_records import accepted
from tests.site.chromium import Open, served, visits
from tests.site.conftest import SETTINGS
from tests.site.heads import Head
from tests.site.test_html import problems

RUNS = {"iframe", "object", "embed", "base", "frame", "applet", "audio", "video", "style"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return accepted(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def hostile_site(hostile: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    # Its own cache: the engine's output for the survey's own title is another one.
    site.build(hostile, SETTINGS, folder, tmp_path_factory.mktemp("cache"))
    return folder


@pytest.fixture
def visit_hostile(browser: Browser, hostile_site: Path) -> Iterator[Open]:
    for address in served(hostile_site):
        yield from visits(browser, address)


class Active(HTMLParser):
    """Collects what in a page could run, load or lead out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in RUNS:
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in given if name.startswith(("on", "style"))]
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            address = given.get(name) or ""
            if re.match(r"\s*[a-z-]+:", address, re.IGNORECASE) and not address.startswith("http"):
                self.found.append(f"{tag} {name}={address}")
        if tag == "meta" and given.get("http-equiv") not in (None, "Content-Security-Policy"):
            self.found.append(f"meta {given['http-equiv']}")


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text("utf-8")
        if path.parent.name not in {"sp", "hd", "use", "pour", "brew", "tut", "challenge"}:
            yield path.relative_to(folder).as_posix(), html


def test_nothing_in_a_page_could_run(hostile_site: Path) -> None:
    found = {page: Active(html).found for page, html in _pages(hostile_site)}
    assert {page: active for page, active in found.items() if active} == {
        "survey/study_materials/index.html": ["meta refresh"]
    }


def test_every_page_is_well_formed(hostile_site: Path) -> None:
    found = {page: wrong for page, html in _pages(hostile_site) if (wrong := problems(html))}
    assert found == {}


def test_every_page_has_the_scripts_of_a_harmless_one(
    hostile_site: Path, teapot_site: Path
) -> None:
    pattern = re.compile(r"<script(?![^>]*ld\+json)[^>]*>.*?</script>", re.DOTALL)
    for page, html in _pages(teapot_site):
        hostile = (hostile_site / page).read_text("utf-8")
        assert len(pattern.findall(hostile)) == len(pattern.findall(html)), page


def test_addresses_in_linked_data_are_addresses(hostile_site: Path) -> None:
    for page, html in _pages(hostile_site):
        for block in Head(html).blocks:
            for key, value in _addresses(block["@graph"]):
                assert re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value), (page, key, value)


def _addresses(thing: Any) -> Iterator[tuple[str, str]]:
    """Every value in linked data that is an address, with its key."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key in {"@id", "url", "item", "codeRepository", "contentUrl", "license"}:
                yield key, value
            elif key == "sameAs":
                yield from ((key, address) for address in value)
            else:
                yield from _addresses(value)
    elif isinstance(thing, list):
        for part in thing:
            yield from _addresses(part)


def test_a_template_in_a_record_is_text(hostile_site: Path, hostile: Catalogue) -> None:
    (paper,) = [paper for paper in hostile.papers if "{{" in paper.title]
    html = (hostile_site / "papers" / paper.id / "index.html").read_text("utf-8")
    assert "{{ 7*7 }} {% raw %} ${7*7} #{7*7} &lt;%= 7*7 %&gt; @@body@@ @@csp@@" in html
    assert "Pots 49" not in html


@pytest.mark.browser
def test_nothing_happens_in_a_browser(visit_hostile: Open, hostile: Catalogue) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page = visit_hostile("")  # complaints of the policy and requests elsewhere fail the fixture
    page.on("dialog", note)
    start = page.url
    papers = [f"papers/{paper.id}/" for paper in hostile.papers if "hostile" in paper.id]
    lists = ["papers/", "survey/spouts/", "survey/", "venues/", "venues/pot/", "years/2015/"]
    for path in [*lists, "pedigree/", "data/", "about/", "resources/", *papers]:
        page.goto(start + path)
        page.wait_for_load_state("networkidle")
        assert page.url == start + path
        assert page.title() != "taken"
        # The page must not be wider than the window because of one long word.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto(f"{start}papers/?find=script")
    page.wait_for_load_state("networkidle")
    assert dialogs == []
