"""`survey forms`: the survey's categories in the forge's forms for issues."""

import os
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.commands.checking import usable
from site_builder.commands.differences import Pairs
from site_builder.issue_forms import with_categories
from site_builder.output import write_atomically
from site_builder.terminal import say

FOLDER = Path(".github/ISSUE_TEMPLATE")
"""Where a project has its issue forms."""


def stale_forms(root: Path, catalogue: Catalogue) -> Pairs:
    """The forms of the project around the catalogue in `root` that list other categories.

    Paths are relative to `root`; a text is that of the file, and that with the categories.
    """
    found = {}
    for path in sorted((root.resolve().parent / FOLDER).glob("*.yml")):
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # `survey forms` tells of it
        if (made := with_categories(text, catalogue)) != text:
            found[Path(os.path.relpath(path, root.resolve())).as_posix()] = (text, made)
    return found


def forms(root: Path, into: Path, check: bool) -> int:
    """Write the categories into each form in the folder `into`, or say which forms are stale."""
    paths = sorted(into.glob("*.yml"))
    if not paths:
        say(f"{into} holds no forms (*.yml): name their folder with --into")
        return 2
    catalogue = usable(root)
    if catalogue is None:
        say("nothing was written: mend the problems above first")
        return 1
    stale = 0
    for path in paths:
        text = path.read_text("utf-8")
        made = with_categories(text, catalogue)
        if made != text:
            stale += 1
            say(f"{'stale' if check else 'wrote'}: {path.as_posix()}")
            if not check:
                write_atomically(path, made.encode())
    if check and stale:
        say("run `survey forms` and commit what it writes")
    return int(check and bool(stale))
