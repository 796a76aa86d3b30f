"""Lines nested in an entry that name what they say, as `Authors: ...` -> its fields and links."""

import re
from collections.abc import Sequence
from dataclasses import replace

from site_builder.imports.blocks import Entry, Piece, Pieces
from site_builder.imports.marks import text_of
from site_builder.imports.people import authors_of
from site_builder.imports.tails import Fields, with_venue
from site_builder.imports.venue_years import venue_year
from site_builder.imports.vocabulary import Vocabulary

_NAMED = re.compile(r"^\W*([A-Za-z]+(?: [a-z]+)?)\W*[:：]\s*(\S.*)$", re.DOTALL)
_AUTHORS = frozenset({"authors", "author", "by"})
_VENUES = frozenset({
    "venue", "conference", "journal", "publication", "published", "published in", "year", "date",
})  # fmt: skip
_LINKS = frozenset({
    "paper", "pdf", "link", "url", "code", "github", "project", "arxiv", "page", "website", "video",
})  # fmt: skip
MIN_LINES = 2


def named_lines(
    children: Sequence[Entry], vocabulary: Vocabulary
) -> tuple[Fields, Pieces, tuple[Entry, ...]]:
    """What the named lines among `children` say, their links as pieces, and these lines.

    One such line alone may be a remark: then nothing is said.
    """
    fields, pieces, used = Fields(), list[Piece](), list[Entry]()
    for child in children:
        match = _NAMED.match(text_of(child.pieces)) if not child.children else None
        name = match[1].lower() if match else ""
        if not match or name not in _AUTHORS | _VENUES | _LINKS:
            continue
        if name in _LINKS:
            urls = [piece.url for piece in child.pieces if piece.url]
            pieces += [Piece(f"[{match[1]}]", url=url) for url in urls]
        elif name in _AUTHORS:
            fields = replace(fields, authors=tuple(authors_of(match[2]) or ()))
        elif found := venue_year(match[2], vocabulary):
            fields = with_venue(fields, found, vocabulary)
        used.append(child)
    if len(used) < MIN_LINES:
        return Fields(), (), ()
    return fields, tuple(pieces), tuple(used)
