"""CSL-JSON, which citation processors and Zotero read: a list of items, one a line.

The fields are those of the schema csl-data.json of the Citation Style Language, version 1.0.2.
"""

import json
from collections.abc import Iterable
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.exports.export import Entries
from site_builder.exports.names import split
from site_builder.records import Paper

_TYPES = {
    "conference": "paper-conference",
    "workshop": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
}


def entry(catalogue: Catalogue, paper: Paper) -> str:
    """The item of `paper`, without what its record does not give."""
    venue = catalogue.venue_of(paper)
    item = {
        "id": paper.id,
        "type": _TYPES[venue.kind] if venue else "article",
        "title": paper.title,
        "author": [_author(author) for author in paper.authors],
        "container-title": (venue.full_name or venue.name) if venue else None,
        "issued": {"date-parts": [[paper.year]]},
        "volume": paper.volume,
        "number": paper.article,
        "page": paper.pages,
        "DOI": paper.doi,
        "URL": paper.address,
        "archive": "arXiv" if paper.arxiv else None,
        "archive_location": paper.arxiv,
    }
    kept = {key: value for key, value in item.items() if value}
    return json.dumps(kept, ensure_ascii=False)


def _author(author: str) -> dict[str, Any]:
    name = split(author)
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.generation}
    return {part: value for part, value in parts.items() if value}


def _join(entries: Iterable[str]) -> str:
    return "[\n" + ",\n".join(entries) + "\n]\n"


ENTRIES = Entries(entry, _join)
