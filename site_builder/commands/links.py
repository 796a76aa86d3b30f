"""`survey links`: check the addresses, report what was found, mend what has moved."""

import contextlib
import ctypes
import datetime
import gc
import signal
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from site_builder.commands.changes import ChangesError
from site_builder.commands.contact import contact_of
from site_builder.commands.link_progress import links_progress
from site_builder.commands.link_targets import NoTargetsError, chosen, forecast
from site_builder.links.fetch import Fetcher
from site_builder.links.options import Manners, Memory, Selection
from site_builder.links.reports import REPORTS, merge
from site_builder.links.reports.sentences import number
from site_builder.links.result import Finding, Result
from site_builder.links.running import Run, ordered, recalled
from site_builder.links.state import State
from site_builder.links.target import Target
from site_builder.links.targets import TargetsError
from site_builder.output import write_atomically
from site_builder.reporting.inert import inert
from site_builder.terminal import STOPPED, colours, say, write


@dataclass(frozen=True)
class Reporting:
    """What is written: a format to the terminal, and JSON to a file. `source` links places."""

    form: str = "text"
    report: Path | None = None
    source: str = ""
    fix: bool = False


def check(
    root: Path, selection: Selection, manners: Manners, memory: Memory, reporting: Reporting
) -> int:
    """Check the links that are chosen."""
    targets = _targets(root, selection)
    if isinstance(targets, int):
        return targets
    limits = manners.limits
    bundle = str(manners.ca_bundle) if manners.ca_bundle else None
    fetch = Fetcher(limits, manners.allowed, bundle, manners.proxies, contact_of(root))
    found: dict[Target, Result] = {}
    is_whole = False
    _keep_heaps_few()
    gc.freeze()  # what there is now lives as long as the run: no need to go through it again
    with _state(memory) as state, links_progress() as progress:
        run = Run(targets, manners, memory, state, fetch, progress, say)
        try:
            with _terminated_as_interrupted():
                found.update((result.target, result) for result in run)
            is_whole = True
        except KeyboardInterrupt:
            pass
    results = ordered(targets, [*found.values(), *_not_asked(targets, found)])
    is_written = _report(results, reporting)
    if reporting.fix:
        from site_builder.commands.link_fixing import fix  # only this needs records

        fix(results)
    if not is_whole:
        _say_how_to_go_on(results, memory)
        return STOPPED
    return _code(results, is_written)


def dry_run(root: Path, selection: Selection, manners: Manners, memory: Memory) -> int:
    """Print what would be asked, and how long politeness makes it."""
    targets = _targets(root, selection)
    if isinstance(targets, int):
        return targets
    if memory.state and memory.state.is_file():
        with _state(memory) as state:
            targets = [target for target in targets if recalled(target, state, memory)[1]]
    rows = forecast(targets, manners)
    width = max((len(row.host) for row in rows), default=4)
    write(f"{'host':{width}}  addresses  requests  at least\n")
    for row in rows:
        host = f"{inert(row.host):{width}}"
        write(f"{host}  {row.targets:9,}  {row.requests:8,}  {_time(row.seconds):>8}\n")
    longest = _time(rows[0].seconds) if rows else _time(0)
    counts = f"{number(len(targets), 'address', 'addresses')} on {number(len(rows), 'host')}"
    say(f"{counts}: at least {longest}; nothing was asked")
    return 0


def merged(files: Sequence[Path], reporting: Reporting) -> int:
    """Join the reports of several runs into one."""
    from site_builder.commands.link_reports import results_in  # only this needs the models

    reports: list[list[Result]] = []
    for file in files:
        results = results_in(file)
        if results is None:
            return 2
        reports.append(results)
    results = merge(reports)
    return _code(results, _report(results, reporting))


def status(state_file: Path, form: str) -> int:
    """Print what is remembered: what is dying, dead, moved, or cannot be verified."""
    if not state_file.is_file():
        say(f"nothing is remembered yet: there is no {state_file}; `survey links` makes it")
        return 2
    with _state(Memory(state_file, datetime.date.min)) as state:
        if state is None:
            return 2
        results = list(state.all())
    write(REPORTS[form](results, colours(), ""))
    dying = [result for result in results if result.strikes and not result.fails]
    if form == "text":
        for result in dying:
            days = ", ".join(map(str, result.strikes))
            say(inert(f"dying: {result.target.url} has failed on {days}"))
    return 0


def _targets(root: Path, selection: Selection) -> list[Target] | int:
    """The targets, or the exit code after printing why there are none."""
    try:
        return chosen(root, selection)
    except NoTargetsError:
        say("no link was checked: mend the problems above first")
        return 1
    except (TargetsError, ChangesError) as error:
        say(inert(str(error)))
        return 2


@contextmanager
def _state(memory: Memory) -> Iterator[State | None]:
    if memory.state is None:
        yield None
        return
    try:
        state = State(memory.state, say)
    except (OSError, sqlite3.Error) as error:
        say(inert(f"{memory.state} cannot be used ({error}): nothing is remembered this time"))
        yield None
        return
    with state:
        yield state


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """What ends a run from outside lets it tell what it knows."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _keep_heaps_few() -> None:
    """Tell glibc not to keep a heap for each of many threads: a fifth of the memory is spared."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(-8, 2)  # M_ARENA_MAX in malloc.h


def _not_asked(targets: Iterable[Target], known: Container[Target]) -> Iterator[Result]:
    for target in dict.fromkeys(targets):
        if target not in known:
            yield Result(target, Finding("not-asked", final_url=target.url))


def _report(results: Sequence[Result], reporting: Reporting) -> bool:
    """Whether what was found is written where it was wanted; if not, why was printed."""
    write(REPORTS[reporting.form](results, colours(), reporting.source))
    if reporting.report:
        text = REPORTS["json"](results, False, reporting.source)
        try:
            write_atomically(reporting.report, text.encode())
        except OSError as error:
            say(inert(f"{reporting.report} cannot be written: {error.strerror}"))
            return False
    return True


def _code(results: Iterable[Result], is_written: bool) -> int:
    """The exit code of a run that came to its end."""
    return int(any(result.fails for result in results)) if is_written else 2


def _say_how_to_go_on(results: Sequence[Result], memory: Memory) -> None:
    left = sum(result.finding.code == "not-asked" for result in results)
    kept = "the same command goes on where this one ended" if memory.state else "ask again"
    known = number(len(results) - left, "address is known", "addresses are known")
    say(f"interrupted: {known}, {number(left, 'is not', 'are not')}; {kept}")


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02} min" if minutes else f"{seconds:.1f} s"
