"""Where the addresses to be checked come from: the records of a catalogue, or a list of others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from site_builder.identifiers import doi_address
from site_builder.links.addresses import authority
from site_builder.links.target import Kind, Place, Target

if TYPE_CHECKING:  # a list of addresses needs no reader of records
    from site_builder.documents import Document, Loc

_TEXTS = frozenset({"archived", "evidence", "note", "reviewed", "source", "sources", "title"})
"""Fields that may hold an address which is no link of the record."""

_IDS: Mapping[str, Callable[[str], str]] = {
    "arxiv": "https://arxiv.org/abs/{}".format,
    "doi": doi_address,
    "openreview": "https://openreview.net/forum?id={}".format,
}
"""Fields of a paper that hold an id, and the address that it stands for."""


class Link(NamedTuple):
    """A link of a record: where it stands, what it leads to, with which title."""

    loc: Loc
    url: str
    kind: Kind
    title: str


class TargetsError(ValueError):
    """A list of targets cannot be read; the text says where and why."""


def links_of(record: Mapping[str, Any]) -> Iterator[Link]:
    """All links of a record, which is plain values, valid or not."""
    title = record.get("title")
    for loc, value in _scalars(record, ()):
        field = loc[0]
        if field == "paper" or (field in _IDS and len(loc) == 1):
            url = _IDS[str(field)](value) if field in _IDS else value
            kind, expected = Kind.PAPER, title if isinstance(title, str) else ""
        else:
            kind, url, expected = (Kind.CODE if field == "code" else Kind.OTHER), value, ""
        if url.startswith(("http://", "https://")) and " " not in url:
            yield Link(loc, url, kind, expected)


def _scalars(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _TEXTS:
                yield from _scalars(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _scalars(inner, (*loc, index))


def from_documents(
    documents: Iterable[Document], before: Mapping[str, Document | None] | None = None
) -> list[Target]:
    """The links of all `documents`, each address once for each title, sorted.

    With `before`, which has what the changed files were, only links that these did not have.
    """
    places: dict[tuple[str, str, Kind], list[Place]] = {}
    for document in documents:
        if before is not None and document.path not in before:
            continue
        old = before[document.path] if before else None
        known = {link[1:] for link in links_of(old.data)} if old else set()
        for link in links_of(document.data):
            if link[1:] not in known:
                key = (link.url, link.title, link.kind)
                places.setdefault(key, []).append(_place(document, link.loc))
    return [
        Target(url, title, kind, places=tuple(sorted(found)))
        for (url, title, kind), found in sorted(places.items())
    ]


def _place(document: Document, loc: Loc) -> Place:
    span = document.span(loc)
    return Place(document.path, span.line, span.column, span.width)


def from_text(path: str, text: str) -> list[Target]:
    """The targets of a list: JSON objects with `url`, or one address a line.

    Raises:
        TargetsError: it is neither.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("["):
        return list(_from_json(path, text))
    lines = enumerate(text.lstrip("\ufeff").splitlines(), start=1)
    return [
        Target(line.strip(), places=(Place(path, number, 1, len(line.rstrip())),))
        for number, line in lines
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _from_json(path: str, text: str) -> Iterator[Target]:
    try:
        rows = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise TargetsError(f"{path}: this is no JSON: {error}") from None
    for number, row in enumerate(rows):
        if not isinstance(row, dict) or not isinstance(row.get("url"), str):
            example = '{"id": "1", "url": "https://…", "title": "…", "kind": "paper"}'
            raise TargetsError(f"{path}: entry {number} is not of the form {example}")
        title = _writable(str(row.get("title") or ""))
        try:
            kind = Kind(row.get("kind") or (Kind.PAPER if title else Kind.OTHER))
        except ValueError:
            known = ", ".join(Kind)
            raise TargetsError(
                f'{path}: entry {number} has the kind "{row["kind"]}", which is none of: {known}'
            ) from None
        id = _writable(str(row["id"])) if row.get("id") is not None else ""
        yield Target(_writable(row["url"]), title, kind, id)


def _writable(text: str) -> str:
    """`text` without the halves of letters that JSON can hold and no file."""
    return text.encode("utf-8", "replace").decode("utf-8")


def shard(targets: Iterable[Target], number: int, count: int) -> list[Target]:
    """The part `number` of `count` of the targets; those of one host stay together.

    A host is always in the same part, whatever else there is: what is remembered of it is there.
    Parts need not be alike, as the hosts of one are asked side by side.
    """
    if count == 1:
        return list(targets)
    return [target for target in targets if _part(authority(target.url), count) == number]


def _part(host: str, count: int) -> int:
    digest = hashlib.blake2b(host.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) % count + 1
