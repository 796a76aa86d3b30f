"""The list of papers in a real browser: search, facets, address, keys, empty results."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.site.chromium import MODES, Open

pytestmark = pytest.mark.browser


def status(page: Page) -> Locator:
    return page.locator(".browse [role=status]")


def shown(page: Page) -> list[str]:
    """The ids of the papers that are shown, in their order."""
    expect(page.locator("form[data-ready]")).to_be_attached()
    found: list[str] = page.eval_on_selector_all(
        "#papers > .entry", "list => list.filter(e => e.checkVisibility()).map(e => e.id)"
    )
    return found


def box(page: Page, facet: str, choice: str) -> Locator:
    return page.get_by_role("group", name=facet).get_by_role("checkbox", name=choice)


def counts(page: Page, facet: str) -> dict[str, str]:
    """The counts beside the choices of a facet."""
    rows = page.locator(f"[data-facet={facet}] label:has(.count)")
    return dict(
        zip(
            rows.locator(".term").all_text_contents(),
            rows.locator(".count").all_text_contents(),
            strict=True,
        )
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zolc", ["assam2019handles"]),
        ("Łukasz handles", ["assam2019handles"]),
        ("leafcup", ["oolong2013from"]),
        ("emile", ["oolong2013from"]),
        ("second REMARK", ["assam2019handles"]),
        ("pot workshops", ["mate2021pour"]),
        ("<over>", ["mate2021pour"]),
        ("100% #1", ["cha2017b"]),
        ("chainer", []),
    ],
)
def test_the_search_looks_through_title_method_author_venue_and_note(
    visit: Open, words: str, found: list[str]
) -> None:
    page = visit("papers/")
    assert len(shown(page)) == 5
    page.locator("#find").fill(words)
    assert shown(page) == found
    expect(status(page)).to_have_text(f"{len(shown(page))} of 5 papers")


def test_facets_count_without_their_own_choice(visit: Open) -> None:
    page = visit("papers/")
    assert shown(page)[0] == "mate2021pour"
    assert counts(page, "fw") == {"Chainer": "1", "Code": "1", "PyTorch": "1", "No code": "2"}
    assert counts(page, "cat") == {
        **{"Spout methods": "2", "Handle methods": "1", "Uses": "3"},
        **{"Pouring": "2", "Brewing & steeping": "1"},
    }
    box(page, "Category", "Spout methods").check()
    assert shown(page) == ["cha2017b", "oolong2013from"]
    assert counts(page, "cat")["Handle methods"] == "1"
    assert counts(page, "fw") == {"Chainer": "1", "Code": "0", "PyTorch": "1", "No code": "0"}
    box(page, "Category", "Handle methods").check()
    assert len(shown(page)) == 3
    box(page, "Framework", "No code").check()
    assert shown(page) == ["assam2019handles"]
    assert counts(page, "venue")["POT"] == "0"
    expect(page).to_have_url(re.compile(r"\?cat=spouts,handles&fw=none$"))


def test_a_category_holds_what_stands_below_it(visit: Open) -> None:
    page = visit("papers/?cat=uses")
    assert len(shown(page)) == 3
    expect(box(page, "Category", "Pouring")).to_be_hidden()
    page.get_by_role("button", name="Show all 5").click()
    box(page, "Category", "Pouring").check()
    assert len(shown(page)) == 3
    page.get_by_role("button", name="Show fewer").click()
    expect(box(page, "Category", "Pouring")).to_be_visible()
    expect(box(page, "Category", "Brewing")).to_be_hidden()


def test_filters_are_chips_that_are_removed(visit: Open) -> None:
    page = visit("papers/?cat=spouts&fw=pytorch")
    chips = page.get_by_role("list", name="Active filters").get_by_role("button")
    expect(chips).to_contain_text(["Spout methods", "PyTorch", "Remove all"])
    page.get_by_role("button", name="Remove the filter Spout methods").press("Enter")
    expect(chips).to_have_count(1)
    expect(chips.first).to_be_focused()
    chips.first.press("Enter")
    expect(chips).to_have_count(0)
    expect(page.locator("#find")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/papers/$"))


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("newest", "mate2021pour", "oolong2013from"),
        ("oldest", "oolong2013from", "mate2021pour"),
        ("title", "cha2017b", "steeping-with-no-known-author"),
        ("venue", "steeping-with-no-known-author", "assam2019handles"),
    ],
)
def test_papers_are_sorted(visit: Open, sort: str, first: str, last: str) -> None:
    page = visit("papers/")
    page.get_by_label("Sort").select_option("title")
    page.get_by_label("Sort").select_option(sort)
    assert shown(page)[::4] == [first, last]
    page.reload()
    assert shown(page)[::4] == [first, last]


def test_back_takes_steps_and_returns_from_a_paper(visit: Open) -> None:
    page = visit("papers/")
    box(page, "Year", "2013").check()
    page.locator("#find").press_sequentially("leaf")
    expect(status(page)).to_have_text("1 of 5 papers")
    page.get_by_role("link", name="From Leaf to Cup").click()
    page.wait_for_url("**/oolong2013from/")
    page.go_back()
    assert shown(page) == ["oolong2013from"]
    expect(page.locator("#find")).to_have_value("leaf")
    page.go_back()
    expect(page.locator("#find")).to_have_value("")
    expect(box(page, "Year", "2013")).to_be_checked()
    page.go_back()
    expect(status(page)).to_have_text("5 papers")
    expect(box(page, "Year", "2013")).not_to_be_checked()
    page.go_forward()
    expect(box(page, "Year", "2013")).to_be_checked()


def test_values_are_repeated_or_parted_and_found_by_their_name(visit: Open) -> None:
    page = visit("papers/?year=2013,2017&year=2019&venue=Tea%20Journal&venue=KETTLE,pot")
    assert shown(page) == ["assam2019handles", "cha2017b", "oolong2013from"]
    expect(page.get_by_role("alert")).to_be_hidden()


def test_what_an_address_says_in_vain_is_told_and_left_out(visit: Open) -> None:
    page = visit("papers/?cat=spouts,old&year=20x&sort=best&select=cha2017b,gone&health=dead")
    assert shown(page) == ["cha2017b", "oolong2013from"]
    expect(page.get_by_role("alert")).to_have_text(
        "Not known here, and left out: order “best”, category “old”, year “20x”, links “dead”, "
        "1 more."
    )
    expect(page.locator("[data-picked]")).to_have_text("1 selected")
    box(page, "Category", "Handle methods").check()
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?cat=spouts,handles&select=cha2017b$"))


@pytest.mark.parametrize(
    "query",
    [
        "find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&cat=%3Cscript%3Ealert(1)%3C/script%3E",
        "select=__proto__,constructor&cat=__proto__&sort=constructor&year=,,,",
        f"find={'a' * 5000}&venue={'b' * 3000}",
        "find=%E0%A4%A&cat=%00&fw[]=1&sort=",
    ],
)
def test_an_evil_address_does_nothing(visit: Open, query: str) -> None:
    page = visit("papers/")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(page.url + "?" + query)
    assert len(shown(page)) in (0, 5)
    assert page.locator(".notice *, .chips img, .hints img").count() == 0


def test_an_empty_result_says_what_to_remove(visit: Open) -> None:
    page = visit("papers/?find=leaf&fw=chainer,code")
    hints = page.locator(".hint")
    expect(hints).to_have_text(
        ["Remove Chainer or Code: 1 paper", "Remove leaf: 2 papers", "Remove all filters: 5 papers"]
    )
    hints.get_by_role("button", name="Remove leaf").press("Enter")
    expect(status(page)).to_have_text("2 of 5 papers")
    expect(page.locator("#find")).to_be_focused()
    page.locator("#find").fill("spouts nonsense")
    expect(hints.first).to_have_text("Remove nonsense: 1 paper")
    page.goto(page.url.split("?")[0] + "?find=zzz&year=2013&fw=chainer")
    expect(hints).to_have_text(
        ["Only 2013: 1 paper", "Only Chainer: 1 paper", "Remove all filters: 5 papers"]
    )
    hints.get_by_role("button", name="Only 2013").click()
    assert shown(page) == ["oolong2013from"]


def test_keys_lead_to_the_search_and_out(visit: Open) -> None:
    page = visit("papers/?year=2013")
    find = page.locator("#find")
    assert shown(page)
    page.keyboard.press("/")
    expect(find).to_be_focused()
    expect(find).to_have_value("")
    page.keyboard.type("a/b")
    expect(find).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(find).to_have_value("")
    expect(page).to_have_url(re.compile(r"\?year=2013$"))
    page.keyboard.press("Escape")
    expect(status(page)).to_have_text("5 papers")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "query", ["?cat=uses&fw=none&year=x", "?find=zzz&fw=pytorch", "?select=cha2017b"]
)
def test_every_state_is_accessible_and_fits(visit: Open, query: str, mode: str) -> None:
    page = visit(f"papers/{query}", **MODES[mode])
    shown(page)
    if "phone" in mode:
        page.locator(".facets > summary").click()
    else:
        page.get_by_role("button", name="Show all 5").click()
    page.locator(".take > summary").click()
    page.evaluate("scrollTo(0, 0)")  # the header would cover what scrolled under it
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_320_pixels_are_enough(visit: Open) -> None:
    page = visit("papers/?cat=uses&fw=none", viewport={"width": 320, "height": 640})
    page.locator(".facets > summary").click()
    page.locator(".take > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    panel = page.locator(".take .panel").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 320


def test_facets_are_open_on_a_wide_screen_and_folded_on_a_phone(visit: Open) -> None:
    page = visit("papers/?year=2013")
    expect(box(page, "Year", "2013")).to_be_visible()
    expect(page.locator(".facets > summary")).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(box(page, "Year", "2013")).to_be_hidden()
    expect(page.locator(".facets > summary")).to_have_text("Filters (1)")


def test_forced_colours_show_boxes_and_chips(visit: Open) -> None:
    page = visit("papers/?year=2013", forced_colors="active")
    expect(box(page, "Year", "2013")).to_be_checked()
    border = page.locator(".chips button").evaluate("e => getComputedStyle(e).borderTopStyle")
    assert border == "solid"


@pytest.mark.parametrize("mode", ["desktop light", "phone light"])
def test_nothing_jumps_when_the_script_starts(visit: Open, mode: str) -> None:
    for query in ("", "?cat=spouts&fw=pytorch&find=leaf"):
        page = visit("about/", **MODES[mode])
        page.add_init_script(
            "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach("
            "e => { window.jumps += e.value; })).observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(page.url.replace("about/", f"papers/{query}"))
        assert shown(page)
        page.wait_for_timeout(300)
        assert page.evaluate("window.jumps") < 0.01


def test_without_a_script_it_is_the_plain_list(visit: Open) -> None:
    page = visit("papers/?cat=spouts", java_script_enabled=False)
    expect(page.locator("#papers > .entry:visible")).to_have_count(5)
    for control in ("form.filter", ".tools", ".pick", ".mark"):
        expect(page.locator(control).locator("visible=true")).to_have_count(0)
