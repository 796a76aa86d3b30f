"""A paper's own page at CVF, NeurIPS, PMLR, a publisher -> facts: its Highwire tags.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing describes them:
citation_title, citation_author (once for each, "First Last" or "Last, First"),
citation_publication_date ("2017", "2017/12/04"), citation_conference_title or
citation_journal_title, citation_firstpage, citation_lastpage, citation_volume, citation_doi.

The base of this source is "": an address is asked as it is. With a base, as a mirror or a test
has it, https://host/path is asked at base/host/path.
"""

import re
from collections.abc import Iterator, Sequence

from site_builder.imports.link_facts import facts_of as link_facts
from site_builder.links.exchange import Check, Request
from site_builder.links.pages import is_pdf, page_of
from site_builder.links.resolvers.asking import asked
from site_builder.sources import latex
from site_builder.sources.answering import fault_of
from site_builder.sources.facts import Facts, Fault, Found, Kind
from site_builder.sources.source import Answers, Source
from site_builder.urls import url_fault

_LIMIT = 512 * 1024
_MOST_HOPS = 5
_MOST_AUTHORS = 500
_DATES = ("citation_publication_date", "citation_date", "citation_year", "citation_online_date")
_CONTAINERS = ("citation_conference_title", "citation_journal_title", "citation_inbook_title")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def ask(ids: Sequence[str], base: str) -> Iterator[Check[Answers]]:
    """A check for each address."""
    for url in ids:
        yield _check(url, base.rstrip("/"))


def _check(url: str, base: str) -> Check[Answers]:
    at = f"{base}/{url.split('://', 1)[1]}" if base else url
    answer = yield from asked(Request(at, limit=_LIMIT), hops=_MOST_HOPS, anywhere=not base)
    host = url.split("/", 3)[2]
    if fault := fault_of(answer, host, url):
        return {url: fault}
    if is_pdf(answer):
        message = f"{url} is a PDF, which says nothing about itself that can be relied on"
        hint = "give the address of the page that leads to it, its DOI, or --title"
        return {url: Fault(Kind.UNSURE, message, hint)}
    page = page_of(answer)
    return {url: _found(url, page.metas if page else [])}


def _found(url: str, metas: Sequence[tuple[str, str]]) -> Found:
    tags: dict[str, list[str]] = {}
    for name, content in metas:
        if name.startswith("citation_") and content:
            tags.setdefault(name, []).append(content)
    title = _first(tags, "citation_title")
    if not title:
        message = f"{url} does not say which paper it is about: it has no citation_title"
        hint = 'give its DOI, its arXiv id, or --title "…"'
        return Fault(Kind.UNSURE, message, hint)
    return _facts(url, latex.resolved(title), tags)


def _facts(url: str, title: str, tags: dict[str, list[str]]) -> Facts:
    by_url = link_facts(url)
    date = _YEAR.search(" ".join(_first(tags, name) for name in _DATES))
    doi = _DOI.search(_first(tags, "citation_doi"))
    first, last = _first(tags, "citation_firstpage"), _first(tags, "citation_lastpage")
    return Facts(
        title=title,
        authors=tuple(_authors(tags.get("citation_author", []))),
        venue=by_url.venue or next(filter(None, (_first(tags, name) for name in _CONTAINERS)), ""),
        year=by_url.year or (int(date[0]) if date else None),
        volume=_first(tags, "citation_volume"),
        pages=f"{first}-{last}" if first and last else first,
        paper=_file(tags, url),
        arxiv=_first(tags, "citation_arxiv_id"),
        doi=doi[0] if doi else "",
        sources=(url[:500],),
    )


def _first(tags: dict[str, list[str]], name: str) -> str:
    return tags.get(name, [""])[0].strip()


def _file(tags: dict[str, list[str]], url: str) -> str:
    """The paper itself, if the page names its file on the same site; else the page."""
    file = _first(tags, "citation_pdf_url")
    is_near = file.split("/", 3)[2:3] == url.split("/", 3)[2:3]
    return file if is_near and not url_fault(file) else url


def _authors(names: Sequence[str]) -> Iterator[str]:
    for name in names[:_MOST_AUTHORS]:
        family, comma, given = latex.resolved(name).partition(",")
        text = f"{given.strip()} {family.strip()}" if comma and given.strip() else family
        if text.strip():
            yield text.strip()


PAGES = Source("pages", "", ask)
