"""The shapes an entry can have, tried in order; each is a function of its marked text.

To read one more shape, write a function and give it a line in `SHAPES`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from site_builder.imports import line_shapes, title_shapes
from site_builder.imports.labels import EntryText
from site_builder.imports.marks import LABEL, LINK, STRONG, STYLE, plain
from site_builder.imports.tails import Fields, with_tail, with_venue
from site_builder.imports.title_shapes import LINKED, MAX_NAME, Context
from site_builder.imports.venue_years import known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

_TAG = re.compile(
    rf"^\s*{STYLE}*\s*[\[(（【](?P<tag>[^\[\]()（）【】\n]{{1,60}})[\])）】]"
    rf"\s*{STYLE}*\s*[:：.–-]?\s*(?=\S)"
)
_YEAR_FIRST = re.compile(rf"^\s*{STYLE}*((?:19|20)\d\d)\s*[:：.|–-]\s+(?=\S)")
_VENUE_FIRST = re.compile(
    r"^([A-Z][\w&/.]*(?:[ -][A-Z][\w&/.]*){0,3}[ '’-]*\d{2,4})\s*[:：.,|–-]?\s+"
    rf"(?=[{LINK}{STRONG}\"“])"
)
_NUMBER = re.compile(rf"^\s*{STYLE}*(?:#?\d{{1,4}}[.)、]|\[\d{{1,3}}\]|[•·▪]){STYLE}*\s*(?=\S)")
_NAMED_LINK = re.compile(
    rf"^\s*{STYLE}*([A-Z][\w+./-]{{0,30}}){STYLE}*\s*[:：]{STYLE}*\s*(?={LINK})"
)

ShapeReader = Callable[[str, Context], Fields | None]


def read_fields(entry: EntryText, vocabulary: Vocabulary) -> Fields | None:
    """What the first shape that fits reads from `entry`; None if it has no title.

    The title stands before the first label that follows any text.
    """
    text = re.sub(rf"^(?:\s|{LABEL})+", "", entry.text)
    head, _, rest = text.partition(LABEL)
    return _read(head, rest, Context(entry, vocabulary))


def _read(head: str, rest: str, context: Context) -> Fields | None:
    for _, shape in SHAPES:
        if (fields := shape(head, context)) and fields.title:
            return with_tail(fields, rest, context.vocabulary)
    return None


def numbered(text: str, context: Context) -> Fields | None:
    """`12) Title ...`: the number is left out."""
    match = _NUMBER.match(text)
    return _read(text[match.end() :], "", context) if match else None


def tag_first(text: str, context: Context) -> Fields | None:
    """`[CVPR 2021] Title ...` or `[Name] Title ...`."""
    if not (match := _TAG.match(text)):
        return None
    fields = _read(text[match.end() :], "", context)
    if fields is None:
        return None
    found = venue_year(match["tag"], context.vocabulary)
    if found and (found.year or known_venue(found, context.vocabulary)):
        if not fields.title.endswith(".."):
            fields = replace(fields, title=fields.title.removesuffix("."))
        return with_venue(fields, found, context.vocabulary)
    tag = plain(match["tag"])
    return replace(fields, name=tag) if not fields.name and len(tag) <= MAX_NAME else None


def year_first(text: str, context: Context) -> Fields | None:
    """`2021: Title ...`, also within the text of a link."""
    linked = LINKED.match(text)
    match = _YEAR_FIRST.match(linked[2] if linked else text)
    if not match:
        return None
    start = linked.start(2) if linked else 0
    fields = _read(text[:start] + text[start + match.end() :], "", context)
    return replace(fields, year=fields.year or int(match[1])) if fields else None


def venue_first(text: str, context: Context) -> Fields | None:
    """`ICML-20 [Title](url)`: a venue that is known, then a title that is set off."""
    match = _VENUE_FIRST.match(text)
    found = venue_year(match[1], context.vocabulary) if match else None
    if not match or not found or not known_venue(found, context.vocabulary):
        return None
    fields = _read(text[match.end() :], "", context)
    return with_venue(fields, found, context.vocabulary) if fields else None


def named_link(text: str, context: Context) -> Fields | None:
    """`Name: [Title](url)`: one word, then a title that is set off."""
    match = _NAMED_LINK.match(text)
    fields = _read(text[match.end() :], "", context) if match else None
    if not match or fields is None or fields.name:
        return None
    return replace(fields, name=plain(match[1]))


SHAPES: tuple[tuple[str, ShapeReader], ...] = (
    ("a number, then any other shape", numbered),
    ("[Venue Year] or [Name], then any other shape", tag_first),
    ("Year: then any other shape", year_first),
    ("Venue-Year, then a title that is set off", venue_first),
    ("Name: [Title](url)", named_link),
    ("[Title](url), Venue Year", title_shapes.linked_title),
    ("**Title** Authors. Venue Year", title_shapes.strong_title),
    ("Authors, “Title”, Venue, Year", title_shapes.quoted_title),
    ("Title (__Name__) (Venue Year)", title_shapes.parenthesised_venue),
    ("Title, in *Venue*, Year", title_shapes.title_in_venue),
    ("Year | Venue | Title | Authors", line_shapes.columns),
    ("Title | [Venue' Year]", title_shapes.barred),
    ("Authors, Title, Venue, Year", title_shapes.comma_list),
    ("Title, Venue Year", line_shapes.venue_last),
    ("Title. Authors. Venue Year", title_shapes.sentences),
    ("Title", title_shapes.plain_title),
)
