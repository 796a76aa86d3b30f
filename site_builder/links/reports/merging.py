"""Reports of several runs -> one: shards that ran beside each other, or one after the other."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from site_builder.links.reasons import Verdict
from site_builder.links.reports.json_list import fields
from site_builder.links.result import Result
from site_builder.reporting.inert import json_text

_BY_WEIGHT = tuple(Verdict)


def merge(reports: Iterable[Iterable[Result]]) -> list[Result]:
    """All results, sorted; of one target the one that knows most, with the places of all."""
    found: dict[tuple[str, str, str, str], list[Result]] = {}
    for report in reports:
        for result in report:
            target = result.target
            key = (target.url, target.title, target.kind.value, target.id)
            found.setdefault(key, []).append(result)
    return [_joined(found[key]) for key in sorted(found)]


def _joined(results: list[Result]) -> Result:
    best = max(results, key=_knowledge)
    places = {place for result in results for place in result.target.places}
    return replace(best, target=replace(best.target, places=tuple(sorted(places))))


def _knowledge(result: Result) -> tuple[Any, ...]:
    """Asked before not asked, later before earlier, now before known, then the worse verdict."""
    bare = replace(result, target=replace(result.target, places=()))
    return (
        result.finding.code != "not-asked",
        result.checked or datetime.date.min,
        not result.is_known,
        _BY_WEIGHT.index(result.verdict),
        json_text(fields(bare)),
    )
