"""`survey links issue`: keep the issue that tells of broken links."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from site_builder.commands.link_reports import results_in
from site_builder.links.exchange import Check
from site_builder.links.fetch import Fetcher, Limits, Network
from site_builder.links.issue import IssueError, Step, Tracker, body_of, carry_out, open_issue, step
from site_builder.links.schedule import Schedule
from site_builder.reporting.inert import inert
from site_builder.terminal import say, write

ResultT = TypeVar("ResultT")

_LIMITS = Limits.within(30)
_PATIENCE = 60


def issue(
    file: Path, tracker: Tracker, source: str, allowed: Sequence[Network], dry_run: bool
) -> int:
    """Make the issue say what the report in `file` says; `dry_run` only tells what would be."""
    results = results_in(file)
    if results is None:
        return 2
    if not tracker.api.token and not dry_run:
        say("GITHUB_TOKEN is not set: it must be a token that may write issues, or use --dry-run")
        return 2
    fetch = Fetcher(_LIMITS, allowed)
    body = body_of(results, source)
    try:
        found = _answered(open_issue(tracker), fetch)
        what = step(results, body, found)
        if dry_run:
            known = found.address if found else f"none is open in {tracker.repository}"
            say(inert(f"the issue of broken links would be {what}: {known}"))
            if what in (Step.OPEN, Step.UPDATE):
                write(body)
            return 0
        address = _answered(carry_out(what, found, body, tracker), fetch)
    except IssueError as error:
        say(inert(str(error)))
        return 1
    say(inert(f"the issue of broken links was {what}: {address or 'none is open, none needed'}"))
    return 0


def _answered(check: Check[ResultT], fetch: Fetcher) -> ResultT:
    schedule: Schedule[ResultT] = Schedule(fetch, _PATIENCE, workers=1)
    (result,) = schedule.run([check])
    return result
