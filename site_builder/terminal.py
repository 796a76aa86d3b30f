"""What the commands print: problems, progress, the last line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(highlight=False, soft_wrap=True, stderr=True)

STOPPED = 130
"""The exit code of what Ctrl-C has stopped, as shells have it: 128 and the number of SIGINT."""


def say(line: str) -> None:
    """Print a line about the work; it goes to stderr, so that results can be piped."""
    err.print(line, markup=False)


def write(text: str) -> None:
    """Print a result."""
    sys.stdout.write(text)
    sys.stdout.flush()


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere; the function takes what is done and the total."""
    if not err.is_terminal:
        yield lambda *_: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # slow to import

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bars:
        task = bars.add_task(label, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total or None)


def colours() -> bool:
    """Whether results go to a terminal that shows colours."""
    return out.is_terminal and out.color_system is not None
