"""`survey diff`: two editions of the catalogue, from git or from JSON exports, compared."""

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.commands.changes import ChangesError, files_at, where_left
from site_builder.commands.checking import count
from site_builder.commands.link_reports import known_results
from site_builder.documents import Document
from site_builder.editions import FORMATS, Comparison, review
from site_builder.exports import EXPORTS
from site_builder.files import PAPERS, content, record_files
from site_builder.loading import load
from site_builder.output import write_atomically
from site_builder.problems import CatalogueError
from site_builder.terminal import say, write

DERIVED = {"category_paths"}
"""What an export tells of a paper beside its record: it changes with the taxonomy."""

Records = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Edition:
    """The records of an edition by id, and what is told of those that are no YAML."""

    records: Records
    unread: Mapping[str, str] = field(default_factory=dict)

    def without(self, ids: Container[str]) -> Records:
        """The records but these: what one edition hides is neither new nor gone in the other."""
        return {id: record for id, record in self.records.items() if id not in ids}


class EditionError(Exception):
    """An edition cannot be read; the text says why and what to do."""


def diff(
    root: Path,
    before: str,
    after: str | None,
    form: str,
    output: Path | None,
    links: Path | None = None,
) -> int:
    """Print what differs between two editions; without the second one, from the files here.

    These are compared with where their branch left a revision: what others did there since then
    is no change of theirs.

    `links` is a report or the state file of `survey links`.
    """
    results = known_results(links) if links else None
    if links and results is None:
        return 1
    exports = [_is_export(edition) for edition in (before, after) if edition]
    try:
        if len(set(exports)) > 1:
            raise EditionError("compare two JSON exports, or two revisions, or one with the files")
        read = _of_export if exports[0] else _of_revision
        was = read(root, before) if after or exports[0] else _where_left(root, before)
        now = read(root, after) if after else _here(root, as_export=exports[0])
    except (EditionError, ChangesError) as error:
        say(f"nothing was compared: {error}")
        return 1
    hidden = was.unread.keys() | now.unread.keys()
    unread = sorted({*was.unread.values(), *now.unread.values()})
    found = review(was.without(hidden), now.without(hidden), results, unread)
    text = FORMATS[form](found)
    if output is None:
        write(text)
    else:
        write_atomically(output, text.encode())
    say(_verdict(found.comparison))
    return 0


def _is_export(edition: str) -> bool:
    return edition.endswith(".json") or Path(edition).is_file()


def _verdict(found: Comparison) -> str:
    return (
        f"{count(len(found.added), 'record')} added, {len(found.removed):,} removed, "
        f"{len(found.changed):,} changed"
    )


def _of_revision(root: Path, revision: str) -> Edition:
    return _at(root, revision, revision)


def _where_left(root: Path, revision: str) -> Edition:
    if not root.is_dir():
        raise EditionError(f"{root} is no folder: name another one with --root")
    return _at(root, where_left(root, revision), revision)


def _at(root: Path, commit: str, revision: str) -> Edition:
    try:
        files = files_at(root, commit, PAPERS)
    except NotADirectoryError:
        raise EditionError(f"{root} is no folder: name another one with --root") from None
    return _parsed({p: raw for p, raw in files.items() if p.endswith(".yaml")}, f" at {revision}")


def _here(root: Path, as_export: bool) -> Edition:
    """The catalogue's own files, or what it exports."""
    if not root.is_dir():
        raise EditionError(f"{root} is no folder: name another one with --root")
    if not as_export:
        try:
            return _parsed({path: content(root, path) for path in record_files(root)}, "")
        except OSError as error:
            raise EditionError(f"{error.filename} cannot be read: {error.strerror}") from None
    try:
        catalogue = load(root)
    except CatalogueError:
        raise EditionError("the catalogue has problems: run `survey validate`") from None
    text = EXPORTS["json"].write(catalogue, catalogue.papers_in_order)
    return _papers(json.loads(text), "the export of the catalogue")


def _parsed(files: Mapping[str, bytes], where: str) -> Edition:
    """The records as they are written: of an old edition today's rules are not asked."""
    found: dict[str, Mapping[str, Any]] = {}
    unread: dict[str, str] = {}
    for path, raw in files.items():
        try:
            found[Path(path).stem] = Document.parse(path, raw).data
        except CatalogueError:
            unread[Path(path).stem] = f"{path}{where}"
    return Edition(found, unread)


def _of_export(root: Path, file: str) -> Edition:
    del root
    try:
        document = json.loads(Path(file).read_bytes())
    except OSError as error:
        raise EditionError(f"{file} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise EditionError(f"{file} is no JSON: write one with `survey export json`") from None
    return _papers(document, file)


def _papers(document: Any, file: str) -> Edition:
    papers = document.get("papers") if isinstance(document, dict) else None
    if not isinstance(papers, list) or not all(
        isinstance(paper, dict) and isinstance(paper.get("id"), str) for paper in papers
    ):
        raise EditionError(f"{file} lists no papers: write one with `survey export json`")
    return Edition(
        {
            paper["id"]: {key: value for key, value in paper.items() if key not in {"id", *DERIVED}}
            for paper in papers
        }
    )
