"""A note of OpenReview -> facts.

`links.resolvers.openreview` tells how the two APIs answer. Of a note are read content.title,
.authors, .venue (as "ICLR 2020 Poster", or "Submitted to …" for what is not accepted) and
.venueid, and in milliseconds pdate; https://docs.openreview.net/reference/api-v2/entities/note.
"""

import re
import time
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, line
from site_builder.links.resolvers.openreview import OPENREVIEW as REGISTRY
from site_builder.links.resolvers.openreview import apis_of, notes_of, text_of
from site_builder.sources import latex
from site_builder.sources.answering import fault_of, garbage, unknown
from site_builder.sources.facts import Facts, Found
from site_builder.sources.source import Answers, Source

_LIMIT = 512 * 1024
_VENUE = re.compile(r"(.*?)[\s,]*\b((?:19|20)\d\d)\b")
_NOT_ACCEPTED = re.compile(r"\bsubmitted\b|\bsubmission\b|under review|reject", re.IGNORECASE)
_ACCEPTED_BY = re.compile(r"Accepted (?:by|at) (\S.*)")
_WORKSHOP = re.compile(r"workshop", re.IGNORECASE)
_BOOK = re.compile(r"\b(?:booktitle|journal)\s*=\s*\{+([^{}]+)\}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LATEST = 253_402_300_800_000
"""Milliseconds until the year 10000: a later date is none."""

_MOST_AUTHORS = 500


def ask(ids: Sequence[str], base: str) -> Iterator[Check[Answers]]:
    """A check for each note: the API has no batches."""
    for note in ids:
        yield _check(note, base.rstrip("/"))


def _check(id: str, base: str) -> Check[Answers]:
    for api in apis_of(base):
        answer = yield from asked(Request(f"{api}/notes?id={quote(id)}", limit=_LIMIT))
        notes = notes_of(answer)
        if notes is None:
            fault = fault_of(answer, "OpenReview", id, known=False)
            return {id: fault or garbage("OpenReview", "list of notes")}
        if notes:
            return {id: _facts(id, notes[0])}
    return {id: unknown("OpenReview", f"with the id {id}")}


def _facts(id: str, note: object) -> Found:
    title = text_of(note, "title")
    if not title:
        return unknown("OpenReview", f"with a title at {id}")
    told = text_of(note, "venue")
    group = text_of(note, "venueid") or line(at(note, "invitation")).partition("/-/")[0]
    is_withdrawn = "withdrawn" in (told + group).lower()
    venue, year, remark = _appearance(note, told, group)
    return Facts(
        title=latex.resolved(title),
        authors=tuple(_authors(note)),
        venue=venue,
        year=year,
        paper=f"https://openreview.net/forum?id={id}",
        openreview=id,
        sources=(f"OpenReview {id}",),
        withdrawn=told or group if is_withdrawn else "",
        remarks=(remark,) if remark else (),
    )


def _appearance(note: object, told: str, group: str) -> tuple[str, int | None, str]:
    """Venue and year, and what a person should look at.

    The oldest notes have no content.venue: the BibTeX of an accepted paper has the proceedings,
    and the group of the venue is as ICLR.cc/2017/conference.
    """
    venue, year = _VENUE.match(told), _year(note, told, group)
    if _NOT_ACCEPTED.search(told):
        return "", year, f'OpenReview says of the venue: "{told}"'
    if _WORKSHOP.search(f"{told} {group}"):
        name = group.partition(".")[0] or (venue[1] if venue else "")
        return f"{name} Workshops", year, f'OpenReview says of the venue: "{told or group}"'
    if venue:
        return venue[1], year, ""
    if accepted := _ACCEPTED_BY.match(told):
        return accepted[1], year, ""
    bibtex = text_of(note, "_bibtex")
    if book := _BOOK.search(bibtex):
        return book[1], year, ""
    remark = f"OpenReview does not say whether {group} accepted it: see, then --set venue=…"
    return "", year, remark if group else ""


def _year(note: object, told: str, group: str) -> int | None:
    """The year that the venue's name has, or else that of the publication."""
    if found := _YEAR.search(told) or _YEAR.search(group):
        return int(found[0])
    published = at(note, "pdate")
    if isinstance(published, int) and 0 < published < _LATEST:
        return time.gmtime(published / 1000).tm_year
    return None


def _authors(note: object) -> Iterator[str]:
    field = at(note, "content", "authors")
    names = at(field, "value") if isinstance(field, dict) else field
    for name in names[:_MOST_AUTHORS] if isinstance(names, list) else []:
        if text := line(at(name, "fullname") if isinstance(name, dict) else name):
            yield text


OPENREVIEW = Source("openreview", REGISTRY.base, ask)
