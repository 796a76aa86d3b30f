"""The shapes an entry can have, tried in order; each is a function of its marked text.

To read one more shape, write a function and give it a line in `SHAPES`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from site_builder.imports.labels import EntryText, parenthesised_groups
from site_builder.imports.marks import (
    EM,
    EM_END,
    LABEL,
    LINK,
    LINK_END,
    STRONG,
    STRONG_END,
    link_number,
    plain,
)
from site_builder.imports.people import authors_of
from site_builder.imports.tails import Fields, rating, with_tail, with_venue
from site_builder.imports.venue_years import known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

_STYLE = f"[{STRONG}{STRONG_END}{EM}{EM_END}]"
_TAG = re.compile(
    rf"^\s*{_STYLE}*\s*(?:[\[(（【](?P<tag>[^\[\]()（）【】\n]{{1,60}})[\])）】])\s*{_STYLE}*\s*[:：.–-]?\s*(?=\S)"
)
_YEAR_FIRST = re.compile(rf"^\s*{_STYLE}*((?:19|20)\d\d)\s*[:：.|–-]\s+(?=\S)")
_VENUE_FIRST = re.compile(
    rf"^([A-Z][\w&/.]*(?:[ -][A-Z][\w&/.]*){{0,3}}[ '’-]*\d{{2,4}})\s*[:：.,|–-]?\s+(?=[{LINK}{STRONG}\"“])"
)
_NUMBER = re.compile(r"^\s*(?:#?\d{1,4}[.)、]|[•·▪])\s*(?=\S)")
_LINKED = re.compile(
    rf"^\s*{_STYLE}*\s*[\"“]?{LINK}(.)([^{LINK_END}]*){LINK_END}[\"”]?\s*{_STYLE}*"
)
_QUOTED = re.compile(rf"{_STYLE}*[\"“]{_STYLE}*([^\"“”]{{4,}}?){_STYLE}*[\"”]{_STYLE}*")
_STRONG = re.compile(rf"^\s*{STRONG}([^{STRONG_END}]*){STRONG_END}")
_EM = re.compile(rf"^\s*{EM}([^{EM_END}]*){EM_END}")
_IN_VENUE = re.compile(rf"^(.+?)[,.]\s+[Ii]n:?\s+({EM}.*)$", re.DOTALL)
_SENTENCE = re.compile(r"^(.{8,}?[^.\sA-Z])\.\s+(.+)$", re.DOTALL)
_NAME = re.compile(rf"^{STRONG}([^{STRONG_END}]*){STRONG_END}$")
_ENDS_TITLE = re.compile(rf"\s*(?:$|[,.;|(\[\n{LABEL}–—-]|{_STYLE}|in\b)")
_EDGES = " \t\n.,;:|–—-"
MAX_NAME = 40

ShapeReader = Callable[[str, "Context"], Fields | None]


@dataclass(frozen=True)
class Context:
    """What a shape may look up: the words that are known and the links in the text."""

    entry: EntryText
    vocabulary: Vocabulary

    def url(self, mark: str) -> str:
        """The address of the link with this mark."""
        number = link_number(mark)
        return self.entry.links[number].url if number < len(self.entry.links) else ""


def read_fields(entry: EntryText, vocabulary: Vocabulary) -> Fields | None:
    """What the first shape that fits reads from `entry`; None if it has no title."""
    head, _, rest = _split_at_labels(entry.text)
    return _read(head, rest, Context(entry, vocabulary))


def _read(head: str, rest: str, context: Context) -> Fields | None:
    for _, shape in SHAPES:
        if (fields := shape(head, context)) and fields.title:
            return with_tail(fields, rest, context.vocabulary)
    return None


def _split_at_labels(text: str) -> tuple[str, str, str]:
    """The text before the first label that follows any text, and what comes behind it."""
    text = re.sub(rf"^(?:\s|{LABEL})+", "", text)
    return text.partition(LABEL)


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
        return with_venue(fields, found, context.vocabulary)
    tag = plain(match["tag"])
    return replace(fields, name=tag) if not fields.name and len(tag) <= MAX_NAME else None


def year_first(text: str, context: Context) -> Fields | None:
    """`2021: Title ...`, also within the text of a link."""
    linked = _LINKED.match(text)
    match = _YEAR_FIRST.match(linked[2] if linked else text)
    if not match:
        return None
    cut = (linked.start(2) if linked else 0, (linked.start(2) if linked else 0) + match.end())
    fields = _read(text[: cut[0]] + text[cut[1] :], "", context)
    return replace(fields, year=fields.year or int(match[1])) if fields else None


def venue_first(text: str, context: Context) -> Fields | None:
    """`ICML-20 [Title](url)`: a venue that is known, then a title that is set off."""
    match = _VENUE_FIRST.match(text)
    found = venue_year(match[1], context.vocabulary) if match else None
    if not match or not found or not known_venue(found, context.vocabulary):
        return None
    fields = _read(text[match.end() :], "", context)
    return with_venue(fields, found, context.vocabulary) if fields else None


def linked_title(text: str, context: Context) -> Fields | None:
    """`[Title](url), Venue Year` or `[Title](url) - Authors. Venue Year`."""
    if not (match := _LINKED.match(text)):
        return None
    inner = _parenthesised(match[2], context) or Fields(title=_title(match[2]))
    fields = replace(inner, title_url=context.url(match[1]))
    return _with_groups_and_tail(fields, text[match.end() :], context)


def quoted_title(text: str, context: Context) -> Fields | None:
    """`Authors, "Title", Venue, Year` or `"Title" ...`."""
    match = _QUOTED.search(text)
    if not match or len(match[1].split()) < 2:
        return None
    before = plain(text[: match.start()]).strip(_EDGES)
    if not _ENDS_TITLE.match(text, match.end()):
        return None
    authors = authors_of(before)
    if before and not authors and not text[: match.start()].rstrip().endswith((",", ".", ":")):
        return None
    remarks = (before,) if before and not authors else ()
    fields = Fields(title=_title(match[1]), authors=tuple(authors or ()), remarks=remarks)
    return with_tail(fields, text[match.end() :], context.vocabulary)


def strong_title(text: str, context: Context) -> Fields | None:
    """`**Title** ...` or `*Title* ...`: a title that is set off by its style."""
    match = _STRONG.match(text) or _EM.match(text)
    if not match or len(plain(match[1]).split()) < 2:
        return None
    inner = _parenthesised(match[1], context) or Fields(title=_title(match[1]))
    return _with_groups_and_tail(inner, text[match.end() :], context)


def title_in_venue(text: str, context: Context) -> Fields | None:
    """`Title, in *Venue*, Year`."""
    if not (match := _IN_VENUE.match(text)):
        return None
    return with_tail(Fields(title=_title(match[1])), match[2], context.vocabulary)


def parenthesised_venue(text: str, context: Context) -> Fields | None:
    """`Title (__Name__) (Venue Year) ...`: the shape in which lists of papers are written most."""
    return _parenthesised(text, context)


def comma_list(text: str, context: Context) -> Fields | None:
    """`Authors, Title, Venue, Year`: names first, then one part, then a venue."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for start in range(len(parts) - 1, 1, -1):
        found = venue_year(", ".join(parts[start:]), context.vocabulary)
        if not found or not (found.year or known_venue(found, context.vocabulary)):
            continue
        cut = _last_name(parts[:start])
        if cut and cut < start and len(parts[cut].split()) >= 2:
            authors = authors_of(", ".join(parts[:cut])) or []
            title = _title(", ".join(parts[cut:start]))
            fields = Fields(title=title, authors=tuple(authors))
            more = venue_year(", ".join(parts[start - 1 :]), context.vocabulary)
            if not found.venue and more and known_venue(more, context.vocabulary):
                continue
            return with_venue(fields, found, context.vocabulary)
    return None


