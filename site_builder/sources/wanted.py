"""What a person names -> which source is asked, and for which id; pure."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from site_builder.links.addresses import canonical
from site_builder.links.hosts import host_of
from site_builder.links.resolvers import arxiv, doi, openreview
from site_builder.sources.facts import Fault, Kind
from site_builder.urls import url_fault

_ARXIV = re.compile(
    r"(?:arxiv\s*:?\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)
_DOI = re.compile(r"(?:doi\s*:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_OPENREVIEW = re.compile(r"(?:openreview\s*:\s*)?([\w-]{9,14})", re.ASCII | re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_NO_TITLE = re.compile(r"://|\.\./|^\W*-|[/\\]\w+[/\\]|[<>{}`|]|\$\(")
_LONGEST_TITLE = 500
_SCHEMES = ("http://", "https://")
_EXAMPLES = "1703.07464, 10.1109/ICCV.2017.47, https://openaccess.thecvf.com/…"


TITLE = "title"
"""Stands for the source, if a paper is known by its title alone: the searches are asked."""


@dataclass(frozen=True)
class Wanted:
    """A paper by the source that knows it and its id there; `named` is what the person wrote."""

    named: str
    source: str
    id: str


def wanted(text: str) -> Wanted | Fault:
    """What is meant by `text`: an address, an arXiv id, a DOI, or an id of OpenReview."""
    text = text.strip().strip("<>")
    if text.lower().startswith(_SCHEMES):
        return _by_address(text)
    if match := _ARXIV.fullmatch(text):
        return Wanted(text, "arxiv", match[1])
    if match := _DOI.fullmatch(text):
        return _by_doi(text, match[1])
    match = _OPENREVIEW.fullmatch(text)
    if match and (":" in text or (re.search(r"[A-Z]", text) and re.search(r"[a-z]", text))):
        return Wanted(text, "openreview", match[1])
    message = f'"{text[:200]}" is no address, arXiv id, DOI or id of OpenReview'
    hint = f'such are {_EXAMPLES}; a title is given with --title "…"'
    return Fault(Kind.SYNTAX, message, hint)


def of_title(text: str) -> Wanted:
    """The paper with this title."""
    return Wanted(text, TITLE, " ".join(text.split())[:_LONGEST_TITLE])


def wanted_or_title(text: str) -> Wanted | Fault:
    """The same where a title may stand as well: some words, and nothing of an address or a path."""
    found = wanted(text)
    is_title = len(_LONG_WORD.findall(text)) >= _FEWEST_WORDS and not _NO_TITLE.search(text)
    if isinstance(found, Fault) and is_title:
        return of_title(text)
    return found


def _by_address(text: str) -> Wanted | Fault:
    if fault := url_fault(text):
        return Fault(Kind.SYNTAX, fault[0], fault[1])
    address = canonical(text)
    if address is None:
        return Fault(Kind.SYNTAX, f'"{text}" is not an address', "copy it anew from the browser")
    if id := arxiv.identify(text):
        return Wanted(text, "arxiv", re.sub(r"v\d+$", "", id))
    if id := doi.identify(address):
        return _by_doi(text, id)
    if id := openreview.identify(address):
        return Wanted(text, "openreview", id)
    landing = host_of(address).landing
    return Wanted(text, "pages", (landing(address) if landing else None) or address)


def _by_doi(text: str, id: str) -> Wanted:
    id = unquote(id).rstrip(".,;)").lower() if "%" in id else id.rstrip(".,;").lower()
    match = _ARXIV_DOI.fullmatch(id)
    return Wanted(text, "arxiv", match[1]) if match else Wanted(text, "doi", id)
