"""How far a check of links is: a bar on a terminal, a plain line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from site_builder import terminal
from site_builder.links.standing import Standing
from site_builder.reporting.inert import inert

_EVERY = 15
"""Seconds from one plain line to the next."""


@contextmanager
def links_progress() -> Iterator[Callable[[Standing], None]]:
    """The function takes how far the run is."""
    show = _bar if terminal.err.is_terminal else _lines
    with show() as report:
        yield report


@contextmanager
def _bar() -> Iterator[Callable[[Standing], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f}/s", justify="right"),
        TextColumn("{task.fields[waits]}", markup=False),
    )
    start = time.monotonic()
    with Progress(*columns, console=terminal.err, transient=True) as bars:
        task = bars.add_task("", total=None, rate=0.0, waits="")

        def report(now: Standing) -> None:
            rate = now.requests / max(time.monotonic() - start, 0.1)
            waits = inert(_waits(now))
            bars.update(task, completed=now.done, total=now.done + now.open, rate=rate, waits=waits)

        yield report


@contextmanager
def _lines() -> Iterator[Callable[[Standing], None]]:
    last = time.monotonic()

    def report(now: Standing) -> None:
        nonlocal last
        if now.open and time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            terminal.say(inert(f"{now.done:,} of {now.done + now.open:,} checked; {_waits(now)}"))

    yield report


def _waits(now: Standing) -> str:
    return f"waiting for {', '.join(now.waits_for)}" if now.waits_for else ""
