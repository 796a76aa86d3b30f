"""BibTeX: an entry per paper, its key is the paper's id."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from site_builder.catalogue import Catalogue
from site_builder.exports.export import Entries
from site_builder.exports.names import split
from site_builder.records import Paper, Venue

# BibTeX counts braces even behind a backslash, so a brace in a text has to become a command.
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "\N{NO-BREAK SPACE}": "~",
    **{char: f"\\{char}" for char in "&%#_$"},
}
_ESCAPE_TABLE = str.maketrans(_ESCAPES)
_DASH = re.compile(r"(?<=\w)\s*[-\N{EN DASH}\N{EM DASH}]+\s*(?=\w)")
# Only what would end the field or begin a command: packages such as url want the rest as it is.
_UNSAFE_RAW = re.compile(r"[\s\x00-\x1f\x7f{}\\]")
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_SPLITS_A_NAME = re.compile(r",|[{}]|(^|\s)and(\s|$)", re.IGNORECASE)

_ENTRY_TYPES = {
    "conference": ("inproceedings", "booktitle"),
    "workshop": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
    "preprint": ("misc", "howpublished"),
}


def entry(catalogue: Catalogue, paper: Paper) -> str:
    """The entry of `paper`, with a line break at its end."""
    venue = catalogue.venue_of(paper)
    fields = dict(_fields(paper, venue))
    width = max(map(len, fields))
    lines = "".join(f"  {name:<{width}} = {{{value}}},\n" for name, value in fields.items())
    kind = _ENTRY_TYPES[venue.kind][0] if venue else "misc"
    return f"@{kind}{{{paper.id},\n{lines}}}\n"


def _fields(paper: Paper, venue: Venue | None) -> Iterator[tuple[str, str]]:
    """The fields that the record gives, as they stand between the outer braces."""
    yield "title", f"{{{escaped(paper.title)}}}"
    if paper.authors:
        yield "author", " and ".join(map(_name, paper.authors))
    if venue:
        yield _ENTRY_TYPES[venue.kind][1], escaped(venue.full_name or venue.name)
    yield "year", str(paper.year)
    for name, text in (("volume", paper.volume), ("eid", paper.article)):
        if text:
            yield name, escaped(text)
    if paper.pages:
        yield "pages", escaped(_DASH.sub("--", paper.pages))
    yield from _addresses(paper)


def _addresses(paper: Paper) -> Iterator[tuple[str, str]]:
    """Where the paper is to be found."""
    if paper.doi:
        yield "doi", _raw(paper.doi)
    if paper.arxiv:
        yield "eprint", _raw(paper.arxiv)
        yield "archivePrefix", "arXiv"
    if paper.paper:
        yield "url", _raw(paper.paper)


def escaped(text: str) -> str:
    """`text` as LaTeX shows it, in one line and with balanced braces."""
    return _CONTROL.sub(_blank, text).strip(" ").translate(_ESCAPE_TABLE)


def _blank(found: re.Match[str]) -> str:
    """White space as BibTeX knows it: a blank, or one that does not break."""
    return "\N{NO-BREAK SPACE}" if set(found[0]) == {"\N{NO-BREAK SPACE}"} else " "


def _raw(text: str) -> str:
    return _UNSAFE_RAW.sub(lambda found: quote(found[0]), text)


def _name(author: str) -> str:
    """An author as BibTeX splits it: in braces if one thing, with a Jr. as `Last, Jr., First`."""
    name = split(author)
    if not name.given or _SPLITS_A_NAME.search(author):
        return f"{{{escaped(author)}}}"
    if name.generation:
        return escaped(f"{name.family}, {name.generation}, {name.given}")
    return escaped(author)


def _join(entries: Iterable[str]) -> str:
    return "\n".join(entries)


ENTRIES = Entries(entry, _join)
