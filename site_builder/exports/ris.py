"""RIS, as reference managers import it: a line per value, CRLF at each line's end.

The tags are those of Research Information Systems' format, as Zotero and EndNote read them.
"""

import re
from collections.abc import Iterable, Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports.export import Entries
from site_builder.exports.names import split
from site_builder.records import Paper

_TYPES = {"conference": "CONF", "workshop": "CONF", "journal": "JOUR", "preprint": "GEN"}
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def entry(catalogue: Catalogue, paper: Paper) -> str:
    """The entry of `paper`, from TY to ER."""
    lines = (f"{tag}  - {_SPACE.sub(' ', value).strip()}" for tag, value in _tags(catalogue, paper))
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def _tags(catalogue: Catalogue, paper: Paper) -> Iterator[tuple[str, str]]:
    """The tags that the record gives, with their values."""
    venue = catalogue.venue_of(paper)
    yield "TY", _TYPES[venue.kind] if venue else "GEN"
    yield "ID", paper.id
    yield "TI", paper.title
    for author in paper.authors:
        name = split(author)
        yield "AU", ", ".join(filter(None, [name.family, name.given, name.generation]))
    if venue:
        yield "T2", venue.full_name or venue.name
    yield "PY", str(paper.year)
    first, _, last = (paper.pages or "").replace("\N{EN DASH}", "-").partition("-")
    further = {
        "VL": paper.volume,
        "C7": paper.article,
        "SP": first,
        "EP": last,
        "DO": paper.doi,
        "UR": (paper.address or "").replace(";", "%3B"),  # readers split addresses there
    }
    for tag, value in further.items():
        if value:
            yield tag, value


def _join(entries: Iterable[str]) -> str:
    return "\r\n".join(entries)


ENTRIES = Entries(entry, _join)
