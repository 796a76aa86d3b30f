"""What a change touches, as git tells: the files below a folder, and what they were before."""

import contextlib
import subprocess
from pathlib import Path


class ChangesError(Exception):
    """Git cannot tell; the text says why and what to do."""


def before_changes(folder: Path, revision: str) -> dict[Path, bytes | None]:
    """The files below `folder` that differ from where this work left `revision`.

    Returns:
        For each its content there; None if it was not there.

    Raises:
        ChangesError: there is no such revision, or no git.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    base = _commit(folder, revision)
    with contextlib.suppress(ChangesError):  # without a common commit the revision itself is it
        base = _git(folder, "merge-base", base, "HEAD").decode().strip() or base
    changed = _names(_git(folder, "diff", "--name-only", "--no-renames", "-z", base, "--", "."))
    new = _names(_git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z"))
    known = set(_names(_git(top, "ls-tree", "-r", "--name-only", "-z", base)))
    return {
        top / name: _git(top, "show", f"{base}:{name}") if name in known else None
        for name in sorted({*changed, *new})
    }


def _commit(folder: Path, revision: str) -> str:
    name = f"{revision}^{{commit}}"
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except ChangesError:
        raise ChangesError(
            f'git knows no revision "{revision}": name a commit, branch or tag of this clone, or '
            "get it first, as by `git fetch origin main`"
        ) from None
    return found.decode().strip()


def _names(listed: bytes) -> list[str]:
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError:
        raise ChangesError("git is not installed, and only it knows what has changed") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip()
        raise ChangesError(told or f"git finds nothing: {' '.join(arguments)}")
    return done.stdout
