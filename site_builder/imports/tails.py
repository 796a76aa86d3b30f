"""What stands behind a title -> venue, year, authors, and what is left; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from site_builder.imports.bibliography import one_stretch, without_details
from site_builder.imports.labels import parenthesised_groups
from site_builder.imports.marks import EM, EM_END, LABEL, STRONG, STRONG_END, plain
from site_builder.imports.names_and_venue import names_and_venue
from site_builder.imports.people import are_some_authors, authors_of, is_institution
from site_builder.imports.venue_years import VenueYear, known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

_RATING = re.compile(r"(?::(?:dizzy|star|star2|fire):|[⭐★🌟💫🔥]\ufe0f?)+")
_STYLED = re.compile(f"{EM}([^{EM_END}]*){EM_END}|{STRONG}([^{STRONG_END}]*){STRONG_END}")
_BOUNDARY = re.compile(rf"\n|{LABEL}|\s[|–—-]\s|[|;]|(?<!\b[A-Z])\.\s+|\.$")
_AROUND = " \t\n.,;:|–—-"
_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)
_JOIN = re.compile(r"\s*[,/]\s*")
MAX_IMPORTANCE = 3

Part = tuple[str, bool, bool]


@dataclass(frozen=True)
class Fields:
    """What a shape reads from an entry.

    `aside` is a parenthesis that may be name or detail, `some_authors` a list that ends in
    "et al.": it stands in the remarks as well.
    """

    title: str = ""
    title_url: str = ""
    name: str = ""
    aside: str = ""
    venue: str = ""
    year: int | None = None
    authors: tuple[str, ...] = ()
    some_authors: str = ""
    importance: int = 0
    remarks: tuple[str, ...] = field(default=())


def rating(text: str) -> tuple[str, int]:
    """`text` without its rating, and how many stars that had."""
    found = 0
    for start, end, content in reversed(list(parenthesised_groups(text))):
        if _RATING.fullmatch(content.strip()):
            found = max(found, _stars(content))
            text = f"{text[:start]} {text[end:]}"
    if match := re.search(rf"(?<=\s){_RATING.pattern}\s*$|^{_RATING.pattern}(?=\s)", text.strip()):
        found = max(found, _stars(match[0]))
        text = text.strip()[: match.start()] + text.strip()[match.end() :]
    return text, min(found, MAX_IMPORTANCE)


def with_tail(fields: Fields, tail: str, vocabulary: Vocabulary) -> Fields:
    """`fields` with what `tail` adds; no part of it is lost, the rest becomes remarks."""
    tail, stars = rating(one_stretch(tail))
    tail, details = without_details(tail)
    fields = replace(
        fields,
        importance=fields.importance or stars,
        remarks=(*fields.remarks, *details),
    )
    for part in _parts(tail):
        fields = _with_part(fields, part, vocabulary)
    return fields


def with_venue(fields: Fields, found: VenueYear, vocabulary: Vocabulary) -> Fields:
    """`fields` with a venue and a year; a venue that is known replaces one that is not."""
    remarks = fields.remarks
    if found.venue and fields.venue and not _same(found, fields, vocabulary):
        remarks = (*remarks, " ".join(filter(None, (found.venue, str(found.year or "")))))
        return replace(fields, remarks=remarks, year=fields.year or found.year)
    if found.remark:
        remarks = (*remarks, found.remark)
    return replace(
        fields,
        venue=fields.venue or found.venue,
        year=fields.year or found.year,
        remarks=remarks,
    )


def without_stop(fields: Fields) -> Fields:
    """`fields` whose title does not end as a sentence does; an ellipsis stays."""
    if fields.title.endswith(".."):
        return fields
    return replace(fields, title=fields.title.removesuffix("."))


def with_some_authors(fields: Fields, text: str) -> Fields:
    """`fields` with names that a record cannot hold, for it names all authors or none."""
    shown = f"{text}." if text.endswith("al") else text
    return replace(fields, some_authors=shown, remarks=(*fields.remarks, shown))


def _same(found: VenueYear, fields: Fields, vocabulary: Vocabulary) -> bool:
    one, other = vocabulary.venue(found.venue), vocabulary.venue(fields.venue)
    return one == other if one or other else found.venue == fields.venue


def _stars(text: str) -> int:
    return len(re.findall(r":\w+:|[⭐★🌟💫🔥]", text))


def _parts(tail: str) -> Iterator[Part]:
    """The parts of a tail, each with whether it is set off, and whether by parentheses."""
    position = 0
    spans = [(*group, True) for group in parenthesised_groups(tail)]
    spans += [(m.start(), m.end(), m[1] or m[2] or "", False) for m in _STYLED.finditer(tail)]
    for start, end, content, is_group in sorted(spans):
        if start < position:
            continue
        yield from _sentences(tail[position:start])
        yield content, True, is_group
        position = end
    yield from _sentences(tail[position:])


def _sentences(text: str) -> Iterator[Part]:
    for sentence in _BOUNDARY.split(text):
        if sentence and sentence.strip(_AROUND):
            yield sentence.strip(_AROUND), False, False


def _with_part(fields: Fields, part: Part, vocabulary: Vocabulary) -> Fields:
    text, is_marked, is_group = part
    shown = plain(text).strip(_AROUND)
    if not shown or shown.lower() in ("in", "by", "and", "to appear in", "accepted by"):
        return fields
    found = venue_year(text, vocabulary)
    is_unknown = found and not known_venue(found, vocabulary) and not fields.authors
    if is_unknown and (listed := names_and_venue(text, vocabulary)):
        return with_venue(replace(fields, authors=listed.names), listed.venue, vocabulary)
    if found and _is_convincing(fields, found, vocabulary, is_marked=is_marked):
        return with_venue(fields, found, vocabulary)
    authors = None if fields.authors else authors_of(shown)
    # One name in parentheses is where the authors work, as a name with such a word is.
    if authors and not (len(authors) == 1 and (is_group or is_institution(authors[0]))):
        return replace(fields, authors=tuple(authors))
    if are_some_authors(shown):
        return with_some_authors(fields, shown)
    return _with_listed(fields, text, vocabulary)


def _is_convincing(
    fields: Fields, found: VenueYear, vocabulary: Vocabulary, *, is_marked: bool
) -> bool:
    """A known venue, or a year alone; an unknown venue only where one is expected."""
    if not found.venue or known_venue(found, vocabulary):
        return True
    if _ET_AL.search(found.venue):
        return False
    return (
        found.year is not None and not fields.venue and (is_marked or len(found.venue.split()) <= 5)
    )


def _with_listed(fields: Fields, text: str, vocabulary: Vocabulary) -> Fields:
    """A part that is a list with commas: names first, then a venue, then a year."""
    words = [word for word in _JOIN.split(text) if word.strip(_AROUND)]
    for cut in range(len(words)):
        rest = ", ".join(words[cut:])
        found = venue_year(rest, vocabulary)
        authors = authors_of(", ".join(words[:cut])) if cut else None
        if found and (found.year or not cut) and _listed_venue(found, vocabulary):
            if authors and not fields.authors:
                fields = replace(fields, authors=tuple(authors))
            elif cut:
                left = plain(", ".join(words[:cut])).strip(_AROUND)
                if are_some_authors(left):
                    fields = with_some_authors(fields, left)
                else:
                    fields = replace(fields, remarks=(*fields.remarks, left))
            return with_venue(fields, found, vocabulary)
    return replace(fields, remarks=(*fields.remarks, plain(text).strip(_AROUND)))


def _listed_venue(found: VenueYear, vocabulary: Vocabulary) -> bool:
    if not found.venue or known_venue(found, vocabulary):
        return True
    return len(found.venue.split()) <= 6 and not _ET_AL.search(found.venue)
