"""The shapes in which a title stands among its authors and its venue, each a function."""

import re
from collections.abc import Sequence
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
    STYLE,
    link_number,
    plain,
)
from site_builder.imports.people import authors_of
from site_builder.imports.tails import Fields, rating, with_tail, with_venue, without_stop
from site_builder.imports.venue_years import known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

LINKED = re.compile(rf"^\s*{STYLE}*\s*[\"“]?{LINK}(.)([^{LINK_END}]*){LINK_END}[\"”]?\s*{STYLE}*")
_QUOTED = re.compile(rf"{STYLE}*[\"“]{STYLE}*([^\"“”]{{4,}}?){STYLE}*[\"”]{STYLE}*")
_STRONG = re.compile(rf"^\s*{STRONG}([^{STRONG_END}]*){STRONG_END}")
_EM = re.compile(rf"^\s*{EM}([^{EM_END}]*){EM_END}")
_IN_VENUE = re.compile(rf"^(.+?)[,.]\s+[Ii]n:?\s+({EM}.*)$", re.DOTALL)
# A capital on its own before a full stop is an initial.
_SENTENCE = re.compile(r"^(.{8,}?(?:[^.\sA-Z]|\w[A-Z]))\.\s+(.+)$", re.DOTALL)
_NAME = re.compile(rf"^{STRONG}([^{STRONG_END}]*){STRONG_END}$")
_ENDS_TITLE = re.compile(rf"\s*(?:$|[,.;|(\[\n{LABEL}–—-]|{STYLE}|in\b)")
_EDGES = " \t\n.,;:|–—-"
MAX_NAME = 40


@dataclass(frozen=True)
class Context:
    """What a shape may look up: the words that are known and the links in the text."""

    entry: EntryText
    vocabulary: Vocabulary

    def url(self, mark: str) -> str:
        """The address of the link with this mark."""
        number = link_number(mark)
        return self.entry.links[number].url if number < len(self.entry.links) else ""


def linked_title(text: str, context: Context) -> Fields | None:
    """`[Title](url), Venue Year` or `[Title](url) - Authors. Venue Year`."""
    if not (match := LINKED.match(text)):
        return None
    inner = parenthesised_venue(match[2], context) or Fields(title=_title(match[2]))
    fields = replace(inner, title_url=context.url(match[1]))
    return _with_aside_and_tail(fields, text[match.end() :], context)


def quoted_title(text: str, context: Context) -> Fields | None:
    """`Authors, "Title", Venue, Year` or `"Title" ...`."""
    match = _QUOTED.search(text)
    if not match or len(match[1].split()) < 2:
        return None
    before = plain(text[: match.start()]).strip(_EDGES)
    if plain(match[1])[-1:] not in (".", ",") and not _ENDS_TITLE.match(text, match.end()):
        return None
    authors = authors_of(before)
    if before and not authors and not text[: match.start()].rstrip().endswith((",", ".", ":")):
        return None
    fields = Fields(title=_title(match[1]), authors=tuple(authors or ()))
    if before and not authors:
        fields = with_tail(fields, before, context.vocabulary)
    return with_tail(fields, text[match.end() :], context.vocabulary)


def strong_title(text: str, context: Context) -> Fields | None:
    """`**Title** ...` or `*Title* ...`: a title that is set off by its style."""
    match = _STRONG.match(text) or _EM.match(text)
    if not match or len(plain(match[1]).split()) < 2:
        return None
    inner = parenthesised_venue(match[1], context) or Fields(title=_title(match[1]))
    return _with_aside_and_tail(inner, text[match.end() :], context)


def title_in_venue(text: str, context: Context) -> Fields | None:
    """`Title, in *Venue*, Year`."""
    if not (match := _IN_VENUE.match(text)):
        return None
    return with_tail(Fields(title=_title(match[1])), match[2], context.vocabulary)


def parenthesised_venue(text: str, context: Context) -> Fields | None:
    """`Title (__Name__) (Venue Year) ...`: the shape in which lists of papers are written most.

    Title, name and rating stand before the last group that holds a venue or a year.
    """
    groups = [group for group in parenthesised_groups(text) if plain(text[: group[0]])]
    for start, end, content in reversed(groups):
        found = venue_year(content, context.vocabulary)
        if not found or not (found.year or known_venue(found, context.vocabulary)):
            continue
        fields = _peeled(text[:start])
        if fields.title:
            fields = with_venue(fields, found, context.vocabulary)
            return with_tail(fields, text[end:], context.vocabulary)
    return None


def comma_list(text: str, context: Context) -> Fields | None:
    """`Authors, Title, Venue, Year`: names first, then one part, then a venue."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for start in range(len(parts) - 1, 1, -1):
        found = venue_year(", ".join(parts[start:]), context.vocabulary)
        if not found or not (found.year or known_venue(found, context.vocabulary)):
            continue
        cut = _names_before(parts[:start])
        if not cut or cut >= start or len(parts[cut].split()) < 2:
            continue
        more = venue_year(", ".join(parts[start - 1 :]), context.vocabulary)
        if not found.venue and known_venue(more, context.vocabulary):
            continue
        authors = authors_of(", ".join(parts[:cut])) or ()
        fields = Fields(title=_title(", ".join(parts[cut:start])), authors=tuple(authors))
        return with_venue(fields, found, context.vocabulary)
    return None


def sentences(text: str, context: Context) -> Fields | None:
    """`Title. Authors. Venue Year`: the title ends at the first full stop."""
    match = _SENTENCE.match(text.strip())
    if not match or LINK in match[1]:
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
    fields = _peeled(lines[0])
    if len(lines) > 1:
        fields = without_stop(fields)
    return with_tail(fields, "\n".join(lines[1:]), context.vocabulary)


def _with_aside_and_tail(fields: Fields, tail: str, context: Context) -> Fields:
    """The tail of a title that is set off: a name in parentheses may come first."""
    groups = list(parenthesised_groups(tail))
    if groups and not plain(tail[: groups[0][0]]) and not fields.name:
        start, end, content = groups[0]
        shown = plain(content)
        is_other = venue_year(content, context.vocabulary) or authors_of(shown)
        if len(shown) <= MAX_NAME and not is_other:
            fields = replace(fields, aside=shown)
            tail = tail[:start] + tail[end:]
    return with_tail(fields, tail, context.vocabulary)


def _peeled(head: str) -> Fields:
    """`head` as a title, without the rating and the parenthesis at its end."""
    head, stars = rating(head)
    head = head.strip()
    fields = Fields(importance=stars)
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
    text = re.sub(STYLE, "", marked).strip(" \t\n,;:|–—")
    text = text if keep_stop else text.rstrip(".")
    if len(text) > 2 and text[0] in '"“' and text[-1] in '"”' and not keep_stop:
        text = text[1:-1].rstrip(".,")
    return plain(text)


def _names_before(parts: Sequence[str]) -> int:
    """How many of the first `parts` are names; the last is none."""
    count = 0
    while count < len(parts) - 1 and authors_of(parts[count].removeprefix("and ")):
        count += 1
    return count
