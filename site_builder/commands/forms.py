"""`survey forms`: the survey's categories in the forge's forms for issues."""

from pathlib import Path

from site_builder.commands.checking import usable
from site_builder.issue_forms import with_categories
from site_builder.output import write_atomically
from site_builder.terminal import say


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
