"""A file to be written: what producers yield and `site` puts on disk."""

import errno
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@dataclass(frozen=True, order=True)
class Output:
    """A file: its path below the site, with /, and its bytes."""

    path: str
    content: bytes

    @classmethod
    def of_text(cls, path: str, text: str) -> "Output":
        """The same from text, as UTF-8."""
        return cls(path, text.encode("utf-8"))


def temporary_beside(path: Path) -> tuple[int, str]:
    """An open file that can take the place of `path`, and its name.

    Raises:
        OSError: of `path`; the name of a temporary file tells nobody anything.
    """
    try:
        return tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_atomically(path: Path, content: bytes) -> bool:
    """Write a file so that one that exists is whole at any time; untouched if it is `content`.

    Returns:
        Whether it was written.
    """
    try:
        if path.read_bytes() == content:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return True
    handle, temporary = temporary_beside(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _give_name(temporary: Path, path: Path) -> None:
    """Let a file be found under another name, which none may have; some systems know no links."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, and never in the place of another.

    Raises:
        FileExistsError: there is such a file already.
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _give_name(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
