"""The files of a catalogue: which are read, their bytes, and what else lies beside them."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.problems import Problem
from site_builder.records import (
    AuthorList,
    FrameworkList,
    Model,
    ResourceList,
    Survey,
    Taxonomy,
    VenueList,
)

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
