"""A list too long for its page: the first papers are in it, a file of all is filtered and drawn."""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from site_builder import engine, site
from site_builder.catalogue import Catalogue
from site_builder.exports import bibtex
from site_builder.links.result import Finding, Result
from site_builder.links.target import Target
from site_builder.pages import browse
from site_builder.pages.browse import FIRST, LIMIT, PATH
from site_builder.pages.health import LinkHealth
from site_builder.records import Paper
from tests.site.chromium import MODES, Open, served, visits
from tests.site.test_browse import box, counts, shown, status
from tests.site.test_html import problems

ROOT = Path(__file__).parents[2]
SIZE = 2_500
DEAD = "https://code.example.org/7"
NEEDED = ("papers/index.html", "assets/", "data/browse", "data/selection/", "search/")


def long_catalogue(teapots: Catalogue, size: int = SIZE) -> Catalogue:
    """The invented papers, and many more."""
    further = tuple(invented(number) for number in range(size - len(teapots.papers)))
    papers = sorted((*teapots.papers, *further), key=lambda paper: paper.id)
    return replace(teapots, papers=tuple(papers))


def invented(number: int) -> Paper:
    code = [{"framework": "chainer", "url": f"https://code.example.org/{number}"}]
    values = {
        "id": f"pot{number:05}",
        "title": f"Çup number {number}",
        "name": f"Cup-{number}" if number % 2 else None,
        "authors": ("Ada Ash", "Müge Öz"),
        "venue": "POT" if number % 3 else None,
        "year": 1990 + number % 20,
        "categories": (("spouts", "pouring", "handles")[number % 3],),
        "paper": f"https://papers.example.org/{number}",
        "code": tuple(code) if number % 4 == 3 else (),
    }
    return Paper.model_validate(values)


@pytest.fixture(scope="module")
def long_papers(teapots: Catalogue) -> Catalogue:
    return long_catalogue(teapots)


@pytest.fixture(scope="module")
def long_site(
    long_papers: Catalogue, cache: Path, teapot_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """What the list needs of a site, beside the pages that others have already."""
    assert teapot_site  # the engine has run
    folder = tmp_path_factory.mktemp("long")
    health = LinkHealth.of([Result(Target(DEAD, ""), Finding("gone"), datetime.date(2026, 11, 20))])
    rendered = engine.run(long_papers.survey, ROOT / "mkdocs.yml", cache)
    for output in site.outputs(long_papers, rendered, health):
        if output.path.startswith(NEEDED):
            path = folder / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content)
    return folder


@pytest.fixture(scope="module")
def long_address(long_site: Path) -> Iterator[str]:
    yield from served(long_site)


@pytest.fixture
def visit(browser: Browser, long_address: str) -> Iterator[Open]:
    yield from visits(browser, long_address)


def test_the_page_holds_the_first_papers_and_the_file_all(long_site: Path) -> None:
    html = (long_site / "papers/index.html").read_text("utf-8")
    assert html.count('class="entry"') == FIRST
    assert problems(html) == []
    listed = json.loads((long_site / PATH).read_text("utf-8"))
    assert len(listed["papers"]) == SIZE


def test_the_size_of_the_catalogue_decides(teapots: Catalogue) -> None:
    assert list(browse.outputs(long_catalogue(teapots, LIMIT))) == []
    one_more = long_catalogue(teapots, LIMIT + 1)
    assert [output.path for output in browse.outputs(one_more)] == [PATH]
    assert list(browse.outputs(one_more)) == list(browse.outputs(one_more))


@pytest.mark.browser
def test_entries_are_drawn_as_the_page_has_them(visit: Open, teapot_site: Path) -> None:
    page = visit("papers/?sort=title&find=assam")
    assert shown(page) == ["assam2019handles"]
    own = (
        "e => e.outerHTML.replace(/>\\s+</g, '><').replace(/\\s+/g, ' ').replace(/ (?=[<>])/g, '')"
    )
    plain = re.sub(
        r'<span class="Z3988".*?</span>', "", page.locator("#assam2019handles").evaluate(own)
    )
    listed = re.search(
        r'<li class="entry" id="assam2019handles".*?\n</li>',
        (teapot_site / "papers/index.html").read_text("utf-8"),
        re.DOTALL,
    )
    assert listed
    for part in ("entry-title", "byline", "notes", "links"):
        page.set_content(f"<ol>{listed[0]}</ol>")
        expected = page.locator(f".{part}").evaluate(own)
        assert expected in plain, part


