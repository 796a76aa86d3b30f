"""Every kind of page, for readers with a keyboard, large letters, own colours, no motion."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site.chromium import MODES, Open

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "survey/",
    "survey/uses/",
    "survey/spouts/",
    "survey/spouts/2013/",
    "papers/",
    "papers/oolong2013from/",
    "papers/cha2017b/",
    "pedigree/",
    "pedigree/spout/",
    "venues/",
    "venues/pot/",
    "years/",
    "years/2013/",
    "authors/",
    "authors/sen-cha/",
    "code/",
    "code/pytorch/",
    "statistics/",
    "new/",
    "resources/",
    "data/",
    "contribute/",
    "contribute/add/",
    "rules/",
    "about/",
    "404.html",
)


def check_by_axe(page: Page) -> None:
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(visit: Open, path: str, mode: str) -> None:
    page = visit(path, **MODES[mode])
    check_by_axe(page)
    assert overflow(page) <= 0


@pytest.mark.parametrize("mode", MODES)
def test_a_page_that_leads_on_is_accessible(visit: Open, teapot_site: Path, mode: str) -> None:
    page = visit("404.html", **MODES[mode])
    page.wait_for_load_state("networkidle")  # what is still asked for would be cut off, and told
    html = (teapot_site / "survey/pour/index.html").read_text("utf-8")
    page.set_content(re.sub('<meta http-equiv="refresh"[^>]*>', "", html))
    page.evaluate("document.body.style.background = 'Canvas'")  # axe takes it for white
    check_by_axe(page)


CUT = """() => [...document.querySelectorAll("header *, article *")].filter(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  const away = "svg, select, input, .visually-hidden, .md-search, .md-ellipsis";
  if (!box.width || element.closest(away) || !element.checkVisibility()) return false;
  const hides = way => ["hidden", "clip"].includes(way);
  return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))"""
"""Elements that hide a part of what they hold; the header's title is the home page's heading."""

OVERLAPPING = """() => {
  const shown = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };
  const is = (element, test) => {
    for (let at = element; at; at = at.parentElement) if (test(getComputedStyle(at))) return at;
    return null;
  };
  const pieces = [], found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility(shown)) continue;
    if (element.closest("script, .visually-hidden, .md-search, .md-skip, .md-sidebar")) continue;
    if (is(element, style => ["sticky", "fixed"].includes(style.position))) continue;
    const window = is(element, style => /auto|scroll/.test(style.overflowX));
    const pane = window ? window.getBoundingClientRect() : document.body.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects())
      if (box.left < pane.right && box.right > pane.left) pieces.push([box, text.data.trim()]);
  }
  pieces.sort(([one], [other]) => one.top - other.top);
  pieces.forEach(([one, text], place) => {
    for (const [other, over] of pieces.slice(place + 1)) {
      if (other.top >= one.bottom) break;
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - other.top;
      if (width > 2 && height > Math.min(one.height, other.height) / 2)
        found.push(`${text.slice(0, 60)} | ${over.slice(0, 60)}`);
    }
  });
  return found;
}"""
"""Pairs of texts of which one covers the other."""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_or_covered_in_a_small_window(visit: Open, path: str) -> None:
    """A phone of 320 pixels, and a desktop of 1440 x 900 whose page is enlarged to 200 %."""
    page = visit(path, viewport={"width": 320, "height": 640}, device_scale_factor=2)
    for size in ({"width": 320, "height": 640}, {"width": 720, "height": 450}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert overflow(page) <= 0
        assert page.evaluate(CUT) == []
        assert page.evaluate(OVERLAPPING) == []


MOVING = """() => [...document.querySelectorAll("*")].filter(element =>
  ["", "::before", "::after"].some(part => {
    const style = getComputedStyle(element, part || null);
    return style.animationName !== "none" || style.scrollBehavior === "smooth"
      || style.transitionDuration.split(",").some(time => parseFloat(time));
  })).map(element => element.outerHTML.slice(0, 120))"""

UNNAMED = """() => [...document.querySelectorAll("svg, img, canvas, meter, [role=img]")].filter(
  picture => !picture.closest("[aria-hidden=true], [hidden]") && picture.checkVisibility()
    && !picture.parentElement.closest("svg") && !picture.hasAttribute("aria-label")
    && !picture.hasAttribute("aria-labelledby") && !picture.hasAttribute("alt")
    && !picture.querySelector(":scope > title")
    && !picture.closest("a, button, label")?.matches("[aria-label], [title]")
).map(picture => picture.outerHTML.slice(0, 120))"""
"""Pictures without a text, but for those in a control that has one."""

UNSEEN = """() => [...document.querySelectorAll(`article :is(button, select, summary, input, .chip,
    .links a, .kinds a, .letters a), .md-search__input`)].filter(control => {
  if (!control.checkVisibility() || !control.getBoundingClientRect().width) return false;
  const style = getComputedStyle(control), ground = getComputedStyle(document.body);
  if (style.appearance === "auto" || control.matches("summary, .visually-hidden")) return false;
  return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) === 0
    || style.borderTopColor === ground.backgroundColor;
}).map(control => control.outerHTML.slice(0, 120))"""
"""Controls that have no edge; their grounds are all the same where colours are forced."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_motion_no_colour_and_no_picture(visit: Open, path: str) -> None:
    page = visit(path, reduced_motion="reduce", forced_colors="active")
    assert page.evaluate(MOVING) == []
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate(UNSEEN) == []


@pytest.mark.parametrize("mode", ["desktop dark", "phone light"])
@pytest.mark.parametrize(
    "path",
    ["", "survey/uses/", "papers/", "papers/oolong2013from/", "authors/", "statistics/", "data/"],
)
def test_whatever_has_the_focus_is_seen(visit: Open, path: str, mode: str) -> None:
    page = visit(path, reduced_motion="reduce", **MODES[mode])
    for _ in range(30):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """() => {
              const focused = document.activeElement;
              if (focused === document.body) return "";
              const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused;
              const box = shown.getBoundingClientRect();
              const inside = box.right > 0 && box.bottom > 0 && box.left < innerWidth
                && box.top < innerHeight && box.width > 0 && box.height > 0;
              const ring = getComputedStyle(shown).outlineStyle !== "none";
              return inside && ring ? "" : focused.outerHTML.slice(0, 200);
            }"""
        )
        assert where == ""
