"""A note of OpenReview -> facts.

`links.resolvers.openreview` tells how the two APIs answer. Of a note are read content.title,
.authors, .venue (as "ICLR 2020 Poster", or "Submitted to …" for what is not accepted) and
.venueid; https://docs.openreview.net/reference/api-v2/entities/note.
"""

import re
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
_NOT_ACCEPTED = re.compile(r"submitted to|under review|reject", re.IGNORECASE)
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
    venue = _VENUE.match(told)
    is_withdrawn = "withdrawn" in (told + text_of(note, "venueid")).lower()
    is_open = bool(_NOT_ACCEPTED.search(told))
    remark = f'OpenReview says of the venue: "{told}"'
    return Facts(
        title=latex.resolved(title),
        authors=tuple(_authors(note)),
        venue="" if is_open or not venue else venue[1],
        year=int(venue[2]) if venue else None,
        paper=f"https://openreview.net/forum?id={id}",
        openreview=id,
        sources=(f"OpenReview {id}",),
        withdrawn=told if is_withdrawn else "",
        remarks=(remark,) if is_open else (),
    )


def _authors(note: object) -> Iterator[str]:
    field = at(note, "content", "authors")
    names = at(field, "value") if isinstance(field, dict) else field
    for name in names[:_MOST_AUTHORS] if isinstance(names, list) else []:
        if text := line(at(name, "fullname") if isinstance(name, dict) else name):
            yield text


OPENREVIEW = Source("openreview", REGISTRY.base, ask)
