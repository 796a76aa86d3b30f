"""The pages as HTML: tags that fit each other, and references that lead somewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
PHRASING_ONLY = HEADINGS | {"p", "pre", "span", "b", "cite", "code", "button", "label"}
BLOCKS = HEADINGS | {"article", "div", "dl", "figure", "footer", "form", "header", "main", "nav"}
BLOCKS |= {"ol", "p", "pre", "section", "table", "ul"}
PARENTS = {
    "li": {"ul", "ol", "template"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody"},
    "th": {"tr"},
    "td": {"tr"},
    "figcaption": {"figure"},
}
CANNOT_BE_NAMED = {"pre", "div", "p", "span", "b", "code"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
THEME_IDS = re.compile(r"__\w+")  # some are made by its script, as is its dialog


class Checker(HTMLParser):
    """Collects what is wrong with a page, each with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: set[str] = set()
        self.references: list[tuple[str, str]] = []

    def say(self, text: str) -> None:
        self.wrong.append(f"line {self.getpos()[0]}: {text}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) < len(attrs):
            self.say(f"<{tag}> has an attribute twice")
        for name in ("id", "href", "src", "action", "class"):
            if name in given and not given[name]:
                self.say(f"<{tag}> has an empty {name}")
        if tag in CANNOT_BE_NAMED and "aria-label" in given and "role" not in given:
            self.say(f"<{tag}> has a name and no role")
        self.ids.add(given.get("id") or "")
        for name in REFERENCES:
            self.references += [(name, target) for target in (given.get(name) or "").split()]
        self.check_place(tag)

    def check_place(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.say(f"<{tag}> in <{parent}>")
        if tag in BLOCKS and PHRASING_ONLY & set(self.open):
            self.say(f"<{tag}> in <{'> <'.join(self.open)}>")
        if tag in ("a", "button") and {"a", "button"} & set(self.open):
            self.say(f"<{tag}> in a link or a button")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            self.say(f"</{tag}> closes nothing")
            return
        while (last := self.open.pop()) != tag:
            self.say(f"<{last}> is not closed before </{tag}>")

    def problems(self) -> Iterator[str]:
        """All of them, when the page is read."""
        yield from self.wrong
        yield from (f"<{tag}> is never closed" for tag in self.open)
        for name, target in self.references:
            if target not in self.ids and not THEME_IDS.fullmatch(target):
                yield f"{name}={target} leads nowhere"


def problems(html: str) -> list[str]:
    checker = Checker()
    checker.feed(html)
    checker.close()
    return list(checker.problems())


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p>a<div>b</div></p>", "line 1: <div> in <p>"),
        ("<ul><p>a</p></ul><li>b</li>", "line 1: <li> in <>"),
        ("<section><b>a</section>", "line 1: <b> is not closed before </section>"),
        ("<p>a</p></p>", "line 1: </p> closes nothing"),
        ("<main><p>a</p>", "<main> is never closed"),
        ('<a href="x"><a href="y">a</a></a>', "line 1: <a> in a link or a button"),
        ('<p id="a" id="b">a</p>', "line 1: <p> has an attribute twice"),
        ('<form action=""></form>', "line 1: <form> has an empty action"),
        ('<pre aria-label="a">b</pre>', "line 1: <pre> has a name and no role"),
        ('<label for="a">b</label>', "for=a leads nowhere"),
    ],
)
def test_malformed_html_is_found(html: str, problem: str) -> None:
    assert problem in problems(html)


def test_every_page_is_well_formed(teapot_site: Path) -> None:
    found = {
        path.relative_to(teapot_site).as_posix(): wrong
        for path in sorted(teapot_site.rglob("*.html"))
        if (wrong := problems(path.read_text("utf-8")))
    }
    assert found == {}


def test_drawings_are_well_formed(teapot_site: Path) -> None:
    drawings = re.findall(r"<svg.*?</svg>", (teapot_site / "index.html").read_text("utf-8"), re.S)
    assert drawings
    for drawing in drawings:
        ElementTree.fromstring(drawing)
