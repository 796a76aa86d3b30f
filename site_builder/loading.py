"""A folder of YAML files -> a Catalogue and its problems. The only reader of the catalogue."""

import errno
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.problems import CatalogueError, Level, Problem
from site_builder.records import (
    AuthorList,
    FrameworkList,
    Model,
    Paper,
    PaperRecord,
    ResourceList,
    Survey,
    Taxonomy,
    VenueList,
)
from site_builder.rules import check
from site_builder.shapes import shape

RecordT = TypeVar("RecordT", bound=Model)

SINGLE_FILES: dict[str, type[Model]] = {
    "survey.yaml": Survey,
    "taxonomy.yaml": Taxonomy,
    "venues.yaml": VenueList,
    "frameworks.yaml": FrameworkList,
    "resources.yaml": ResourceList,
    "authors.yaml": AuthorList,
}
OPTIONAL = {"authors.yaml"}
"""Those of the single files that a catalogue need not have."""
PAPERS = "papers"
_NEARLY_YAML = re.compile(r"\.ya?ml", re.IGNORECASE)


@dataclass(frozen=True)
class Loaded:
    """What a folder holds. `catalogue` is None if a record could not be read."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid to build."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def load(root: Path) -> Catalogue:
    """The catalogue in the folder `root`.

    Raises:
        CatalogueError: with all problems, if one of them is an error.
    """
    loaded = inspect(root)
    if loaded.catalogue is None or loaded.errors:
        raise CatalogueError(loaded.problems)
    return loaded.catalogue


def inspect(
    root: Path,
    progress: Callable[[int, int], None] = lambda *_: None,
    instead: Mapping[str, bytes] | None = None,
) -> Loaded:
    """The catalogue in the folder `root`, and every problem it has, sorted.

    `progress` is called with the number of files read and of all files; `instead` are contents
    that some files are to be read with, by their path in the folder.
    """
    if not root.is_dir():
        return Loaded(None, (_missing(root, "is no folder", "name another one with --root"),))
    files = [*single_files(root), *record_files(root)]
    reader = _FolderReader(root)
    reader.problems += stray_files(root)
    other = instead or {}
    for done, file in enumerate(files, start=1):
        if file in other:
            reader.take(file, other[file])
        else:
            reader.read(file)
        progress(done, len(files))
    return reader.finish()


def amended(root: Path, catalogue: Catalogue, files: Mapping[str, str | None]) -> Loaded:
    """What the folder `root` would hold with other texts of some `files`; None: without that one.

    Nothing is read: all that stays is taken from `catalogue`, so that a change costs what it
    touches, and the rules.
    """
    reader = _FolderReader(root)
    kept = {file: doc for file, doc in catalogue.documents.items() if file not in files}
    reader.documents = kept
    reader.papers = [paper for paper in catalogue.papers if f"{PAPERS}/{paper.id}.yaml" in kept]
    reader.singles = {file: record for file, record in _singles(catalogue) if file in kept}
    for file, text in files.items():
        if text is not None:
            reader.take(file, text.encode())
    return reader.finish()


def _singles(catalogue: Catalogue) -> tuple[tuple[str, Model], ...]:
    return (
        ("survey.yaml", catalogue.survey),
        ("taxonomy.yaml", catalogue.taxonomy),
        ("venues.yaml", VenueList.model_construct(venues=catalogue.venues)),
        ("frameworks.yaml", FrameworkList.model_construct(frameworks=catalogue.frameworks)),
        ("resources.yaml", ResourceList.model_construct(resources=catalogue.resources)),
        ("authors.yaml", AuthorList.model_construct(authors=catalogue.authors)),
    )


def single_files(root: Path) -> list[str]:
    """The single files that must be in `root`, and those of the optional ones that are."""
    return [name for name in SINGLE_FILES if name not in OPTIONAL or (root / name).exists()]


def record_files(root: Path) -> list[str]:
    """The paths of the paper records below `root`, sorted."""
    folder = root / PAPERS
    if not folder.is_dir():
        return []
    names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".yaml"))
    return [f"{PAPERS}/{name}" for name in names]


def content(root: Path, file: str) -> bytes:
    """The bytes of a `file` of the catalogue, which no symbolic link may replace.

    Raises:
        OSError: it cannot be read; ELOOP: a link leads there.
    """
    path = root / file
    if path.is_symlink() or (path.parent != root and path.parent.is_symlink()):
        raise OSError(errno.ELOOP, "it is reached by a symbolic link", str(path))
    return path.read_bytes()


def stray_files(root: Path) -> Iterator[Problem]:
    """What was meant as a record, and would be passed over: another suffix, a folder of records."""
    folder = root / PAPERS
    for entry in sorted(os.scandir(folder), key=lambda e: e.name) if folder.is_dir() else ():
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if any(path.rglob("*.y*ml")):
                message = f"{entry.name}/ holds records, which are read from {PAPERS}/ alone"
                yield _stray(path, message, f"move them to {folder.as_posix()}/")
        elif _NEARLY_YAML.fullmatch(path.suffix) and path.suffix != ".yaml":
            message = f"{entry.name} is not read: the name of a record ends in .yaml"
            yield _stray(path, message, f"rename it to {path.stem}.yaml")


def _stray(path: Path, message: str, hint: str) -> Problem:
    return Problem(path.as_posix(), 1, 1, "stray-file", message, hint=hint)


class _FolderReader:
    """Reads the files of a folder one by one and keeps what they hold and what is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.singles: dict[str, Model] = {}
        self.papers: list[Paper] = []

    def read(self, file: str) -> None:
        path = self.root / file
        try:
            raw = content(self.root, file)
        except OSError as error:
            hint = "every catalogue has this file" if file in SINGLE_FILES else None
            if error.errno == errno.ELOOP:
                hint = "put the file itself there: a link could show any file of the machine"
            self.problems.append(_missing(path, f"cannot be read: {error.strerror}", hint))
            return
        self.take(file, raw)

    def take(self, file: str, raw: bytes) -> None:
        model = SINGLE_FILES.get(file, PaperRecord)
        try:
            document = Document.parse((self.root / file).as_posix(), raw)
            record = shape(document, model)
        except CatalogueError as error:
            self.problems += error.problems
            return
        self.documents[file] = document
        if isinstance(record, PaperRecord):
            paper_id = Path(file).stem
            self.papers.append(Paper.model_construct(id=paper_id, **record.__dict__))
        else:
            self.singles[file] = record

    def finish(self) -> Loaded:
        catalogue = None
        if not self.problems:
            catalogue = self._catalogue()
            self.problems += check(catalogue)
        return Loaded(catalogue, tuple(sorted(self.problems)))

    def _catalogue(self) -> Catalogue:
        return Catalogue(
            survey=self._single("survey.yaml", Survey),
            taxonomy=self._single("taxonomy.yaml", Taxonomy),
            venues=self._single("venues.yaml", VenueList).venues,
            frameworks=self._single("frameworks.yaml", FrameworkList).frameworks,
            resources=self._single("resources.yaml", ResourceList).resources,
            papers=tuple(sorted(self.papers, key=lambda paper: paper.id)),
            documents=self.documents,
            authors=self._single("authors.yaml", AuthorList).authors
            if "authors.yaml" in self.singles
            else (),
        )

    def _single(self, file: str, model: type[RecordT]) -> RecordT:
        record = self.singles[file]
        if not isinstance(record, model):
            raise TypeError(f"{file} holds {type(record).__name__}, not {model.__name__}")
        return record


def _missing(path: Path, what: str, hint: str | None) -> Problem:
    return Problem(path.as_posix(), 1, 1, "unreadable", f"{path.as_posix()} {what}", hint=hint)
