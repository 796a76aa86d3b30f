"""`survey fix`: what has one safe answer is mended; the rest is told, with the reason."""

import sys
from collections.abc import Mapping
from pathlib import Path

from site_builder.commands.checking import count
from site_builder.commands.differences import unified
from site_builder.commands.editing import written
from site_builder.files import content, record_files, single_files
from site_builder.fixes import why_left
from site_builder.fixes.mending import Mended, mend
from site_builder.loading import Loaded, inspect
from site_builder.problems import Level
from site_builder.reporting import REPORTERS
from site_builder.reporting.inert import inert
from site_builder.rules import rulebook
from site_builder.terminal import colours, say, write


def fix(root: Path, files: list[Path], yes: bool) -> int:
    """Mend the catalogue, or `files` of it, after showing how; 1 if an error is left."""
    known = [*single_files(root), *record_files(root)]
    wanted = _within(root, files, known) if files else known
    if wanted is None:
        return 2
    # What is reached by a link is told by the look below, and neither read nor written.
    own = [file for file in wanted if (root / file).is_file() and not (root / file).is_symlink()]
    raws = {file: content(root, file) for file in own}
    if not raws:
        say(f"no such file: {root}")
        return 2

    def look(texts: Mapping[str, bytes]) -> Loaded:
        return inspect(root, instead=texts)

    mended = mend(root, look, raws)
    pairs = {file: (raws[file].decode("utf-8"), text) for file, text in mended.texts.items()}
    write(unified(pairs))
    _tell_left(mended)
    has_errors = any(problem.level is Level.ERROR for problem in mended.left)
    if not pairs:
        say(f"{count(len(raws), 'file')}: nothing to mend")
        return int(has_errors)
    if not (yes or _agreed(len(pairs))):
        say(f"nothing was written: `survey fix --yes` writes {count(len(pairs), 'file')}")
        return 1
    return written(root, pairs) or int(has_errors)


def _within(root: Path, files: list[Path], known: list[str]) -> list[str] | None:
    """The files as their paths in the folder; None, after saying so, if one is none of it."""
    by_path = {(root / file).resolve(): file for file in known}
    if unknown := [path for path in files if path.resolve() not in by_path]:
        say(f"no file of {root}: {', '.join(inert(str(path)) for path in unknown)}")
        return None
    return [by_path[path.resolve()] for path in files]


def _agreed(number: int) -> bool:
    """Whether somebody at a terminal says yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    say(f"write {count(number, 'file')}? [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _tell_left(mended: Mended) -> None:
    if not mended.left:
        return
    say(f"left to you: {count(len(mended.left), 'problem')}")
    for problem in mended.left:
        say(REPORTERS["text"]([problem], rulebook(), colours()).removesuffix("\n"))
        say(f"  why: {why_left(problem.rule)}")
