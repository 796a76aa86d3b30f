"""Reports of `survey links`, and what it remembers, read from files."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from site_builder.links.reports.shape import ReportError, read_report
from site_builder.links.result import Result
from site_builder.links.state import State
from site_builder.reporting.inert import inert
from site_builder.terminal import say

_SQLITE = b"SQLite format 3\0"


def results_in(file: Path) -> list[Result] | None:
    """The results that a report tells; None after printing why it cannot be read."""
    try:
        return read_report(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ReportError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        say(inert(f"{file}: {reason}: name reports that `survey links --report` wrote"))
        return None


def known_results(file: Path) -> list[Result] | None:
    """The results of a report or of a state file; None after printing why there are none."""
    try:
        with file.open("rb") as stream:
            is_state = stream.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        say(f"{file}: {error.strerror}: name a report or a state file of `survey links`")
        return None
    return _remembered(file) if is_state else results_in(file)


def _remembered(file: Path) -> list[Result] | None:
    """What a state file remembers; read from a copy, as one that is damaged would be set aside."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(file, folder))
        try:
            with State(copy, lambda text: say(text.replace(str(copy), str(file)))) as state:
                return list(state.all())
        except (OSError, sqlite3.Error) as error:
            say(f"{file} cannot be read: {error}")
            return None