@pytest.mark.browser
def test_the_first_papers_stay_until_something_is_asked(visit: Open) -> None:
    page = visit("papers/")
    assert len(shown(page)) == FIRST
    expect(status(page)).to_have_text(f"{SIZE} papers")
    expect(page.locator(".whole")).to_be_hidden()
    more = page.locator("[data-more]")
    expect(more).to_have_text("Show 50 more of 2400")
    more.press("Enter")
    assert len(shown(page)) == FIRST + 50
    expect(page.locator("#papers > .entry").nth(FIRST).locator("h2 a")).to_be_focused()
    page.reload()
    assert len(shown(page)) == FIRST + 50
    page.locator("#find").fill("cup-123")
    assert shown(page) == ["pot01239", "pot01237", "pot01235", "pot01233", "pot01231", "pot00123"]
    expect(more).to_be_hidden()


@pytest.mark.browser
def test_it_is_filtered_counted_sorted_and_remembered(visit: Open, long_papers: Catalogue) -> None:
    page = visit("papers/?find=oz&cat=spouts&fw=chainer&sort=oldest&health=dead,none&year=x")
    expect(page.get_by_role("alert")).to_have_text(
        "Not known here, and left out: year “x”, links “none”."
    )
    assert shown(page) == []
    expect(page.locator(".hint")).to_have_text(
        [
            "Remove Spout methods: 1 paper",
            "Remove Dead: 208 papers",
            f"Remove all filters: {SIZE} papers",
        ]
    )
    page.get_by_role("button", name="Remove the filter Dead").click()
    fitting = [
        paper.id
        for paper in long_papers.papers_in_order
        if paper.code and "spouts" in paper.categories and "Müge Öz" in paper.authors
    ]
    expect(status(page)).to_have_text(f"{len(fitting)} of {SIZE} papers")
    assert shown(page) == fitting[:50]
    assert counts(page, "fw")["No code"] == str(
        sum(
            not p.code and "spouts" in p.categories and "Müge Öz" in p.authors
            for p in long_papers.papers
        )
    )
    box(page, "Venue", "No venue").check()
    expect(page).to_have_url(re.compile(r"find=oz&cat=spouts&venue=none&fw=chainer&sort=oldest$"))
    page.go_back()
    assert shown(page) == fitting[:50]


@pytest.mark.browser
def test_a_selection_is_gathered_from_several_files(visit: Open, long_papers: Catalogue) -> None:
    ids = ["oolong2013from", "pot00000", "pot01999"]
    page = visit(f"papers/?select={','.join(ids)}")
    page.locator(".take > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX").click()
    papers = [paper for paper in long_papers.papers_in_order if paper.id in ids]
    expected = bibtex.ENTRIES.write(long_papers, papers)
    assert Path(download.value.path()).read_text("utf-8") == expected


@pytest.mark.browser
def test_a_selection_too_long_for_the_address_is_told(visit: Open) -> None:
    page = visit("papers/")
    page.get_by_label("Select all shown").check()
    expect(page.get_by_role("alert")).to_contain_text("too many for the address")
    expect(page.locator("[data-picked]")).to_have_text(f"{SIZE} selected")
    expect(page).to_have_url(re.compile("/papers/$"))


@pytest.mark.browser
@pytest.mark.parametrize("mode", MODES)
def test_it_is_accessible_and_fits(visit: Open, mode: str) -> None:
    page = visit("papers/?find=cup&fw=chainer", **MODES[mode])
    assert len(shown(page)) == 50
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.browser
def test_without_a_script_it_says_where_the_others_are(visit: Open) -> None:
    page = visit("papers/", java_script_enabled=False)
    expect(page.locator("#papers > .entry:visible")).to_have_count(FIRST)
    expect(page.locator(".whole")).to_be_visible()
    expect(page.locator("[data-more]")).to_be_hidden()


@pytest.mark.browser
def test_a_file_that_does_not_come_is_told(browser: Browser, long_address: str) -> None:
    page = browser.new_page()
    page.route("**/browse.json", lambda route: route.abort())
    page.goto(f"{long_address}papers/?find=cup")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("#papers > .entry:visible")).to_have_count(FIRST)
    expect(page.locator(".whole")).to_be_visible()
    page.close()
