"""What a source says of a paper, and what can keep it from saying anything."""

from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True)
class Code:
    """An address of code, and what the source calls its framework ("" if nothing)."""

    url: str
    framework: str = ""
    is_official: bool = False


@dataclass(frozen=True)
class Link:
    """Any other address, with its label."""

    label: str
    url: str


@dataclass(frozen=True)
class Facts:
    """What a source says of a paper; "", None or () for what it does not.

    `venue` is spelled as the source spells it. `sources` are what a record names as such.
    `withdrawn` is the sentence by which the paper was taken back. `remarks` tell a person what
    to look at. `is_preprint`: year and venue are those of a preprint.
    """

    title: str = ""
    name: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int | None = None
    volume: str = ""
    article: str = ""
    pages: str = ""
    paper: str = ""
    arxiv: str = ""
    doi: str = ""
    openreview: str = ""
    code: tuple[Code, ...] = ()
    links: tuple[Link, ...] = ()
    importance: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    withdrawn: str = ""
    remarks: tuple[str, ...] = ()
    is_preprint: bool = False


MAY_HAVE_APPEARED = "if it has appeared, say where and when in venue and year"
"""The end of a remark about a preprint, which is idle where the appearance is known."""

TEXTS = (
    "title", "name", "venue", "volume", "article", "pages", "paper", "arxiv", "doi",
    "openreview", "note",
)  # fmt: skip
"""The fields of a record that are one text each, as facts have them."""


def united(first: Facts, other: Facts) -> Facts:
    """`first`, completed by what only `other` says.

    Venue, year, volume and pages are those of one appearance: they come from one of the two.
    """
    takes_appearance = not first.venue and not first.pages and first.year in (None, other.year)
    values = {
        field: getattr(other, field)
        for field in (*TEXTS, "authors", "code", "links")
        if not getattr(first, field)
        and (takes_appearance or field not in ("venue", "volume", "article", "pages"))
    }
    is_preprint = first.is_preprint and (other.is_preprint or not takes_appearance)
    remarks = dict.fromkeys((*first.remarks, *other.remarks))
    return replace(
        first,
        **values,
        year=first.year or other.year,
        sources=tuple(dict.fromkeys((*first.sources, *other.sources))),
        remarks=tuple(r for r in remarks if is_preprint or not r.endswith(MAY_HAVE_APPEARED)),
        withdrawn=first.withdrawn or other.withdrawn,
        is_preprint=is_preprint,
    )


class Kind(StrEnum):
    """Why there are no facts."""

    OFFLINE = "offline"
    RATE_LIMITED = "rate-limited"
    UNKNOWN = "unknown-id"
    REFUSED = "refused"
    SERVER = "server-error"
    GARBAGE = "garbage"
    UNSURE = "unsure"
    SYNTAX = "syntax"
    UNWRITTEN = "not-written"


@dataclass(frozen=True)
class Fault:
    """Why a source gave no facts, and what to do next; `line` and `column` if it is a file."""

    kind: Kind
    message: str
    hint: str
    line: int = 0
    column: int = 1


Found = Facts | Fault
