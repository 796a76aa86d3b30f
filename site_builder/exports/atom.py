"""Atom (RFC 4287): a feed from its title, address and entries; pure, and without a clock."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

MEDIA_TYPE = "application/atom+xml"
NEVER = datetime.date(1970, 1, 1)
"""When a feed without an entry was updated, for the form needs a date."""
# What no XML may hold, not even as a reference.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Entry:
    """An entry; `id` is a URI that never changes, `url` its page, `updated` its day."""

    id: str
    url: str
    title: str
    updated: datetime.date
    authors: Sequence[str] = ()
    summary: str = ""
    categories: Sequence[tuple[str, str]] = ()
    """Ids and titles."""


def feed(title: str, url: str, entries: Iterable[Entry], own: str = "", author: str = "") -> str:
    """The feed of `entries`, in their order; it was updated when the newest of them was.

    `url` is the page that the feed belongs to, `own` the address of the feed, which is its id; if
    it has none yet, its title is.
    """
    entries = list(entries)
    updated = max((entry.updated for entry in entries), default=NEVER)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_text(own or 'urn:x-feed:' + quote(title))}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{_text(author or title)}</name></author>",
        f'<link rel="alternate" type="text/html" href={_value(url)}/>',
        *([f'<link rel="self" type="{MEDIA_TYPE}" href={_value(own)}/>'] if own else []),
        *(line for entry in entries for line in _entry(entry)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{_text(entry.id)}</id>"
    yield f"<title>{_text(entry.title)}</title>"
    yield f"<updated>{_moment(entry.updated)}</updated>"
    yield f"<published>{_moment(entry.updated)}</published>"
    for author in entry.authors:
        yield f"<author><name>{_text(author)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href={_value(entry.url)}/>'
    for term, label in entry.categories:
        yield f"<category term={_value(term)} label={_value(label)}/>"
    if entry.summary:
        yield f"<summary>{_text(entry.summary)}</summary>"
    yield "</entry>"


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    return escape(_NO_XML.sub(" ", text))


def _value(text: str) -> str:
    return quoteattr(_NO_XML.sub(" ", text))
