"""The tags of Highwire Press, which Zotero and Google Scholar read in the page of a paper.

The kind of publication follows from which container has a tag; without one Zotero would take a
conference paper for an article in a journal.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.catalogue import Catalogue
from site_builder.exports.names import split
from site_builder.records import Paper, Venue

Tag = tuple[str, str | None]
"""A name and its content; what has none is left out."""

_CONTAINERS = {
    "conference": "citation_conference_title",
    "workshop": "citation_conference_title",
    "journal": "citation_journal_title",
}
_DASH = re.compile(r"\s*[-\N{EN DASH}\N{EM DASH}]+\s*")
# Hosts whose addresses of a PDF do not end in .pdf, and what the path looks like.
_PDF_PATHS = {
    "arxiv.org": re.compile(r"/pdf/."),
    "openreview.net": re.compile(r"/(pdf|attachment)$"),
}
# These show a page around the file.
_PAGE_HOSTS = {"github.com", "gitlab.com", "drive.google.com"}


def tags(catalogue: Catalogue, paper: Paper, address: str) -> Iterator[tuple[str, str]]:
    """The tags of the paper whose page is at `address` ("": the site has none)."""
    found = (*_bibliographic(catalogue, paper), *_addresses(paper, address))
    return ((name, content) for name, content in found if content)


def _bibliographic(catalogue: Catalogue, paper: Paper) -> Iterator[Tag]:
    yield "citation_title", paper.title
    for author in paper.authors:
        yield "citation_author", _family_first(author)
    yield "citation_publication_date", str(paper.year)
    yield from _container(paper, catalogue.venue_of(paper))
    yield "citation_volume", paper.volume
    first, *rest = _DASH.split(paper.pages or "", maxsplit=1)
    yield "citation_firstpage", first
    yield "citation_lastpage", rest[0] if rest else None
    yield "citation_doi", paper.doi
    yield "citation_arxiv_id", paper.arxiv
    yield "citation_keywords", "; ".join(_keywords(catalogue, paper))


def _container(paper: Paper, venue: Venue | None) -> Iterator[Tag]:
    if venue and venue.kind in _CONTAINERS:
        yield _CONTAINERS[venue.kind], venue.full_name or venue.name
    elif venue or paper.arxiv:
        yield "citation_technical_report_institution", venue.name if venue else "arXiv"
        yield "citation_technical_report_number", paper.arxiv


def _addresses(paper: Paper, address: str) -> Iterator[Tag]:
    yield "citation_abstract_html_url", address
    yield "citation_public_url", address
    yield "citation_pdf_url", pdf_of(paper)


def _keywords(catalogue: Catalogue, paper: Paper) -> Iterator[str]:
    """Its categories and measures. Zotero splits at ; and nowhere else."""
    titles = [catalogue.section_by_id[category].title for category in paper.categories]
    titles += [catalogue.measure_by_id[measure].name for measure in paper.measures]
    return (title.replace(";", ",") for title in dict.fromkeys(titles))


def _family_first(author: str) -> str:
    """`van der Maaten, Laurens`: a reader who splits at blanks would lose the particle."""
    name = split(author)
    given = " ".join(filter(None, [name.given, name.generation]))
    return f"{name.family}, {given}" if given else name.family


def pdf_of(paper: Paper) -> str | None:
    """The address of the paper's PDF, where its own is one or it is read at arXiv."""
    if paper.paper and _is_pdf(paper.paper):
        return paper.paper
    address = paper.address or ""
    if paper.arxiv and urlsplit(address).hostname == "arxiv.org":
        return f"https://arxiv.org/pdf/{paper.arxiv}"
    return None


def _is_pdf(address: str) -> bool:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    if host in _PAGE_HOSTS:
        return False
    known = _PDF_PATHS.get(host)
    return parts.path.lower().endswith(".pdf") or bool(known and known.match(parts.path))
