"""Results as a JSON list: for programs, for the next step of a check, and for the site."""

import datetime
from collections.abc import Sequence
from typing import Any

from site_builder.links.result import Result
from site_builder.reporting.inert import json_lines


def report(results: Sequence[Result], colours: bool = False, source: str = "") -> str:
    """A list of objects as `shape` describes them, in the order of the results."""
    del colours, source
    return json_lines(fields(result) for result in results)


def fields(result: Result) -> dict[str, Any]:
    """The result as plain values."""
    target, finding = result.target, result.finding
    return {
        "id": target.id,
        "url": target.url,
        "title": target.title,
        "kind": target.kind.value,
        "verdict": result.verdict.value,
        "reason": finding.code,
        "fail": result.fails,
        "status": finding.status,
        "final_url": finding.final_url,
        "new_url": finding.new_url,
        "title_found": finding.title_found,
        "evidence": finding.evidence,
        "hops": [vars(hop) for hop in finding.hops],
        "attempts": finding.attempts,
        "checked": _day(result.checked),
        "last_ok": _day(result.last_ok),
        "strikes": [_day(day) for day in result.strikes],
        "archived": result.archived,
        "known": result.is_known,
        "places": [vars(place) for place in target.places],
    }


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
