"""Results for people at a terminal: the worst first, and quiet about what is fine."""

from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.links.reasons import Verdict
from site_builder.links.reports.sentences import (
    WORDS,
    WORST_FIRST,
    by_reason_and_host,
    closing_line,
    facts,
    folded,
    hosts_with_trouble,
    number,
    shown,
    way_out,
)
from site_builder.links.result import Result
from site_builder.reporting.inert import inert
from site_builder.reporting.text import painted

_COLOURS = {
    Verdict.BROKEN: "31",
    Verdict.SUSPICIOUS: "33",
    Verdict.TIMEOUT: "36",
    Verdict.UNVERIFIABLE: "36",
    Verdict.REDIRECTED: "36",
}
_MOST_HOSTS = 40


def report(results: Sequence[Result], colours: bool = False, source: str = "") -> str:
    """What is not fine, by verdict; the hosts that it is at; and one line about all."""
    del source
    lines: list[str] = []
    for verdict in WORST_FIRST:
        found = [result for result in results if result.verdict is verdict]
        for group in by_reason_and_host(found):
            lines += [*_group(group, colours), ""]
    lines += _hosts(hosts_with_trouble(results))
    return "\n".join([*lines, closing_line(results)]) + "\n"


def _group(group: list[Result], colours: bool) -> Iterator[str]:
    """Those of one reason at one host; a hint that they share stands once, below them."""
    some, left = folded(group)
    hints = [str(way_out(result)) for result in some]
    for index, result in enumerate(some):
        yield from _block(result, colours)
        if hints[index] and hints[index] not in hints[index + 1 :]:
            yield f"  {painted('hint', '1', colours)}: {hints[index]}"
    if left:
        yield f"  {left}"


def _block(result: Result, colours: bool) -> Iterator[str]:
    target, reason = result.target, result.finding.reason
    kind = painted(f"{WORDS[reason.verdict]}[{reason.code}]", _COLOURS[reason.verdict], colours)
    places = [inert(f"{place.path}:{place.line}:{place.column}") for place in target.places]
    first = [f"{painted(place, '1', colours)}: " for place in places[:1]]
    yield f"{''.join(first)}{kind}: {reason.sentence}"
    yield f"  {shown(target.url)}"
    if told := ", ".join(map(str, facts(result))):
        yield f"  {told}"
    if len(places) > 1:
        yield f"  also at {', '.join(places[1:4])}{_more(len(places) - 4)}"


def _more(count: int) -> str:
    return f" and {number(count, 'other place')}" if count > 0 else ""


def _hosts(rows: list[tuple[str, Counter[Verdict]]]) -> Iterator[str]:
    """A table of the hosts with trouble, with a column for each verdict that there is."""
    if not rows:
        return
    met = [verdict for verdict in WORDS if any(counts[verdict] for _, counts in rows)]
    width = max(4, *(len(name) for name, _ in rows[:_MOST_HOSTS]))
    yield f"{'host'.ljust(width)}  {'  '.join(WORDS[verdict] for verdict in met)}"
    for name, counts in rows[:_MOST_HOSTS]:
        cells = (f"{counts[verdict]:,}".rjust(len(WORDS[verdict])) for verdict in met)
        yield f"{name.ljust(width)}  {'  '.join(cells)}"
    if len(rows) > _MOST_HOSTS:
        yield f"… and {number(len(rows) - _MOST_HOSTS, 'more host')}"
    yield ""
