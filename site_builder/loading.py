"""A folder of YAML files -> a Catalogue and its problems. The only reader of the catalogue."""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.files import (
    PAPERS,
    SINGLE_FILES,
    content,
    record_files,
    single_files,
    stray_files,
)
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
