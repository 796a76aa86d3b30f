"""Moved addresses written into the records: only that value, everything else stays; pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from site_builder.arxiv import parse_address
from site_builder.documents import Document
from site_builder.formatting.scalars import quoted, scalar
from site_builder.links.reasons import Verdict
from site_builder.links.result import Result
from site_builder.links.target import Place
from site_builder.problems import CatalogueError
from site_builder.urls import url_fault


@dataclass(frozen=True)
class Change:
    """One address to be written: where it stands, what it is, and what it will be."""

    place: Place
    old: str
    new: str


def changes(results: Iterable[Result]) -> Iterator[Change]:
    """What is to be written for `results`."""
    for result in results:
        new = _better(result)
        if new and new != result.target.url and not url_fault(new):
            for place in result.target.places:
                yield Change(place, result.target.url, new)


def _better(result: Result) -> str | None:
    """The address that is better than the target's own, if one is known to be."""
    url = result.target.url
    if result.verdict not in (Verdict.OK, Verdict.REDIRECTED):
        return None
    if new := result.finding.new_url:
        fragment = urlsplit(url).fragment
        url = f"{new}#{fragment}" if fragment and "#" not in new else new
    elif (secure := _secure(url)) and _leads_to(result, secure):
        url = secure
    if arxiv := parse_address(url):
        return f"https://arxiv.org/abs/{arxiv.id}"
    return url


def _leads_to(result: Result, url: str) -> bool:
    """Whether the first redirect leads to `url`; fragments are never sent."""
    return any(hop.to.partition("#")[0] == url.partition("#")[0] for hop in result.finding.hops[:1])


def _secure(url: str) -> str | None:
    return f"https://{url.removeprefix('http://')}" if url.startswith("http://") else None


def rewritten(document: Document, wanted: Iterable[Change]) -> tuple[str, list[Change]]:
    """The text of `document` with the changes of its addresses, and those that were made.

    One that does not stand where it should, or would change more than its value, is left out.
    """
    lines = document.text.split("\n")
    made: list[Change] = []
    for change in sorted(wanted, key=lambda c: (c.place.line, c.place.column), reverse=True):
        line = lines[change.place.line - 1]
        start = change.place.column - 1
        end = start + change.place.width
        written = line[start:end]
        if (new := _like(written, change)) is None:
            continue
        lines[change.place.line - 1] = line[:start] + new + line[end:]
        made.append(change)
    text = "\n".join(lines)
    try:
        found = sorted(_differences(document.data, Document.parse(document.path, text).data))
    except (CatalogueError, ValueError):
        found = []
    is_right = found == sorted((change.old, change.new) for change in made)
    return (text, made[::-1]) if is_right else (document.text, [])


def _like(written: str, change: Change) -> str | None:
    """The new address, quoted as the old one `written` is; None if it is not the old one."""
    if written == quoted(change.old):
        return quoted(change.new)
    if written == _in_single_quotes(change.old):
        return _in_single_quotes(change.new)
    return scalar(change.new, in_flow=True) if written == change.old else None


def _in_single_quotes(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _differences(old: object, new: object) -> Iterator[tuple[str, str]]:
    """The texts in which two values differ that are built alike.

    Raises:
        ValueError: they are not.
    """
    if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
        for key, inner in old.items():
            yield from _differences(inner, new[key])
    elif isinstance(old, list) and isinstance(new, list):
        for one, other in zip(old, new, strict=True):
            yield from _differences(one, other)
    elif isinstance(old, str) and isinstance(new, str):
        if old != new:
            yield old, new
    else:
        raise ValueError("built differently")
