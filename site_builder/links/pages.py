"""An answer -> what its page says of itself: titles, text, where it sends its readers."""

import codecs
import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.links.exchange import Answer

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_REFRESH = re.compile(
    r"^\s*(\d+)?[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(.+?)[\"']?\s*$", re.I | re.S
)
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

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Python calls these encodings, browsers do not.
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "utf_7")
)
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
            *(Title(_META[name], content) for name, content in self._metas if name in _META),
            *(Title("JSON-LD", text) for text in self._linked_data),
            *(Title("title", _text(node)) for node in self._window_titles),
            *(Title("h1", _text(node)) for node in self.tree.css("h1")[:3]),
        ]
        found.sort(key=lambda title: _ORDER.index(title.source))
        return tuple(dict.fromkeys(title for title in found if title.text))

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
            match = _REFRESH.match(node.attributes.get("content") or "")
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
    def _metas(self) -> list[tuple[str, str]]:
        found = []
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            name = (attributes.get("name") or attributes.get("property") or "").lower()
            content = " ".join((attributes.get("content") or "").split())[:_TITLE_LENGTH]
            found.append((name, content))
        return found

    @property
    def _linked_data(self) -> Iterator[str]:
        for node in self._found("ld+json", 'script[type="application/ld+json"]'):
            try:
                yield from _headlines(json.loads(node.text()), depth=4)
            except (ValueError, RecursionError):
                continue


_ORDER = ("citation_title", "DC.title", "JSON-LD", "og:title", "title", "h1")
_ARTICLES = {"ScholarlyArticle", "Article", "Report", "PublicationIssue", "Thesis", "Book"}


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
    return Page(decoded(answer), answer.is_whole and not answer.body_fault)


def is_pdf(answer: Answer) -> bool:
    """Whether the body is a PDF: its sign may stand within the first 1024 bytes."""
    return b"%PDF-" in answer.body[:1024]


def decoded(answer: Answer) -> str:
    """The text of a body: by its mark, its header, its own word, or as UTF-8."""
    body = answer.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    named = (
        _CHARSET.search(answer.headers.get("content-type", "").encode("latin-1", "replace"))
        or _CHARSET.search(body[:2048])
    )  # fmt: skip
    if named and (name := named[1].decode("ascii").lower()) not in _NO_CHARSETS:
        with contextlib.suppress(LookupError, UnicodeError):
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start > len(body) - 4  # a character at the end was cut in two
        return body.decode("utf-8" if cut else "cp1252", "replace")


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())[:_TITLE_LENGTH]


def _headlines(value: Any, depth: int) -> Iterator[str]:
    """The titles of articles in JSON-LD."""
    if isinstance(value, list) and depth:
        for inner in value[:50]:
            yield from _headlines(inner, depth - 1)
    if not isinstance(value, dict):
        return
    kinds = value.get("@type")
    if _ARTICLES & set(
        kinds if isinstance(kinds, list) else [kinds] if isinstance(kinds, str) else []
    ):
        for name in ("headline", "name"):
            if isinstance(text := value.get(name), str) and text.strip():
                yield " ".join(text.split())[:_TITLE_LENGTH]
                break
    if depth:
        yield from _headlines(value.get("@graph"), depth - 1)
        yield from _headlines(value.get("mainEntity"), depth - 1)
