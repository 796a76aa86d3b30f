"""DOIs: whether they are registered, and the title that their agency has.

https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation describes
/api/handles/: `responseCode` 1 (found), 100 (no such DOI, with status 404), 200 (found, but
without such values), 2 (an error). https://citation.doi.org/docs.html describes how the agencies
(Crossref, DataCite, mEDRA and others) give CSL JSON to those who ask doi.org for it. What the
publisher's site says to programs does not matter then; of sites whose addresses hold the DOI and
which let none in (`hosts.Host.has_doi`), the DOI is asked for instead of the page.

ACM numbers what has no DOI 10.5555/...: that is no registered DOI, and leads somewhere only on
dl.acm.org.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote, urlsplit

from site_builder.links.exchange import Check, Request
from site_builder.links.hosts import host_of
from site_builder.links.resolvers.asking import (
    asked,
    at,
    batches,
    followed,
    json_of,
    line,
    without_markup,
)
from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver

_LIMIT = 1024 * 1024
_MOST_HOPS = 5
_CSL = "application/vnd.citationstyles.csl+json"
_HOSTS = {"doi.org", "www.doi.org", "dx.doi.org"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s\x00-\x1f\x7f]+")
# What else may follow on a publisher's site, such as a supplement, is no part of the DOI.
_WITHIN = re.compile(
    r"/doi/(?:(?:abs|abstract|book|e?pdf|full|fullHtml|pdfdirect|pdfplus|proceedings|reader)/)?"
    r"(10\.\d{4,9}/[^/]+)(?:/(?:abstract|full|e?pdf))?/?"
)
_ACM = "10.5555/"
_ACM_NOTE = "10.5555 is how ACM numbers what has no DOI: link to dl.acm.org/doi/{} itself"
_DELETED = re.compile(r"https?://www\.crossref\.org/deleted[_-]doi", re.IGNORECASE)


def identify(url: str) -> str | None:
    """The DOI that an address holds, in lower case: case does not matter in a DOI."""
    try:
        parts = urlsplit(url)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if (parts.hostname or "") in _HOSTS:
        return path[1:].lower() if _DOI.fullmatch(path[1:]) else None
    if not host_of(url).has_doi or not (match := _WITHIN.fullmatch(path)):
        return None
    doi = match[1].lower()
    return doi if _DOI.fullmatch(doi) and not doi.startswith(_ACM) else None


def ask(ids: Sequence[str], api: Api) -> Iterator[Check[Facts]]:
    """A check for each: the API has no batches."""
    for (doi,) in batches(ids, 1):
        yield _check(doi, api.base.rstrip("/"))


def _check(doi: str, base: str) -> Check[Facts]:
    path = quote(doi, safe="/:;()@!,$&'*+=~")
    answer = yield from asked(Request(f"{base}/api/handles/{path}"))
    document = json_of(answer) if answer.status in (200, 404) else None
    code = at(document, "responseCode")
    if code == 100 and answer.status == 404:
        note = _ACM_NOTE.format(doi) if doi.startswith(_ACM) else "no such DOI is registered"
        return {doi: Fact("not-registered", note=note)}
    if code not in (1, 200) or answer.status != 200:
        return {}
    if any(map(_DELETED.match, _addresses(document))):
        return {doi: Fact("not-registered", note="the DOI was deleted")}
    return {doi: Fact("registered", (yield from _title(f"{base}/{path}")))}


def _addresses(document: object) -> Iterator[str]:
    """The addresses that a DOI leads to."""
    values = at(document, "values")
    for value in values if isinstance(values, list) else []:
        if at(value, "type") == "URL":
            yield line(at(value, "data", "value"))


def _title(url: str) -> Check[str]:
    request = Request(url, {"Accept": _CSL}, limit=_LIMIT)
    answer = yield from followed(request, hops=_MOST_HOPS, anywhere=True)
    document = json_of(answer) if answer.status == 200 else None
    title, subtitle = _first(at(document, "title")), _first(at(document, "subtitle"))
    if not subtitle or subtitle.lower() in title.lower():
        return title
    return f"{title.rstrip(':')}: {subtitle}" if title else ""


def _first(value: object) -> str:
    """A text, or the first of a list of texts: agencies differ there."""
    return without_markup(at(value, 0) if isinstance(value, list) else value)


DOI = Resolver(
    "doi",
    "https://doi.org",
    "the registry and not the publisher, who lets no program in, knows whether a DOI exists",
    identify,
    ask,
)
