"""Several files written as one: all of them, or none."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.output import temporary_beside, write_atomically


@dataclass(frozen=True)
class Replacement:
    """What a file holds and what it shall hold; None: it is not there."""

    before: bytes | None
    after: bytes | None


class ChangedMeanwhileError(Exception):
    """A file is not what it was when it was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class NotRestoredError(Exception):
    """Writing failed, and so did putting back `paths`: these are half done."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        super().__init__(", ".join(map(str, self.paths)))


def write_together(
    files: Mapping[Path, Replacement],
    replace: Callable[[Path, Path], object] = os.replace,
) -> None:
    """Write all `files`, or leave each as it was.

    All new contents are on the disk before the first file changes, so that a full disk or a folder
    that cannot be written changes nothing; each file is whole at any time. `replace` moves a file
    to the place of another one.

    Raises:
        ChangedMeanwhileError: a file does not hold what it did before.
        NotRestoredError: an error came, and then another one on the way back.
        OSError: a file cannot be written; all are as they were.
    """
    for path, replacement in files.items():
        if _content(path) != replacement.before:
            raise ChangedMeanwhileError(path)
    staged: dict[Path, Path] = {}
    try:
        for path, replacement in files.items():
            if replacement.after is not None:
                staged[path] = _stage(path, replacement.after)
        _replace_all(files, staged, replace)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _replace_all(
    files: Mapping[Path, Replacement],
    staged: Mapping[Path, Path],
    replace: Callable[[Path, Path], object],
) -> None:
    touched: list[Path] = []
    try:
        for path in files:
            touched.append(path)
            if path in staged:
                replace(staged[path], path)
            else:
                path.unlink()
    except BaseException as error:
        if lost := [path for path in touched if not _restored(path, files[path].before)]:
            raise NotRestoredError(lost) from error
        raise


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _stage(path: Path, content: bytes) -> Path:
    handle, temporary = temporary_beside(path)
    staged = Path(temporary)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        staged.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def _umask() -> int:
    """What new files may not be; it can be read only by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _restored(path: Path, before: bytes | None) -> bool:
    try:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, before)
    except OSError:
        return False
    return True
