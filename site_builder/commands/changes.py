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
    base = where_left(folder, revision)
    changed = _names(_git(folder, "diff", "--name-only", "--no-renames", "-z", base, "--", "."))
    new = _names(_git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z"))
    known = set(_names(_git(top, "ls-tree", "-r", "--name-only", "-z", base)))
    return {
        top / name: _git(top, "show", f"{base}:{name}") if name in known else None
        for name in sorted({*changed, *new})
    }


def where_left(folder: Path, revision: str) -> str:
    """The commit at which this work left `revision`; without a common one, that of `revision`.

    Raises:
        ChangesError: there is no such revision, or no git.
    """
    base = _commit(folder, revision)
    with contextlib.suppress(ChangesError):
        base = _git(folder, "merge-base", base, "HEAD").decode().strip() or base
    return base


def _commit(folder: Path, revision: str) -> str:
    name = f"{revision}^{{commit}}"
    is_shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except ChangesError:
        get = "`git fetch --unshallow`" if is_shallow else "`git fetch origin main`"
        cut = ", which has no history (it is shallow)" if is_shallow else ""
        raise ChangesError(
            f'git knows no revision "{revision}": name a commit, branch or tag of this clone{cut}, '
            f"or get it first, as by {get}"
        ) from None
    return found.decode().strip()


def _names(listed: bytes) -> list[str]:
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def _git(folder: Path, *arguments: str, input: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False, input=input
        )
    except FileNotFoundError:
        raise ChangesError("git is not installed, and only it knows what has changed") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in told:
            told = f"{folder} is in no git repository, and only git knows what was before"
        raise ChangesError(told or f"git finds nothing: {' '.join(arguments)}")
    return done.stdout


def files_at(folder: Path, revision: str, below: str) -> dict[str, bytes]:
    """The files of a revision below `folder`/`below`, by their path from `folder`.

    Raises:
        ChangesError: there is no such revision, no git, or no such folder then.
    """
    top = _git(folder, "rev-parse", "--show-prefix")
    commit = _commit(folder, revision)
    prefix = top.decode("utf-8", "surrogateescape").removesuffix("\n")
    listed = _git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{prefix}{below}")
    blobs: dict[str, str] = {}
    for line in _names(listed):
        kind, _, path = line.partition("\t")
        if kind.split()[1] == "blob":
            blobs[path] = kind.split()[2]
    if not blobs:
        raise ChangesError(f"{revision} has no records in {folder / below}")
    contents = _contents(folder, list(blobs.values()))
    return {
        path.removeprefix(prefix): content for path, content in zip(blobs, contents, strict=True)
    }


def _contents(folder: Path, blobs: list[str]) -> list[bytes]:
    """All of them by one process of git: one for each would take minutes."""
    answer = _git(folder, "cat-file", "--batch", input="\n".join(blobs).encode())
    contents, position = [], 0
    for _ in blobs:
        end = answer.index(b"\n", position)
        size = int(answer[position:end].split()[2])
        contents.append(answer[end + 1 : end + 1 + size])
        position = end + size + 2
    return contents