def sentences(text: str, context: Context) -> Fields | None:
    """`Title. Authors. Venue Year`: the title ends at the first full stop."""
    flat = text.strip()
    if not (match := _SENTENCE.match(flat)) or LINK in match[1]:
        return None
    fields = with_tail(Fields(title=_title(match[1])), match[2], context.vocabulary)
    return fields if fields.venue or fields.authors or fields.year else None


def barred(text: str, context: Context) -> Fields | None:
    """`Title | [Venue' Year] | ...`."""
    head, bar, rest = text.partition("|")
    if not bar or not head.strip():
        return None
    return with_tail(Fields(title=_title(head)), rest, context.vocabulary)


def plain_title(text: str, context: Context) -> Fields | None:
    """Whatever stands there is the title; a parenthesis at its end is set aside."""
    lines = [line for line in text.split("\n") if plain(line)]
    if not lines:
        return None
    fields = _peeled(Fields(), lines[0])
    return with_tail(fields, "\n".join(lines[1:]), context.vocabulary)


SHAPES: tuple[tuple[str, ShapeReader], ...] = (
    ("a number, then any other shape", numbered),
    ("[Venue Year] or [Name], then any other shape", tag_first),
    ("Year: then any other shape", year_first),
    ("Venue-Year, then a title that is set off", venue_first),
    ("[Title](url), Venue Year", linked_title),
    ("**Title** Authors. Venue Year", strong_title),
    ("Authors, “Title”, Venue, Year", quoted_title),
    ("Title (__Name__) (Venue Year)", parenthesised_venue),
    ("Title, in *Venue*, Year", title_in_venue),
    ("Title | [Venue' Year]", barred),
    ("Authors, Title, Venue, Year", comma_list),
    ("Title. Authors. Venue Year", sentences),
    ("Title", plain_title),
)


