"""What a reader does with papers: select them, take them along, compare and mark them."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.exports.selection import FORMATS
from tests.site.chromium import MODES, Open
from tests.site.test_browse import box, shown

pytestmark = pytest.mark.browser

TWO = ["cha2017b", "mate2021pour"]


def taken(page: Page, button: str) -> bytes:
    """The bytes of what a button downloads."""
    if page.locator(".take").get_attribute("open") is None:
        page.locator(".take > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.suffix)
def test_a_selection_is_taken_along_as_the_exports_write_it(
    visit: Open, teapots: Catalogue, format: object
) -> None:
    assert format in FORMATS
    known = next(each for each in FORMATS if each is format)
    page = visit(f"papers/?select={','.join(TWO)}")
    expect(page.locator("[data-taken]")).to_have_text("2 selected papers")
    papers = [paper for paper in teapots.papers_in_order if paper.id in TWO]
    assert taken(page, known.name) == known.entries.write(teapots, papers).encode()


def test_a_single_paper_is_the_file_of_its_page(visit: Open, teapot_site: Path) -> None:
    page = visit("papers/?select=oolong2013from")
    folder = teapot_site / "papers" / "oolong2013from"
    for name, suffix in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")):
        assert taken(page, name) == (folder / f"oolong2013from.{suffix}").read_bytes()


def test_all_papers_are_the_whole_files(visit: Open, teapot_site: Path) -> None:
    page = visit("papers/?sort=title")
    page.get_by_label("Select all shown").check()
    for name, export in (("BibTeX", "bibtex"), ("CSV", "csv"), ("LaTeX table", "latex")):
        whole = teapot_site / "data" / EXPORTS[export].file_name
        assert taken(page, name) == whole.read_bytes()


def test_without_a_selection_what_is_shown_is_taken(visit: Open) -> None:
    page = visit("papers/?find=leaf")
    expect(page.locator("[data-taken]")).to_have_text("1 paper shown")
    assert taken(page, "BibTeX").startswith(b"@inproceedings{oolong2013from,")


def test_a_selection_stands_in_the_address(visit: Open) -> None:
    page = visit("papers/")
    page.get_by_role("checkbox", name="Select LeafCup").press("Space")
    expect(page).to_have_url(re.compile(r"\?select=oolong2013from$"))
    all_shown = page.get_by_label("Select all shown")
    assert all_shown.evaluate("box => box.indeterminate")
    box(page, "Category", "Uses").check()
    all_shown.check()
    expect(page.locator("[data-picked]")).to_have_text("4 selected, 1 of them not shown")
    page.reload()
    expect(page.locator("[data-picked]")).to_have_text("4 selected, 1 of them not shown")
    all_shown.uncheck()
    expect(page).to_have_url(re.compile(r"\?cat=uses&select=oolong2013from$"))
    page.goto(page.url.split("?")[0] + "?select=cha2017b&marks=selected")
    assert shown(page) == ["cha2017b"]
    page.get_by_role("button", name="Clear selection").click()
    expect(page.locator(".hint").first).to_have_text("Remove Selected: 5 papers")


@pytest.mark.parametrize("mode", MODES)
def test_papers_are_compared_in_a_table(visit: Open, mode: str) -> None:
    page = visit(f"papers/?select={','.join(TWO)}", **MODES[mode])
    page.locator(".take > summary").click()
    page.get_by_role("button", name="Compare in a table").press("Enter")
    dialog = page.get_by_role("dialog", name="Comparison of papers")
    expect(dialog.get_by_role("heading")).to_have_text("2 papers compared")
    expect(dialog.locator("tbody th")).to_contain_text(["A & B: 100%", "Pour<Over>"])
    expect(dialog.locator("tbody tr").first.locator("td")).to_have_text(
        [
            *("Sen Cha", "KETTLE 2017", "Spout methods, Uses › Pouring", "Roundness"),
            *("LeafCup", "Chainer"),
        ]
    )
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Compare in a table")).to_be_focused()


def test_a_link_of_the_comparison_leads_on(visit: Open) -> None:
    page = visit("papers/?select=cha2017b")
    page.locator(".take > summary").click()
    page.get_by_role("button", name="Compare in a table").click()
    page.get_by_role("dialog").get_by_role("link", name="LeafCup").click()
    expect(page).to_have_url(re.compile("papers/oolong2013from/$"))


def test_marks_are_kept_and_chosen_by(visit: Open) -> None:
    page = visit("papers/")
    page.get_by_label("Mark of LeafCup").click()
    page.get_by_label("Mark of Pour<Over>").dblclick()
    page.reload()
    expect(page.get_by_label("Mark of LeafCup")).to_have_text("To read")
    box(page, "Mine", "To read").check()
    assert shown(page) == ["oolong2013from"]
    expect(page).to_have_url(re.compile(r"\?marks=to-read$"))
    page.get_by_label("Mark of LeafCup").click()
    assert shown(page) == []
    expect(page.locator(".hint").first).to_have_text("Remove To read: 5 papers")
    box(page, "Mine", "Not marked").check()
    assert len(shown(page)) == 3


def test_marks_go_to_a_file_and_come_back(visit: Open, tmp_path: Path) -> None:
    page = visit("papers/")
    page.get_by_label("Mark of LeafCup").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert json.loads(text) == {"marks": {"oolong2013from": "to-read"}}
    other = visit("papers/")
    file = tmp_path / "marks.json"
    file.write_text(json.dumps({"marks": {"oolong2013from": "read", "x": "read", "cha2017b": 1}}))
    other.locator("[data-marks=import]").set_input_files(file)
    expect(other.get_by_role("alert")).to_have_text(
        "Imported: 1 mark. Left out: 2, of papers that are not here."
    )
    expect(other.get_by_label("Mark of LeafCup")).to_have_text("Read")
    other.get_by_label("Read: mark of LeafCup").click()
    expect(other.get_by_label("Mark of LeafCup")).to_have_text("Mark")


@pytest.mark.parametrize("content", ["", "[]", '{"marks": 1}', '{"a": ', "<svg onload=alert(1)>"])
def test_another_file_brings_no_marks(visit: Open, tmp_path: Path, content: str) -> None:
    page = visit("papers/")
    file = tmp_path / "<b>marks.json"
    file.write_text(content)
    assert shown(page)
    page.locator("[data-marks=import]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("<b>marks.json is no file of marks")


def test_what_others_left_in_the_storage_does_no_harm(visit: Open) -> None:
    page = visit("papers/")
    for left in ("{", "null", "[1]", '{"cha2017b": {}}', '{"__proto__": "read"}'):
        key = page.evaluate("new URL('..', location.href).pathname")
        page.evaluate(
            "([key, left]) => localStorage.setItem(`survey-marks ${key}`, left)", [key, left]
        )
        page.reload()
        assert len(shown(page)) == 5
