"""The shapes an entry can have, tried in order; each is a function of its marked text.

To read one more shape, write a function and give it a line in `SHAPES`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from site_builder.imports import cited_link, label_words, line_shapes, title_shapes
from site_builder.imports.labels import EntryText
from site_builder.imports.marks import EM, EM_END, LABEL, LINK, STRONG, STRONG_END, STYLE, plain
from site_builder.imports.tails import Fields, with_tail, with_venue, without_stop
from site_builder.imports.title_shapes import LINKED, MAX_NAME, Context
from site_builder.imports.venue_years import VenueYear, is_remark, known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

_TAG = re.compile(
    rf"^\s*(?P<style>[{STRONG}{EM}]*)\s*[\[(（【](?P<tag>[^\[\]()（）【】\n]{{1,60}})[\])）】]"
    rf"\s*(?P<end>[{STRONG_END}{EM_END}]*)\s*[:：.–-]?\s*(?=\S)"
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
_NAMED_TITLE = re.compile(
    rf"^\s*{STYLE}*(\w[^\n:：,\"“{STRONG}{EM}{LINK}]{{0,39}}){STYLE}*\s*[:：]\s*{STYLE}*\s*"
    rf"(?={STYLE}*[\"“]|{STRONG})"
)
_YEAR_AND_VENUE = re.compile(
    rf"^\s*{STYLE}*((?:19|20)\d\d[-_/. ]?[A-Za-z][\w&+/]*|[A-Z][\w&+/]*[-_/' ’]*(?:19|20)\d\d)"
    rf"{STYLE}*\s*(?:\s[-–—|]|[:：])\s+(?=\S)"
)
# A tag with a pictogram, or of such a word, is a remark: no method is called so.
_NO_NAME = re.compile(
    r"[\u2190-\u2bff\U0001f000-\U0001faff]|^(?:new|hot|survey|review|oral)$", re.I
)

_METHOD = re.compile(r"(?=.*[A-Z])[\w+-]{2,30}")
MIN_TITLE = 3

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
    # `**[CVPR 2021] Title**`: the style that begins before the tag is that of the title.
    opened = "" if match["end"] else match["style"]
    fields = _read(opened + text[match.end() :], "", context)
    if fields is None:
        return None
    found = venue_year(match["tag"], context.vocabulary)
    if found and (found.year or known_venue(found, context.vocabulary)):
        return _named_by(with_venue(without_stop(fields), found, context.vocabulary), found)
    tag = plain(match["tag"])
    if _NO_NAME.search(tag) or label_words.is_known(tag, context.vocabulary, whole=True):
        return replace(fields, remarks=(tag, *fields.remarks))
    if len(tag) > MAX_NAME:
        return None
    more = (fields.name,) if fields.name else ()
    return replace(fields, name=tag, remarks=(*more, *fields.remarks))


def _named_by(fields: Fields, found: VenueYear) -> Fields:
    """In `[CVPR 2021-Name]` the word beside venue and year is the method."""
    is_name = _METHOD.fullmatch(found.remark) and not is_remark(found.remark)
    if fields.name or not is_name or found.remark not in fields.remarks:
        return fields
    rest = tuple(remark for remark in fields.remarks if remark != found.remark)
    return replace(fields, name=found.remark, remarks=rest)


def year_and_venue_first(text: str, context: Context) -> Fields | None:
    """`2017-ICLR - Title` or `ICLR 2017: Title`."""
    match = _YEAR_AND_VENUE.match(text)
    found = venue_year(match[1].replace("_", " "), context.vocabulary) if match else None
    if not match or not found or not found.year or not found.venue:
        return None
    fields = _read(text[match.end() :], "", context)
    if fields is None:
        return None
    return with_venue(without_stop(fields), found, context.vocabulary)


def named_title(text: str, context: Context) -> Fields | None:
    """`Name: "Title"` or `Name: **Title**`: a few words, then a title that is set off."""
    match = _NAMED_TITLE.match(text)
    fields = _read(text[match.end() :], "", context) if match else None
    if not match or fields is None or fields.name or len(fields.title.split()) < MIN_TITLE:
        return None
    return replace(fields, name=plain(match[1]))


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
    ("Year-Venue - or Venue Year: then any other shape", year_and_venue_first),
    ("Year: then any other shape", year_first),
    ("Venue-Year, then a title that is set off", venue_first),
    ("Name: [Title](url)", named_link),
    ('Name: "Title"', named_title),
    ("[Title](url), Venue Year", title_shapes.linked_title),
    ("**Title** Authors. Venue Year", title_shapes.strong_title),
    ("Authors, “Title”, Venue, Year", title_shapes.quoted_title),
    ("Authors. [Title](url). Venue, Year", cited_link.cited_link),
    ("Title (__Name__) (Venue Year)", title_shapes.parenthesised_venue),
    ("Title, in *Venue*, Year", title_shapes.title_in_venue),
    ("Year | Venue | Title | Authors", line_shapes.columns),
    ("Title | [Venue' Year]", title_shapes.barred),
    ("Authors, Title, Venue, Year", title_shapes.comma_list),
    ("Title, Venue Year", line_shapes.venue_last),
    ("Title. Authors. Venue Year", title_shapes.sentences),
    ("Title", title_shapes.plain_title),
)
