"""The state of links on the site: from a report, beside each link, and nothing without one."""

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from site_builder import site
from site_builder.catalogue import Catalogue
from site_builder.commands.building import build
from site_builder.links.reports import REPORTS
from site_builder.links.result import Finding, Result
from site_builder.links.target import Target
from site_builder.pages.health import NOT_CHECKED, LinkHealth, State
from site_builder.pages.papers import pages
from tests.links.invented_results import results
from tests.site.chromium import MODES, Open, served, visits
from tests.site.test_html import problems

ROOT = Path(__file__).parents[2]
INVENTED = ROOT / "tests" / "catalogue"
DAY = datetime.date(2026, 11, 20)
COPY = "https://archive.example.org/found/journal"


def result(url: str, code: str, title: str = "", archived: str | None = None) -> Result:
    return Result(Target(url, title), Finding(code), DAY, archived=archived)


RESULTS = (
    result("https://papers.example.org/pot2013/oolong.html", "title-matches"),
    result("https://doi.org/10.5555/pot.2013.1", "moved"),
    result("https://code.example.org/leafcup-a", "gone"),
    result("https://code.example.org/leafcup-b", "refused"),
    result("https://journals.example.org/tea/1", "not-found", archived=COPY),
    result("https://papers.example.org/kettle2017/sencha.html", "parked"),
    result("https://code.example.org/spouts", "not-found"),
    result("https://journals.example.org/tea/handles", "slow"),
    result("https://papers.example.org/potw2021/mate.html", "alive"),
)


