"""OpenReview: whether a note exists, and its title, which a PDF does not show.

https://docs.openreview.net/reference/api-v2 describes notes, whose fields are `content.title.value`
there and `content.title` in the first API, which keeps the venues from before 2023. A note is
unknown only if neither has it: an empty list, or 404 with NotFoundError. What is hidden is 403
with ForbiddenError, a malformed question 400, and who is taken for a machine gets 403 with
ChallengeRequiredError (https://github.com/rpatrik96/bibtexupdater/pull/62): nothing is said then.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.resolvers.asking import asked, at, batches, json_of, line
from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver

_LIMIT = 512 * 1024
_ADDRESS = re.compile(
    r"https?://(?:www\.)?openreview\.net/(?:forum|pdf)/?\?(?:[^#]*&)?id=([\w-]{5,40})(?:[&#].*)?",
    re.ASCII | re.IGNORECASE,
)


def identify(url: str) -> str | None:
    """The id of a note."""
    match = _ADDRESS.fullmatch(url)
    return match[1] if match else None


def ask(ids: Sequence[str], api: Api) -> Iterator[Check[Facts]]:
    """A check for each: the API has no batches."""
    for (note,) in batches(ids, 1):
        yield _check(note, api.base.rstrip("/"))


def _check(note: str, base: str) -> Check[Facts]:
    for api in apis_of(base):
        answer = yield from asked(Request(f"{api}/notes?id={quote(note)}", limit=_LIMIT))
        notes = notes_of(answer)
        if notes is None:
            return {}
        if notes:
            return {note: Fact("registered", _title(notes[0]), note=_venue(notes[0]))}
    return {note: Fact("not-registered", note="OpenReview has no note with this id")}


def apis_of(base: str) -> list[str]:
    """Where notes are asked for: the second API, then the first, which has older venues."""
    return list(dict.fromkeys([base, base.replace("//api2.", "//api.", 1)]))


def notes_of(answer: Answer) -> list[object] | None:
    """The notes of an answer; None if it says nothing about them."""
    document = json_of(answer)
    if answer.status == 404 and at(document, "name") == "NotFoundError":
        return []
    notes = at(document, "notes") if answer.status == 200 else None
    return notes if isinstance(notes, list) else None


def text_of(note: object, field: str) -> str:
    """A field of a note, of either API, as a line; "" if it has none."""
    value = at(note, "content", field)
    return line(at(value, "value") if isinstance(value, dict) else value)


def _title(note: object) -> str:
    return text_of(note, "title")


def _venue(note: object) -> str:
    """What a maintainer should know of the venue: that the authors took the paper back."""
    is_withdrawn = "withdrawn" in (text_of(note, "venueid") + text_of(note, "venue")).lower()
    return "its authors have withdrawn the submission" if is_withdrawn else ""


OPENREVIEW = Resolver(
    "openreview",
    "https://api2.openreview.net",
    "most addresses are those of PDFs, which show no title",
    identify,
    ask,
)
