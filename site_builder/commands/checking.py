"""`survey validate`, and how every other command loads a catalogue and prints its problems."""

from collections.abc import Iterable
from pathlib import Path

from site_builder.catalogue import Catalogue
from site_builder.loading import Loaded, inspect
from site_builder.problems import Level, Problem
from site_builder.reporting import REPORTERS, summary
from site_builder.rules import rulebook
from site_builder.terminal import colours, progress, say, write


def validate(root: Path, files: list[Path], form: str, strict: bool) -> int:
    """Print the problems of the catalogue, or those in `files` of it."""
    if unknown := [path for path in files if not path.is_file()]:
        say(f"no such file: {', '.join(map(str, unknown))}")
        return 2
    loaded = load_and_show(root)
    problems = _only(loaded.problems, files)
    write(REPORTERS[form](problems, rulebook(), colours()))
    say(_verdict(loaded, problems, len(files)))
    return int(fails(problems, strict))


def load_and_show(root: Path) -> Loaded:
    """What the folder holds; a bar shows how far the reading is."""
    with progress("reading") as report:
        return inspect(root, report)


def readable(root: Path) -> Catalogue | None:
    """The catalogue if each record can be read; None, after printing what keeps from it.

    Who adds a paper did not ask about the problems of other records, and may be about to mend one:
    an unknown parent is mended by adding it.
    """
    loaded = load_and_show(root)
    if loaded.catalogue is None:
        write(REPORTERS["text"](loaded.errors, rulebook(), colours()))
        say(summary(loaded.errors))
    elif files := {problem.path for problem in loaded.errors}:
        say(f"there are errors in {count(len(files), 'other file')}: `survey validate` names them")
    return loaded.catalogue


def usable(root: Path, strict: bool = False) -> Catalogue | None:
    """The catalogue; None, after printing why, if it must not be used.

    Warnings about one that is used go to stderr, so that they are no part of a result.
    """
    loaded = load_and_show(root)
    is_refused = fails(loaded.problems, strict)
    if loaded.problems:
        text = REPORTERS["text"](loaded.problems, rulebook(), colours())
        if is_refused:
            write(text)
        else:
            say(text.removesuffix("\n"))
        say(summary(loaded.problems))
    return None if is_refused else loaded.catalogue


def fails(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether these problems end a command with exit code 1."""
    levels = {problem.level for problem in problems}
    return Level.ERROR in levels or (strict and Level.WARNING in levels)


def count(number: int, word: str) -> str:
    """The number with its word, as "1,000 files"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _only(problems: Iterable[Problem], files: list[Path]) -> list[Problem]:
    wanted = {path.resolve() for path in files}
    return [problem for problem in problems if not wanted or Path(problem.path).resolve() in wanted]


def _verdict(loaded: Loaded, problems: list[Problem], files: int) -> str:
    if problems:
        return summary(problems)
    if loaded.catalogue is None:
        return "no problem in these files, but others have some: run `survey validate`"
    return f"{count(files or len(loaded.catalogue.papers), 'record')} checked: no problem"
