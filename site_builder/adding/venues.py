"""The venue that a source means: by name, alias, full name, or what the two have in common."""

import re
from collections.abc import Iterator, Sequence

from site_builder.catalogue import Catalogue
from site_builder.identifiers import words
from site_builder.imports.vocabulary import Vocabulary
from site_builder.records import Venue
from site_builder.suggestions import nearest

# What proceedings have around the name that tells them apart.
_GENERIC = frozenset(
    [
        "proceedings",
        "proc",
        "of",
        "the",
        "in",
        "on",
        "and",
        "for",
        "a",
        "an",
        "ieee",
        "cvf",
        "acm",
        "rsj",
        "aaai",
        "annual",
        "international",
        "conference",
        "conferences",
        "conf",
        "symposium",
        "meeting",
        "advances",
    ]
)
_NUMBERED = re.compile(
    r"\d+(?:st|nd|rd|th)?|first|second|third|[a-z]+th|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_DASH = re.compile(r"\s+[–—-]+\s+")
_ACRONYM = re.compile(r"\(\s*([A-Za-z][\w-]{1,14})(?:\s*['’]?\s*(?:\d{2}|\d{4}))?\s*\)")
_BEFORE_YEAR = re.compile(r"^(.{2,60}?)[\s,'’-]*(?:(?:19|20)\d\d|['’]\d\d)\b")
_WORKSHOP = re.compile(r"\b[Ww]orkshops?\b|\bWORKSHOPS?\b|\bW$|[A-Z]W\b")
_GATHERING = re.compile(r"\b(?:conference|symposium|workshops?|advances|meeting)\b", re.IGNORECASE)


def venue_named(spelling: str, venues: Sequence[Venue]) -> Venue | None:
    """The one of `venues` that `spelling` means; workshops are never taken for their conference."""
    vocabulary = Vocabulary(tuple(venues))
    is_workshop = bool(_WORKSHOP.search(spelling))
    for form in _forms(spelling):
        found = vocabulary.venue(form)
        if found and (found.kind == "workshop") == is_workshop:
            return found
    return _by_core(spelling, venues, is_workshop)


def categories_by_venue(catalogue: Catalogue, venue: str) -> tuple[list[str], list[str]]:
    """The categories that a paper of `venue` cannot be in, and those that are made for it.

    They are those whose title is the name of a venue: a survey may have a section for ICLR.
    """
    vocabulary = Vocabulary(catalogue.venues)
    named = {s.id: found.name for s in catalogue.sections if (found := vocabulary.venue(s.title))}
    closed = [id for id, name in named.items() if name != venue]
    return closed, [id for id, name in named.items() if name == venue]


def suggested(spelling: str, venues: Sequence[Venue]) -> str | None:
    """The name of the venue that is nearest to a spelling that means none."""
    other = {alias: venue.name for venue in venues for alias in venue.aliases}
    return nearest(spelling, [venue.name for venue in venues], other)


def _forms(spelling: str) -> Iterator[str]:
    """The spelling itself, its parts around a dash without their years, and its acronym."""
    yield spelling
    yield spelling.replace("&", "and")
    yield re.sub(r"\band\b", "&", spelling)
    without = _ACRONYM.sub("", spelling).strip()
    yield without
    for part in (spelling, *_DASH.split(without)):
        match = _BEFORE_YEAR.match(part)
        yield from _of_workshop(match[1] if match else part, spelling)
    for match in _ACRONYM.finditer(spelling):
        yield from _of_workshop(match[1], without)


def _of_workshop(name: str, spelling: str) -> Iterator[str]:
    yield name
    if _WORKSHOP.search(spelling):
        yield f"{name} Workshops"


def _by_core(spelling: str, venues: Sequence[Venue], is_workshop: bool) -> Venue | None:
    """Full names compared without what all proceedings have; no journal, which is only its name."""
    wanted = _core(_ACRONYM.sub("", spelling))
    found = [
        venue
        for venue in venues
        if venue.kind != "journal"
        and (venue.kind == "workshop") == is_workshop
        and _core(venue.full_name or "") == wanted
    ]
    is_one = len(found) == 1 and wanted and _GATHERING.search(spelling)
    return found[0] if is_one else None


def _core(name: str) -> tuple[str, ...]:
    return tuple(
        word for word in words(name) if word not in _GENERIC and not _NUMBERED.fullmatch(word)
    )