def _parenthesised(text: str, context: Context) -> Fields | None:
    """Title, name and rating before the last group that holds a venue or a year."""
    groups = [group for group in parenthesised_groups(text) if plain(text[: group[0]])]
    for start, end, content in reversed(groups):
        found = venue_year(content, context.vocabulary)
        if not found or not (found.year or known_venue(found, context.vocabulary)):
            continue
        fields = _peeled(Fields(), text[:start])
        if not fields.title:
            continue
        fields = with_venue(fields, found, context.vocabulary)
        return with_tail(fields, text[end:], context.vocabulary)
    return None


def _with_groups_and_tail(fields: Fields, tail: str, context: Context) -> Fields:
    """The tail of a title that is set off: a name in parentheses may come first."""
    groups = list(parenthesised_groups(tail))
    if groups and not plain(tail[: groups[0][0]]):
        start, end, content = groups[0]
        found = venue_year(content, context.vocabulary)
        if (
            not found
            and len(plain(content)) <= MAX_NAME
            and not fields.name
            and not authors_of(plain(content))
        ):
            fields = replace(fields, aside=plain(content))
            tail = tail[:start] + tail[end:]
    return with_tail(fields, tail, context.vocabulary)


def _peeled(fields: Fields, head: str) -> Fields:
    """`head` as a title, without the rating and the parenthesis at its end."""
    head, stars = rating(head)
    head = head.strip()
    fields = replace(fields, importance=fields.importance or stars)
    groups = list(parenthesised_groups(head))
    if groups and groups[-1][1] == len(head) and head[groups[-1][0]] == "(" and groups[-1][0]:
        start, _, content = groups[-1]
        if match := _NAME.match(content.strip()):
            fields, head = replace(fields, name=plain(match[1])), head[:start]
        elif plain(head[:start]) and plain(content):
            fields, head = replace(fields, aside=plain(content)), head[:start]
    return replace(fields, title=_title(head, keep_stop=True))


def _title(marked: str, *, keep_stop: bool = False) -> str:
    """A title as text, without the punctuation that separates it from what follows."""
    text = re.sub(_STYLE, "", marked).strip(" \t\n,;:|–—")
    text = text if keep_stop else text.rstrip(".")
    if len(text) > 2 and text[0] in '"“' and text[-1] in '"”' and not keep_stop:
        text = text[1:-1].rstrip(".,")
    return plain(text)


def _last_name(parts: list[str]) -> int:
    """How many of the first `parts` are names."""
    count = 0
    while count < len(parts) and authors_of(parts[count]):
        count += 1
    return min(count, len(parts) - 1)
