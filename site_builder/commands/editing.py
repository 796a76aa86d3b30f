"""`survey rename-category`, `rename-paper`, `merge`: computed and checked whole, then written."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.commands.checking import count, load_and_show
from site_builder.commands.differences import Pairs, unified
from site_builder.commands.forms import stale_forms
from site_builder.editing import (
    Disagreement,
    Edit,
    RefusedError,
    mentions,
    merge,
    new_errors,
    rename_category,
    rename_paper,
)
from site_builder.editing.renaming import TAXONOMY
from site_builder.loading import amended
from site_builder.problems import CatalogueError, Problem
from site_builder.reporting import REPORTERS
from site_builder.reporting.inert import inert
from site_builder.rules import rulebook
from site_builder.terminal import STOPPED, colours, say, write
from site_builder.together import (
    ChangedMeanwhileError,
    NotRestoredError,
    Replacement,
    write_together,
)

_LONGEST = 150
"""Of a line that mentions an id."""

Making = Callable[[Catalogue], Edit]


def run_rename_paper(root: Path, old: str, new: str, dry_run: bool) -> int:
    """Give a record another id."""
    return _edit(root, lambda catalogue: rename_paper(catalogue, old, new), old, dry_run)


def run_rename_category(root: Path, old: str, new: str, title: str | None, dry_run: bool) -> int:
    """Give a category another id, and another title if one is given."""

    def make(catalogue: Catalogue) -> Edit:
        return rename_category(catalogue, old, new, title)

    return _edit(root, make, old, dry_run)


def run_merge(root: Path, kept: str, gone: str, dry_run: bool) -> int:
    """Make one record of two."""
    return _edit(root, lambda catalogue: merge(catalogue, kept, gone), gone, dry_run)


def _edit(root: Path, make: Making, id: str, dry_run: bool) -> int:
    """Make an edit, tell what it is, and write it; `id` is the one that goes."""
    try:
        planned = _planned(root, make)
    except KeyboardInterrupt:
        return _interrupted()
    if isinstance(planned, int):
        return planned
    catalogue, edit, pairs = planned
    if dry_run:
        write(unified(pairs, edit.moved))
        say(f"{count(len(pairs), 'file')} would be written")
        code = 0
    else:
        code = written(root, pairs)
    if code == 0:
        _mention(root, catalogue, id, edit)
    return code


def _interrupted() -> int:
    say("stopped: nothing was changed")
    return STOPPED


def _planned(root: Path, make: Making) -> tuple[Catalogue, Edit, Pairs] | int:
    """The edit and the files that it changes; an exit code if it cannot be made, which is told."""
    loaded = load_and_show(root)
    if loaded.catalogue is None:
        return _stopped(loaded.problems, "mend the problems above first")
    try:
        edit = make(loaded.catalogue)
    except RefusedError as error:
        say(f"nothing was changed: {inert(str(error))}")
        return 2
    except CatalogueError as error:
        return _stopped(error.problems, "move the comments above first")
    after = amended(root, loaded.catalogue, edit.texts)
    if broken := new_errors(root, loaded, after, edit):
        return _stopped(broken, "it would lead to the problems above")
    texts = {file: document.text for file, document in loaded.catalogue.documents.items()}
    pairs = {file: (texts.get(file), text) for file, text in edit.texts.items()}
    if TAXONOMY in edit.texts:
        pairs |= _forms(root, after.catalogue)
    _tell(edit)
    return loaded.catalogue, edit, pairs


def _forms(root: Path, catalogue: Catalogue | None) -> Pairs:
    """The issue forms of the project that list categories, in which those follow."""
    if catalogue is not None:
        return stale_forms(root, catalogue)
    say("issue forms stay as they are: run `survey forms` when the problems are mended")
    return {}


def written(
    root: Path,
    pairs: Pairs,
    replace: Callable[[Path, Path], object] = os.replace,
) -> int:
    """Write all texts or none, and say which; paths are relative to `root`. The exit code."""
    files = {
        _path(root, file): Replacement(_raw(old), _raw(new)) for file, (old, new) in pairs.items()
    }
    try:
        write_together(files, replace)
    except ChangedMeanwhileError as error:
        say(f"nothing was changed: {error.path} has changed meanwhile; run the command again")
    except NotRestoredError as error:
        names = ", ".join(map(str, error.paths))
        say(f"half done: {error.__cause__}; mend these by hand or with git: {names}")
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        where = error.filename or root
        say(f"nothing was changed: {where} cannot be written: {error.strerror or error}")
    else:
        for file, (old, new) in pairs.items():
            say(f"{_done(old, new)} {_path(root, file).as_posix()}")
        return 0
    return 1


def _path(root: Path, file: str) -> Path:
    """Where a file is; a form is outside of `root`, as ../.github/…."""
    return Path(os.path.normpath(root / file))


def _raw(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _done(old: str | None, new: str | None) -> str:
    if new is None:
        return "deleted"
    return "wrote" if old is None else "rewrote"


def _stopped(problems: Iterable[Problem], why: str) -> int:
    write(REPORTERS["text"](sorted(problems), rulebook(), colours()))
    say(f"nothing was changed: {why}")
    return 1


def _tell(edit: Edit) -> None:
    for remark in edit.told:
        say(inert(remark))
    for differing in edit.disagreements:
        _side_by_side(differing)


def _side_by_side(differing: Disagreement) -> None:
    field = inert(differing.field)
    say(
        f"{field}:\n  kept: {inert(differing.kept) or '(nothing)'}\n  left: {inert(differing.left)}"
    )


def _mention(root: Path, catalogue: Catalogue, id: str, edit: Edit) -> None:
    """Say where prose still names an id: only people know what it should say."""
    found = [
        (place, text)
        for place, text in mentions(catalogue, id, _prose(root))
        if edit.texts.get(place, "") is not None
    ]
    if found:
        say(f'prose still says "{id}"; change it where it should not:')
    for place, text in found:
        shown = inert(text)
        say(f"  {place}: {shown if len(shown) <= _LONGEST else f'{shown[:_LONGEST]}…'}")


def _prose(root: Path) -> Mapping[str, str]:
    files = sorted(root.glob("*.md"))
    return {file.name: file.read_text("utf-8", "replace") for file in files if file.is_file()}
