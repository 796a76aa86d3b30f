"""Results as problems at their places, so that formats for problems serve links too."""

from collections.abc import Iterable, Iterator

from site_builder.links.reasons import REASONS, Verdict
from site_builder.links.reports.sentences import facts, shown, way_out
from site_builder.links.result import Result
from site_builder.links.target import Place
from site_builder.problems import Level, Problem, RuleInfo
from site_builder.reporting.inert import visible

_LEVELS = {
    Verdict.BROKEN: Level.ERROR,
    Verdict.SUSPICIOUS: Level.WARNING,
    Verdict.REDIRECTED: Level.INFO,
}
_NOWHERE = Place("", 1, 1)

RULES = tuple(
    RuleInfo(reason.code, _LEVELS[reason.verdict], f"{reason.sentence.capitalize()}.")
    for reason in REASONS.values()
    if reason.verdict in _LEVELS
)
"""The reasons that make a problem."""


def problems(results: Iterable[Result]) -> list[Problem]:
    """A problem at each place of each address that somebody should mend, sorted."""
    return sorted(problem for result in results for problem in _problems(result))


def _problems(result: Result) -> Iterator[Problem]:
    if result.verdict not in _LEVELS:
        return
    reason = result.finding.reason
    told = ", ".join(map(str, facts(result)))
    message = f"{shown(result.target.url)}: {reason.sentence}{f' ({told})' if told else ''}"
    for place in result.target.places or (_NOWHERE,):
        yield Problem(
            visible(place.path),
            place.line,
            place.column,
            reason.code,
            message,
            _LEVELS[reason.verdict],
            str(way_out(result)) or None,
            width=place.width,
        )
