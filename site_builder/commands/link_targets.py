"""Which targets `survey links` is about: read, filtered, and what asking them would cost."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.commands.changes import before_changes
from site_builder.links.addresses import authority
from site_builder.links.checking import plan
from site_builder.links.hosts import host_of
from site_builder.links.options import Manners, Selection
from site_builder.links.running import apis, resolvers
from site_builder.links.target import Target
from site_builder.links.targets import TargetsError, from_documents, from_text, shard

if TYPE_CHECKING:  # a list of addresses needs no reader of records
    from site_builder.documents import Document

_ROUND_TRIP = 0.4
"""Seconds that an answer is taken to need, for the forecast."""


class NoTargetsError(Exception):
    """The catalogue cannot be read; why was printed."""


def chosen(root: Path, selection: Selection) -> list[Target]:
    """The targets that `selection` means, sorted; of the catalogue in `root`, or of its list.

    Raises:
        TargetsError: the list cannot be read, or a file or host is not there.
        NoTargetsError: the catalogue cannot be used.
        ChangesError: git does not know what has changed.
    """
    found = _listed(selection.targets) if selection.targets else _of_catalogue(root, selection)
    kinds, hosts = set(selection.kinds), {host.lower() for host in selection.hosts}
    found = [
        target
        for target in found
        if (not kinds or target.kind in kinds) and (not hosts or _is_at(target, hosts))
    ]
    return shard(found, *selection.shard)


def _listed(path: Path) -> list[Target]:
    try:
        return from_text(path.as_posix(), path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TargetsError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TargetsError(f"{path} is not text in UTF-8") from None


def _of_catalogue(root: Path, selection: Selection) -> list[Target]:
    from site_builder.commands.checking import usable  # a list needs no catalogue, nor its models

    catalogue = usable(root)
    if catalogue is None:
        raise NoTargetsError
    documents = sorted(catalogue.documents.values(), key=lambda document: document.path)
    if selection.only:
        documents = _only(documents, selection.only)
    return from_documents(documents, _before(root, documents, selection.changed_since))


def _only(documents: Iterable[Document], files: Iterable[Path]) -> list[Document]:
    by_path = {Path(document.path).resolve(): document for document in documents}
    if unknown := [str(file) for file in files if file.resolve() not in by_path]:
        raise TargetsError(f"no file of the catalogue: {', '.join(unknown)}")
    return [by_path[path] for path in sorted({file.resolve() for file in files})]


def _before(
    root: Path, documents: Iterable[Document], revision: str | None
) -> dict[str, Document | None] | None:
    """What the changed ones of `documents` were at `revision`; None without a revision."""
    if revision is None:
        return None
    from site_builder.documents import Document
    from site_builder.problems import CatalogueError

    changed = {path.resolve(): raw for path, raw in before_changes(root, revision).items()}
    found: dict[str, Document | None] = {}
    for document in documents:
        path = Path(document.path).resolve()
        if path in changed:
            raw = changed[path]
            try:
                found[document.path] = None if raw is None else Document.parse("", raw)
            except CatalogueError:
                found[document.path] = None  # nothing in a broken record is known to be old
    return found


def _is_at(target: Target, hosts: set[str]) -> bool:
    name = authority(target.url)
    bare = re.sub(r":\d+$", "", name)
    return any(host in (name, bare) or bare.endswith(f".{host}") for host in hosts)


@dataclass(frozen=True)
class Visits:
    """What would be asked at one host: targets, requests, and seconds that politeness makes it."""

    host: str
    targets: int
    requests: int
    seconds: float


def forecast(targets: Iterable[Target], manners: Manners) -> list[Visits]:
    """What would be asked, host by host, those that take longest first."""
    planned = plan(targets, resolvers(manners))
    counts: dict[str, tuple[str, int, int]] = {}

    def add(url: str, known: int, requests: int) -> None:
        name = authority(url)
        _, before, asked = counts.get(name, (url, 0, 0))
        counts[name] = (url, before + known, asked + requests)

    for url, named in planned.pages.items():
        add(url, len(named), 1)
    bases = apis(manners)
    for resolver, ids in planned.ids.items():
        api = bases[resolver.name]
        add(api.base, sum(map(len, ids.values())), len(list(resolver.ask(tuple(ids), api))))
    found = [
        Visits(name, known, asked, _seconds(url, asked))
        for name, (url, known, asked) in counts.items()
    ]
    return sorted(found, key=lambda visits: (-visits.seconds, visits.host))


def _seconds(url: str, requests: int) -> float:
    host = host_of(url)
    side_by_side = math.ceil(requests / host.at_once) * _ROUND_TRIP
    return max((requests - 1) * host.gap + _ROUND_TRIP, side_by_side)
