"""An answer -> what its page says of itself: titles, text, where it sends its readers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.links.decoding import bounded, decoded
from site_builder.links.exchange import Answer
from site_builder.links.linked_data import headlines

_REFRESH = re.compile(r"(\d+)?[\d.]* ?[;,]? ?(?:url ?= ?)?[\"']?(.+?)[\"']?", re.IGNORECASE)
_LOCATION = re.compile(
    r"""location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*["']([^"'<>\s]{1,2000})["']"""
)
_ROUTE = re.compile(r"^[!/:]|:~:|[=&]|^L\d+")
"""Fragments that are no names: for scripts, for files, for the browser."""

_SHOWING = "script, img, svg, canvas, video, iframe, embed, object, frame"
_SCRIPTED_TEXT = 200
"""Characters: a page with less leaves the rest to its scripts."""

_LONGEST_REFRESH = 10
"""Seconds after which a page that sends its readers on was one to be read."""

_META = {
    "citation_title": "citation_title",
    "dc.title": "DC.title",
    "dcterms.title": "DC.title",
    "eprints.title": "citation_title",
    "prism.title": "citation_title",
    "og:title": "og:title",
    "twitter:title": "og:title",
}
_CAPTCHAS = (
    ".g-recaptcha, .h-captcha, .cf-turnstile, #challenge-form, #px-captcha, #cf-wrapper, "
    'iframe[src*="_Incapsula_"], script[src*="_Incapsula_"], script[src*="/cdn-cgi/challenge"]'
)
_TITLE_LENGTH = 1_000
_MOST_TITLES = 30


@dataclass(frozen=True)
class Title:
    """A title that a page gives itself, and where: citation_title, og:title, title, h1, others."""

    source: str
    text: str


@dataclass(frozen=True)
class Page:
    """An HTML page, as far as it was read; its title may have been cut off."""

    source: str
    is_whole: bool

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """Its elements."""
        return LexborHTMLParser(self.source)

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """All titles, each once; the surest first."""
        found = [
            *(Title(_META[name], content) for name, content in self.metas if name in _META),
            *(Title("JSON-LD", text) for text in self._linked_data),
            *(Title("title", _text(node)) for node in self._window_titles),
            *(Title("h1", _text(node)) for node in self.tree.css("h1")[:3]),
        ]
        found.sort(key=lambda title: _ORDER.index(title.source))
        return tuple(dict.fromkeys(title for title in found if title.text))[:_MOST_TITLES]

    @cached_property
    def text(self) -> str:
        """All that can be read on it."""
        body = self.tree.body
        if body is None:
            return ""
        hidden = {"script", "style", "noscript", "template"}
        pieces = (
            node.text(deep=False)
            for node in body.traverse(include_text=True)
            if node.tag == "-text" and (node.parent is None or node.parent.tag not in hidden)
        )
        return " ".join(" ".join(pieces).split())

    @cached_property
    def refresh(self) -> str | None:
        """Where it sends its readers by itself, within seconds."""
        for node in self._found("http-equiv", "meta[http-equiv]"):
            if (node.attributes.get("http-equiv") or "").lower() != "refresh":
                continue
            content = " ".join((node.attributes.get("content") or "").split())
            match = _REFRESH.fullmatch(content)
            if match and int((match[1] or "0")[:6]) <= _LONGEST_REFRESH and "=" in str(match[0]):
                return match[2]
        if "location" not in self.source or self.text or self.tree.css_first("script[src]"):
            return None
        match = _LOCATION.search(self.source)
        return match[1] if match else None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen, nor a script that might show it."""
        if not self.is_whole or self.text or self.titles:
            return False
        return self.tree.css_first(_SHOWING) is None

    def lacks(self, fragment: str) -> bool:
        """Whether no part of the page is called `fragment`; False if that cannot be known."""
        if not self.is_whole or fragment in ("", "top") or _ROUTE.search(fragment):
            return False
        if self.has_script and len(self.text) < _SCRIPTED_TEXT:
            return False
        names = {
            value
            for node in self.tree.css("[id], a[name]")
            for value in (node.attributes.get("id"), node.attributes.get("name"))
        }
        return not names & {fragment, fragment.lower(), f"user-content-{fragment.lower()}"}

    @property
    def asks_for_password(self) -> bool:
        """Whether there is a field for one."""
        return self.tree.css_first('input[type="password"]') is not None

    @property
    def has_captcha(self) -> bool:
        """Whether a service that tells people from programs is on it."""
        return self.tree.css_first(_CAPTCHAS) is not None

    @property
    def has_script(self) -> bool:
        """Whether a script may show more than is read here."""
        return self.tree.css_first("script") is not None

    @property
    def _window_titles(self) -> list[LexborNode]:
        return self._found("</title", "head > title, body > title")[:1]

    def _found(self, sign: str, selector: str) -> list[LexborNode]:
        """The elements of a selector, without a search if the source lacks the `sign` of them."""
        return self.tree.css(selector) if sign in self._folded else []

    @cached_property
    def _folded(self) -> str:
        return self.source.lower()

    @cached_property
    def metas(self) -> list[tuple[str, str]]:
        """What it says of itself to machines: name in lower case and content, in their order."""
        found = []
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            name = (attributes.get("name") or attributes.get("property") or "").lower()
            found.append((name, _line(attributes.get("content") or "")))
        return found

    @property
    def _linked_data(self) -> Iterator[str]:
        for node in self._found("ld+json", 'script[type="application/ld+json"]'):
            yield from (_line(title) for title in headlines(node.text()))


_ORDER = ("citation_title", "DC.title", "JSON-LD", "og:title", "title", "h1")


def page_of(answer: Answer) -> Page | None:
    """The page in an answer; None if it is no HTML."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    start = answer.body[:512].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").lower()
    is_html = kind in ("text/html", "application/xhtml+xml") or (
        kind in ("", "text/plain", "application/octet-stream", "application/xml", "text/xml")
        and start.startswith((b"<!doctype html", b"<html", b"<head"))
    )
    if not is_html or is_pdf(answer) or not answer.body.strip():
        return None
    source, more = bounded(decoded(answer))
    return Page(source, answer.is_whole and not answer.body_fault and not more)


def is_pdf(answer: Answer) -> bool:
    """Whether the body is a PDF: its sign may stand within the first 1024 bytes."""
    return b"%PDF-" in answer.body[:1024]


def _text(node: LexborNode) -> str:
    return _line(node.text(separator=" "))


def _line(text: str) -> str:
    return " ".join(text.split())[:_TITLE_LENGTH]
