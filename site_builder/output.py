"""A file to be written: what producers yield and `site` puts on disk."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Output:
    """A file: its path below the site, with /, and its bytes."""

    path: str
    content: bytes

    @classmethod
    def of_text(cls, path: str, text: str) -> "Output":
        """The same from text, as UTF-8."""
        return cls(path, text.encode("utf-8"))


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
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
