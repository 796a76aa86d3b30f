"""The site in a real Chromium: as a reader with a keyboard, a phone, or a dark desktop sees it."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.chromium import MODES, Open

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> None:
    """Type `words` into the header; the theme listens to keys and not to the value."""
    field = page.locator(".md-search__input")
    field.fill("")
    field.press_sequentially(words)


def test_the_header_finds_a_paper_by_title_method_author_and_venue(visit: Open) -> None:
    page = visit("")
    for words in ("leaf cup", "LeafCup", "Oolong", "POT 2013"):
        search(page, words)
        result = page.locator(".md-search-result__link", has_text="From Leaf to Cup").first
        expect(result).to_be_visible()
    result.click()
    expect(page).to_have_url(re.compile("papers/oolong2013from/"))


def test_what_the_header_finds_is_text_and_not_markup(visit: Open) -> None:
    page = visit("")
    search(page, "Pour Over Here")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Pour<Over>")


def test_the_home_page_searches_in_the_list_of_papers(visit: Open) -> None:
    page = visit("")
    page.locator("#find").fill("handles")
    page.keyboard.press("Enter")
    expect(page.locator(".browse [role=status]")).to_have_text("1 of 5 papers")


def test_the_entry_is_copied(visit: Open, address: str) -> None:
    page = visit("papers/oolong2013from/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.get_by_role("button", name="Copy BibTeX").press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "@inproceedings{oolong2013from,"
    )


def test_dark_mode_is_switched_and_kept(visit: Open) -> None:
    page = visit("")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[title='Switch to dark mode']").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("a", has_text="Papers").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(
    ("mode", "name", "other"),
    [
        ("desktop light", "Switch to dark mode", "slate"),
        ("phone dark", "Switch to light mode", "default"),
    ],
)
def test_the_mode_is_switched_by_a_key(visit: Open, mode: str, name: str, other: str) -> None:
    page = visit("", **MODES[mode])
    page.locator("a.md-logo, button[for='__drawer']").locator("visible=true").first.focus()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", name)
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", other)


def test_the_first_tab_stop_leads_to_the_content(visit: Open) -> None:
    page = visit("papers/oolong2013from/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip").first).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"


def test_a_page_is_complete_without_scripts(visit: Open) -> None:
    page = visit("papers/", java_script_enabled=False)
    expect(page.locator("#papers > .entry")).to_have_count(5)
    for control in ("form.filter", ".tools", ".pick", ".mark", "dialog"):
        expect(page.locator(control).locator("visible=true")).to_have_count(0)


def test_an_old_anchor_leads_to_its_section(visit: Open) -> None:
    page = visit("#brew")
    expect(page.locator(".card", has=page.locator("#brew"))).to_be_in_viewport()


def test_the_policy_refuses_a_foreign_script(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    ran = page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          return window.ran === true;
        }"""
    )
    page.close()
    assert ran is False


def test_the_drawer_of_a_phone_leads_to_every_section(visit: Open) -> None:
    page = visit("papers/oolong2013from/", **MODES["phone light"])
    page.get_by_role("button", name="Menu").click()
    page.locator(".md-nav--primary a", has_text="Resources").click()
    expect(page.locator("h1")).to_have_text("Resources")


def test_the_drawer_is_opened_closed_and_left_by_keys(visit: Open) -> None:
    page = visit("papers/", **MODES["phone light"])
    menu, drawer = page.get_by_role("button", name="Menu"), page.locator(".md-sidebar--primary")
    expect(drawer).to_be_hidden()
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(drawer.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    expect(drawer).to_be_hidden()
    menu.press("Space")
    drawer.locator("a").last.focus()
    page.keyboard.press("Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("mode", ["desktop light", "phone light"])
def test_the_search_is_closed_by_escape_and_what_it_found_takes_no_focus(
    visit: Open, mode: str
) -> None:
    page = visit("", **MODES[mode])
    page.keyboard.press("/")
    search(page, "leaf")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize(
    "path",
    ["", "papers/oolong2013from/", "statistics/", "rules/", "survey/uses/", "authors/sen-cha/"],
)
def test_a_page_is_printed_dark_on_white_and_whole(visit: Open, path: str) -> None:
    page = visit(path, **MODES["desktop dark"])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.set_viewport_size({"width": 680, "height": 960})  # A4 less its margins
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => [".md-typeset", ".card", "pre"].map(at => document.querySelector(at))
          .filter(Boolean).map(element => {
            const style = getComputedStyle(element);
            return [style.color, style.backgroundColor];
          })"""
    )
    assert colours
    for ink, ground in colours:
        assert brightness(ink) < 0.4, ink
        assert brightness(ground) > 0.85, ground
    for away in (".md-header", ".md-footer", ".md-tabs", ".edit-record", ".contents", ".downloads"):
        assert page.locator(away).locator("visible=true").count() == 0, away
    cut = page.evaluate(
        """() => [...document.querySelectorAll("pre, code, table, .card, svg")]
          .filter(element => element.getBoundingClientRect().right > innerWidth
            || (element.scrollWidth > element.clientWidth + 1 && element.clientWidth))
          .map(element => element.outerHTML.slice(0, 120))"""
    )
    assert cut == []


def brightness(colour: str) -> float:
    """From 0, black, to 1; a colour that lets all through is the white of the paper."""
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    if len(parts) == 4 and parts[3] == 0:
        return 1.0
    scale = 1 if colour.startswith("color(") else 255
    return sum(parts[:3]) / 3 / scale


def test_a_printed_list_says_where_its_links_lead(visit: Open) -> None:
    page = visit("papers/")
    page.emulate_media(media="print")
    said = page.locator(".links a").first.evaluate(
        "link => [getComputedStyle(link, '::after').content, link.getAttribute('href')]"
    )
    assert said[1] in said[0]


class Host(SimpleHTTPRequestHandler):
    """Shows the site's own page for what is not there, as hosts of static sites do."""

    def do_GET(self) -> None:
        if not Path(self.translate_path(self.path)).exists():
            self.path = "/survey/404.html"
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def host(teapot_site: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a host of static sites, which has this one below /survey/."""
    (tmp_path / "survey").symlink_to(teapot_site)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/survey/"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "words", "found"),
    [
        ("papers/oolong2013leaf/", "oolong 2013 leaf", "oolong2013from"),
        ("leaf-to-cup", "leaf to cup", "oolong2013from"),
        ("papers/%E2%98%95%3Cb%3E/", "b", None),
    ],
)
def test_a_page_that_is_not_there_finds_what_was_meant(
    browser: Browser, host: str, path: str, words: str, found: str | None
) -> None:
    page = browser.new_page()
    page.goto(host + path)
    link = page.get_by_role("link", name="Search the papers for")
    expect(link).to_have_text(f"Search the papers for “{words}”")
    link.click()
    page.wait_for_selector("form[data-ready]")
    expect(page.locator("#find")).to_have_value(words)
    if found is not None:
        expect(page.locator(".entry:visible")).to_have_attribute("id", found)
    page.close()


@pytest.mark.parametrize("path", ["papers/%E2%98%95/", "%FF/", "404.html"])
def test_an_address_without_words_is_not_searched_for(
    browser: Browser, host: str, path: str
) -> None:
    page = browser.new_page()
    page.goto(host + path)
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-missing]")).to_be_hidden()
    page.close()
