"""A paper as an OpenURL context object: what reference managers collect from a list (COinS).

Zotero takes the kind of a publication from the format and its genre; only the format for books
gives it a conference paper. It reads + as a blank, so blanks are written as %20.
"""

from collections.abc import Iterator
from urllib.parse import quote

from site_builder.catalogue import Catalogue
from site_builder.records import Paper, Venue

_FORMAT = "info:ofi/fmt:kev:mtx:"
# For each kind of venue: format, genre, and the keys of the paper's and of the container's title.
_KINDS = {
    "conference": ("book", "proceeding", "atitle", "btitle"),
    "workshop": ("book", "proceeding", "atitle", "btitle"),
    "journal": ("journal", "article", "atitle", "jtitle"),
    "preprint": ("book", "report", "btitle", "series"),
}
_NO_VENUE = ("book", "document", "title", "series")


def context_object(paper: Paper, catalogue: Catalogue) -> str:
    """The paper as keys and values of Z39.88-2004, joined by &."""
    pairs = _pairs(paper, catalogue.venue_of(paper))
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)


def _pairs(paper: Paper, venue: Venue | None) -> Iterator[tuple[str, str | None]]:
    form, genre, title, container = _KINDS[venue.kind] if venue else _NO_VENUE
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"{_FORMAT}{form}"
    yield "rft.genre", genre
    yield f"rft.{title}", paper.title
    yield f"rft.{container}", (venue.full_name or venue.name) if venue else None
    yield "rft.date", str(paper.year)
    yield "rft.volume", paper.volume
    yield "rft.pages", paper.pages
    for author in paper.authors:
        yield "rft.au", author
    yield "rft_id", f"info:doi/{paper.doi}" if paper.doi else None
    yield "rft_id", paper.address
