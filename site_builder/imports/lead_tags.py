"""Code words and badges before a title, as `ICML 2019` or `training`: a venue, or a remark."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from site_builder.imports.blocks import Piece, Pieces
from site_builder.imports.marks import plain
from site_builder.imports.venue_years import VenueYear, known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

_BADGE = re.compile(r"^https?://img\.shields\.io/badge/([^?#]+?)(?:\.svg)?(?:[?#]|$)")
# A picture of a page or a pin before an entry says as little as its bullet.
_PICTOGRAM = re.compile("^\\s*(?:[📄📃📑📜📰📝📌🔗🆕📖]\ufe0f?\\s*)+(?=\\S)")


@dataclass(frozen=True)
class Lead:
    """What stands before an entry: a venue with its year, and words that are none."""

    venue: VenueYear | None = None
    words: tuple[str, ...] = ()


def lead_of(pieces: Pieces, vocabulary: Vocabulary) -> tuple[Lead, Pieces]:
    """What tags say at the beginning of `pieces`, and the pieces behind them."""
    venue: VenueYear | None = None
    words: list[str] = []
    rest = list(pieces)
    while rest and (text := _tag(rest[0])) is not None:
        if not text.strip():
            rest.pop(0)
            continue
        found = venue_year(text, vocabulary)
        if found and (found.year or known_venue(found, vocabulary)):
            venue = venue or found
        elif rest[0].style == "code":
            words.append(plain(text))
        else:
            break
        rest.pop(0)
    if not any(plain(piece.text) for piece in rest if not piece.is_image):
        return Lead(), pieces
    return Lead(venue, tuple(words)), tuple(_without_pictogram(rest))


def _tag(piece: Piece) -> str | None:
    """The text of a tag or of the blanks between two; None where the entry begins."""
    if piece.style == "code" and piece.url is None:
        return piece.text
    if piece.is_image and piece.source and (match := _BADGE.match(piece.source)):
        label = unquote(match[1]).rpartition("-")[0] or unquote(match[1])
        return label.replace("--", "\0").replace("-", " ").replace("\0", "-").replace("_", " ")
    return piece.text if not piece.text.strip() and not piece.is_image else None


def _without_pictogram(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for index, piece in enumerate(pieces):
        if not index and piece.url is None and not piece.is_image and not piece.style:
            yield Piece(_PICTOGRAM.sub("", piece.text))
        else:
            yield piece
