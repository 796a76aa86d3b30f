"""Names, a comma, and a venue that is known: `Ada Roe, Bo Poe, CVPR 2019`; pure."""

import re
from dataclasses import dataclass

from site_builder.imports.marks import plain
from site_builder.imports.people import authors_of, is_institution
from site_builder.imports.venue_years import VenueYear, known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

_COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True)
class NamesAndVenue:
    """All names of a list, and the venue that ends it."""

    names: tuple[str, ...]
    venue: VenueYear


def names_and_venue(marked: str, vocabulary: Vocabulary) -> NamesAndVenue | None:
    """What `marked` text lists; None if a part is no name, or the venue is not known.

    As one stretch of some words it would look like a venue that is new.
    """
    words = _COMMA.split(marked)
    for cut in range(1, len(words)):
        found = venue_year(", ".join(words[cut:]), vocabulary)
        names = authors_of(plain(", ".join(words[:cut])))
        if not found or not names or not known_venue(found, vocabulary):
            continue
        if not any(map(is_institution, names)):
            return NamesAndVenue(tuple(names), found)
    return None