@pytest.fixture(scope="module")
def health_site(teapots: Catalogue, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/catalogue with the states of its links."""
    folder = tmp_path_factory.mktemp("health")
    site.build(teapots, ROOT / "mkdocs.yml", folder, cache, health=LinkHealth.of(RESULTS))
    return folder


@pytest.fixture(scope="module")
def health_address(health_site: Path) -> Iterator[str]:
    yield from served(health_site)


@pytest.fixture
def visit(browser: Browser, health_address: str) -> Iterator[Open]:
    yield from visits(browser, health_address)


def rows(folder: Path, id: str) -> dict[str, str]:
    """What stands beside each link of a paper, as text."""
    html = (folder / f"papers/{id}/index.html").read_text("utf-8")
    listed = html.partition('<ul class="link-rows">')[2].partition("</ul>")[0]
    found = {}
    for row in re.findall(r"<li>(.*?)</li>", listed, re.DOTALL):
        link, _, beside = row.partition("</a>")
        found[re.sub(r"<[^>]+>", "", link).split()[-1]] = re.sub(r"<[^>]+>", "", beside).strip()
    return found


def test_each_link_has_its_state_and_day(health_site: Path) -> None:
    assert rows(health_site, "oolong2013from") == {
        "papers.example.org/pot2013/oolong.html": "alive, checked 2026-11-20",
        "10.5555/pot.2013.1": "moved, checked 2026-11-20",
        "code.example.org/leafcup-a": "dead: archived copy, checked 2026-11-20",
        "code.example.org/leafcup-b": "official code could not be checked, tried 2026-11-20",
        "journals.example.org/tea/1": "dead: archived copy, checked 2026-11-20",
    }
    assert rows(health_site, "cha2017b") == {
        "papers.example.org/kettle2017/sencha.html": (
            "may lead to something else, checked 2026-11-20; archived copy"
        ),
        "1703.00001": "",
        "code.example.org/spouts": "dead, checked 2026-11-20",
    }
    assert list(rows(health_site, "assam2019handles").values()) == [
        "no answer in time, tried 2026-11-20"
    ]


def test_the_copy_of_a_record_goes_before_the_one_found(teapots: Catalogue) -> None:
    record = "https://code.example.org/leafcup-a"
    health = LinkHealth.of([result(record, "gone", archived=COPY)])
    html = next(p.body for p in pages(teapots, health) if p.url == "papers/oolong2013from/")
    assert 'href="https://archive.example.org/2020/leafcup-a"' in html
    assert COPY not in html


def test_without_a_report_there_is_only_what_records_say(teapot_site: Path) -> None:
    assert set(rows(teapot_site, "oolong2013from").values()) == {
        "",
        "archived copy",
        "official code",
    }
    html = (teapot_site / "papers/index.html").read_text("utf-8")
    assert "health" not in html.partition('id="papers"')[0]
    assert "data-health" not in html


def test_a_paper_may_be_left_in_an_archive_only(teapots: Catalogue) -> None:
    paper = teapots.paper_by_id["mate2021pour"].model_copy(update={"paper": None, "archived": COPY})
    (page,) = [p for p in pages(replace(teapots, papers=(paper,))) if p.title == paper.title]
    assert f'<span class="what">Paper</span> <span class="health"><a href="{COPY}"' in page.body


def test_nothing_known_is_as_no_report(teapots: Catalogue) -> None:
    not_asked = [result("https://code.example.org/spouts", "not-asked")]
    assert not LinkHealth.of(not_asked)
    assert list(pages(teapots, LinkHealth.of(not_asked))) == list(pages(teapots, NOT_CHECKED))


def test_other_pages_do_not_change(teapot_site: Path, health_site: Path) -> None:
    names = {path.relative_to(health_site) for path in health_site.rglob("*") if path.is_file()}
    changed = {
        name.as_posix()
        for name in names
        if (health_site / name).read_bytes() != (teapot_site / name).read_bytes()
    }
    assert all(name == site.MANIFEST or name.startswith("papers/") for name in changed)


def test_every_page_is_well_formed(health_site: Path) -> None:
    for path in health_site.glob("papers/**/*.html"):
        assert problems(path.read_text("utf-8")) == [], path


# Results -> states


@given(found=st.lists(results(), max_size=6), data=st.data())
def test_the_order_of_results_does_not_matter(found: list[Result], data: st.DataObject) -> None:
    states = {url: health.state for url, health in LinkHealth.of(found).by_url.items()}
    again = LinkHealth.of(data.draw(st.permutations(found))).by_url
    assert {url: health.state for url, health in again.items()} == states
    for health in again.values():
        assert not health.archived or health.archived.startswith(("http://", "https://"))


def test_the_title_decides_between_two_results_of_an_address() -> None:
    url = "https://papers.example.org/both"
    health = LinkHealth.of(
        [result(url, "title-matches", "Pots"), result(url, "other-title", "Cups")]
    )
    for title, state in (("Pots", State.ALIVE), ("Cups", State.SUSPICIOUS), ("", State.SUSPICIOUS)):
        found = health.at(url, title)
        assert found
        assert found.state == state
    assert health.at("https://papers.example.org/other", "Pots") is None


def test_a_copy_that_is_no_address_is_not_linked(teapots: Catalogue) -> None:
    health = LinkHealth.of(
        [result("https://journals.example.org/tea/1", "gone", archived="javascript:alert(1)")]
    )
    for page in pages(teapots, health):
        assert "javascript:" not in page.body


# The command


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(INVENTED, tmp_path / "catalogue"))


def test_build_shows_a_report(root: Path, tmp_path: Path) -> None:
    report = tmp_path / "links.json"
    report.write_text(REPORTS["json"](RESULTS, False, ""), "utf-8")
    assert build(root, tmp_path / "out", strict=False, links=report) == 0
    assert rows(tmp_path / "out", "mate2021pour") == {
        "papers.example.org/potw2021/mate.html": "alive, checked 2026-11-20"
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "No such file or directory"),
        (b"", "invalid JSON"),
        (b'{"papers": []}', "input should be a valid array"),
        (b'[{"url": "https://a.example.org"}]', "entry 1, id: field required"),
        (b"\xff\xfe", "invalid JSON"),
    ],
)
def test_another_file_is_refused_and_nothing_is_built(
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    why: str,
) -> None:
    report = tmp_path / "links.json"
    if content is not None:
        report.write_bytes(content)
    assert build(root, tmp_path / "out", strict=False, links=report) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert f"nothing was built: {report} cannot be read as a report of links ({why}" in said
    assert "survey links --report FILE" in said
    assert not (tmp_path / "out").exists()


def test_a_reason_of_another_version_is_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = json.loads(REPORTS["json"](RESULTS, False, ""))
    listed[1]["reason"] = "bad-luck"
    (tmp_path / "links.json").write_text(json.dumps(listed), "utf-8")
    assert build(root, tmp_path / "out", strict=False, links=tmp_path / "links.json") == 1
    assert 'entry 2 has an unknown reason, "bad-luck"' in capsys.readouterr().err


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", ["papers/oolong2013from/", "papers/cha2017b/", "papers/"])
def test_a_page_with_states_is_accessible_and_fits(visit: Open, path: str, mode: str) -> None:
    page = visit(path, **MODES[mode])
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.browser
def test_papers_are_chosen_by_the_state_of_their_links(visit: Open) -> None:
    page = visit("papers/?health=dead")
    status, facet = page.locator(".browse [role=status]"), page.get_by_role("group", name="Links")
    expect(facet.get_by_role("checkbox", name="Dead")).to_be_checked()
    expect(status).to_have_text("2 of 5 papers")
    expect(facet.locator(".term")).to_have_text(
        [
            *("Dead", "May lead to something else", "Could not be checked"),
            *("No answer in time", "Moved", "Alive"),
        ]
    )
    page.locator("#find").fill("leaf")
    expect(status).to_have_text("1 of 5 papers")
    expect(page).to_have_url(re.compile(r"\?find=leaf&health=dead$"))
    facet.get_by_role("checkbox", name="Dead").uncheck()
    facet.get_by_role("checkbox", name="Moved").press("Space")
    expect(page).to_have_url(re.compile(r"\?find=leaf&health=moved$"))


@pytest.mark.browser
def test_an_unknown_state_in_the_address_shows_all_and_is_told(visit: Open) -> None:
    page = visit("papers/?health=merry")
    expect(page.get_by_role("alert")).to_have_text("Not known here, and left out: links “merry”.")
    expect(page.locator("#papers > .entry:visible")).to_have_count(5)


@pytest.mark.browser
def test_no_state_is_told_by_colour_alone(visit: Open) -> None:
    page = visit("papers/oolong2013from/")
    texts = page.locator(".health").all_inner_texts()
    assert len(texts) == 5
    assert all(re.match(r"alive|moved|dead|could not be checked", text) for text in texts)
