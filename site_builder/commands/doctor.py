"""`survey doctor`: what a maintainer should look at, with what to do for each."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from site_builder.care import FORMATS, Advice, Patient, advice
from site_builder.care.report import as_text
from site_builder.commands.checking import count, load_and_show
from site_builder.commands.link_reports import results_in
from site_builder.links.result import Result
from site_builder.links.state import State
from site_builder.terminal import out, say, write

PENDING = "PENDING.md"
_SQLITE = b"SQLite format 3\0"


def doctor(root: Path, form: str, links: Path | None) -> int:
    """Print what there is to look at; `links` is a report or the state file of `survey links`."""
    results = _results(links) if links else None
    if links and results is None:
        return 1
    if not root.is_dir():
        say(f"{root} is no folder: name another one with --root")
        return 1
    loaded = load_and_show(root)
    found = list(
        advice(Patient(loaded.catalogue, loaded.problems, results, _pending(root / PENDING)))
    )
    _print(found, form)
    say(f"{count(len(found), 'thing')} to look at")
    return 0


def _print(found: list[Advice], form: str) -> None:
    tell = FORMATS[form]
    if tell:
        write(tell(found))
    else:
        as_text(found, out)


def _results(file: Path) -> list[Result] | None:
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


def _pending(file: Path) -> tuple[str, ...]:
    """The first cell of each row of the tables in a file, which may be missing."""
    if not file.is_file():
        return ()
    found: list[str] = []
    in_body = False
    for line in file.read_text("utf-8", "replace").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            in_body = False
        elif all(set(cell) <= {"-", ":"} and cell for cell in cells):
            in_body = True
        elif in_body:
            found.append(cells[0])
    return tuple(found)
