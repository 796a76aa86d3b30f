"""The pedigree in a real Chromium: by mouse, by keys, by touch, and without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.site.chromium import MODES, Open

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def method(page: Page, id: str) -> Locator:
    return page.locator(f'.pedigree .method[data-id="{id}"]')


def lit(page: Page) -> set[str]:
    found: list[str] = page.eval_on_selector_all(
        ".pedigree.lit .method.on", "all => all.map(one => one.textContent)"
    )
    return set(found)


def lit_steps(page: Page) -> set[tuple[str, str]]:
    found: list[list[str]] = page.eval_on_selector_all(
        ".pedigree.lit .step.on", "all => all.map(one => [one.dataset.from, one.dataset.to])"
    )
    return {(start, end) for start, end in found}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", ["", "pedigree/", "pedigree/spout/", "papers/bell2012second/"])
def test_a_page_is_accessible_and_fits(visit_pedigree: Open, path: str, mode: str) -> None:
    page = visit_pedigree(path, **MODES[mode])
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_home_page_has_a_small_picture_that_leads_to_it(
    visit_pedigree: Open, width: int
) -> None:
    page = visit_pedigree("", viewport={"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    link = page.get_by_role("link", name="The pedigree of 6 methods, 2010 to 2016")
    expect(link.locator("svg text")).to_contain_text(["First"])
    link.click()
    expect(page).to_have_url(re.compile("/pedigree/$"))


def test_a_mouse_lights_the_lineage(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/")
    method(page, "bell2012second").hover()
    assert lit(page) == {"First", "Second", "Third", "Other"}
    expect(page.get_by_role("status").first).to_have_text(
        "Second, 2012, Spout, builds on First. 1 ancestor, 2 descendants."
    )
    page.mouse.move(2, 2)
    assert lit(page) == set()


def test_a_secondary_step_is_lit_where_it_is_the_only_link(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/")
    secondary = page.locator('.step[data-from="cole2012side"][data-to="dunn2015third"]')
    expect(secondary).to_be_hidden()
    method(page, "dunn2015third").hover()
    assert ("cole2012side", "dunn2015third") in lit_steps(page)
    page.mouse.move(2, 2)
    expect(secondary).to_be_hidden()
    page.get_by_label("secondary influences").check()
    expect(secondary).to_be_visible()


def test_what_is_lit_is_told_in_sight(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/", viewport={"width": 1440, "height": 300})
    method(page, "east2016other").focus()
    expect(method(page, "east2016other")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("status").first).to_be_in_viewport(ratio=1)


def test_the_figure_and_the_files_are_at_hand(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/")
    with page.expect_download() as download:
        page.get_by_role("link", name="pedigree.graphml").click()
    assert "graphml" in download.value.path().read_text()
    page.get_by_text("Families and measures").click()
    expect(page.locator(".figure svg")).to_be_visible()


def test_keys_walk_along_the_lines(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/")
    method(page, "dunn2015third").focus()
    page.keyboard.press("ArrowLeft")
    expect(method(page, "bell2012second")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(method(page, "ash2010first")).to_be_focused()
    assert lit(page) == {"First", "Second", "Side", "Third", "Other"}
    page.keyboard.press("ArrowRight")
    expect(method(page, "bell2012second")).to_be_focused()
    page.keyboard.press("Escape")
    assert lit(page) == set()
    page.keyboard.press("Tab")
    expect(method(page, "cole2012side")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("papers/cole2012side/$"))


def test_the_first_tap_lights_and_the_second_opens(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/", **PHONE)
    method(page, "dunn2015third").tap()
    assert "Third" in lit(page)
    expect(page).to_have_url(re.compile("pedigree/$"))
    method(page, "dunn2015third").tap()
    expect(page).to_have_url(re.compile("papers/dunn2015third/$"))


def test_focus_in_the_address_lights_and_shows(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/?focus=ash2010first", **PHONE)
    assert lit(page) == {"First", "Second", "Side", "Third", "Other"}
    expect(method(page, "ash2010first")).to_be_in_viewport()


def test_an_unknown_focus_is_told_and_changes_nothing(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/?focus=<b>nobody")
    expect(page.get_by_role("status").first).to_have_text(
        "There is no method “<b>nobody” in this pedigree."
    )
    assert lit(page) == set()


def test_the_way_between_two_methods(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/")
    page.get_by_label("From", exact=True).fill("other")
    page.get_by_label("to", exact=True).fill("First")
    page.get_by_role("button", name="Show the way").click()
    expect(page.locator("[data-path-steps] li")).to_have_text(
        ["Other extends Second (evidence)", "Second extends First (evidence)"]
    )
    assert lit(page) == {"Other", "Second", "First"}
    expect(page).to_have_url(re.compile(r"from=east2016other&to=ash2010first"))
    page.reload()
    expect(page.locator("[data-path-steps] li")).to_have_count(2)
    page.get_by_role("link", name="evidence").first.click()
    expect(page).to_have_url(re.compile("papers/east2016other/#builds-on-bell2012second$"))
    expect(page.locator("#builds-on-bell2012second")).to_contain_text("Sec. 3 of Other")


def test_no_way_and_no_such_method_are_told(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/?from=fox2016alone&to=ash2010first")
    status = page.locator("[data-path-status]")
    expect(status).to_have_text("Nothing leads from Alone to First.")
    page.get_by_label("From", exact=True).fill("Nobody")
    page.get_by_role("button", name="Show the way").click()
    expect(status).to_have_text("There is no method “Nobody” in this pedigree.")


def box_of(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box is not None
    sides = {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}
    return {side: round(number) for side, number in sides.items()}


def test_a_lane_is_folded_and_unfolded(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/")
    svg, below = page.locator("svg.pedigree"), method(page, "east2016other")
    full, place = box_of(svg), box_of(below)
    button = page.locator('[data-toggle-lane="handle"]')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(method(page, "cole2012side")).to_be_hidden()
    expect(page.locator('.step[data-from="ash2010first"][data-to="cole2012side"]')).to_be_hidden()
    assert box_of(svg)["height"] < full["height"]
    assert box_of(below)["y"] < place["y"]
    button.click()
    expect(method(page, "cole2012side")).to_be_visible()
    assert box_of(svg) == full
    assert box_of(below) == place


def test_the_drawing_is_sized(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/", **PHONE)
    svg, scroll = page.locator("svg.pedigree"), page.locator(".stage-scroll")

    natural = box_of(svg)["width"]
    page.get_by_role("button", name="Larger").click()
    assert box_of(svg)["width"] == pytest.approx(natural * 1.25, abs=2)
    page.get_by_role("button", name="Fit").click()
    assert box_of(svg)["width"] == pytest.approx(box_of(scroll)["width"], abs=4)


def test_without_a_script_it_is_a_picture_of_links(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/", java_script_enabled=False)
    expect(page.locator(".legend")).to_be_hidden()
    expect(page.locator(".path-finder")).to_be_hidden()
    expect(page.locator(".twin li").filter(has_text="Third")).to_contain_text(
        ["Second", "Third (2015): builds on Second, Side", "Side"]
    )
    method(page, "dunn2015third").click()
    expect(page).to_have_url(re.compile("papers/dunn2015third/$"))
    expect(page.locator("#builds-on + ul li").first).to_contain_text("Sec. 3 of Third")


def test_a_paper_leads_into_the_pedigree_and_its_reading_path(visit_pedigree: Open) -> None:
    page = visit_pedigree("papers/dunn2015third/")
    page.get_by_text("What to read before it: 3 papers").click()
    expect(page.locator(".reading-path li")).to_contain_text(
        ["First (2010)", "Second (2012)", "Side (2012)", "Third (2015)"]
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="All of them as .bib").click()
    text = download.value.path().read_text()
    assert re.findall(r"@\w+\{(\w+),", text) == [
        "ash2010first", "bell2012second", "cole2012side", "dunn2015third",
    ]  # fmt: skip
    page.get_by_role("link", name="See it in the whole pedigree").click()
    expect(page).to_have_url(re.compile(r"pedigree/\?focus=dunn2015third$"))
    expect(page.locator(".pedigree.lit .method.lit-self")).to_have_text("Third")


def test_nothing_moves_for_those_who_want_none(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/", reduced_motion="reduce")
    first = method(page, "ash2010first")
    duration = first.evaluate("one => getComputedStyle(one).transitionDuration")
    assert duration in ("0s", "0s, 0s")


def test_forced_colours_leave_boxes_and_lines(visit_pedigree: Open) -> None:
    page = visit_pedigree("pedigree/", forced_colors="active")
    fill, stroke = (
        method(page, "ash2010first")
        .locator("rect")
        .evaluate("one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]")
    )
    assert fill != stroke
