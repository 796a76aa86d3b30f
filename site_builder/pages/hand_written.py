"""The head of a page that the engine rendered from Markdown: what the builder's own pages have."""

import re
from html import unescape

from site_builder.catalogue import Catalogue
from site_builder.pages.page import EMPTY, Page, head_of

_SLOT = "@@head@@"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


def with_head(path: str, html: str, catalogue: Catalogue) -> str:
    """`html`, which is to stand at `path`, with its slot filled; it may have none."""
    if _SLOT not in html:
        return html
    url = path.removesuffix("index.html")
    title = _found(_TITLE, html).removesuffix(f" - {catalogue.survey.title}")
    page = Page(url, url, title, _found(_DESCRIPTION, html), EMPTY)
    return html.replace(_SLOT, head_of(page, catalogue), 1)


def _found(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    return unescape(found[1]) if found else ""
