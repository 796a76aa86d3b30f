"""`survey doctor`: what a maintainer should look at, with what to do for each."""

from pathlib import Path

from site_builder.care import FORMATS, Advice, Patient, advice
from site_builder.care.report import as_text, is_cut
from site_builder.commands.checking import count, load_and_show
from site_builder.commands.link_reports import known_results
from site_builder.terminal import out, say, write

PENDING = "PENDING.md"


def doctor(root: Path, form: str, links: Path | None) -> int:
    """Print what there is to look at; `links` is a report or the state file of `survey links`."""
    results = known_results(links) if links else None
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
    more = "; --format json names every place" if form != "json" and is_cut(found) else ""
    say(f"{count(len(found), 'thing')} to look at{more}")
    return 0


def _print(found: list[Advice], form: str) -> None:
    tell = FORMATS[form]
    if tell:
        write(tell(found))
    else:
        as_text(found, out)


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
