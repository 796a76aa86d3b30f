"""Results as Markdown: the summary of a CI job, and the body of an issue.

Texts of strangers stand in code spans, where neither markup nor a link nor a mention is read.
The length is bounded: a forge refuses more.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from site_builder.links.reasons import Verdict
from site_builder.links.reports.sentences import (
    WORDS,
    WORST_FIRST,
    Said,
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
from site_builder.links.target import Place

LIMIT = 60_000
"""Characters of a report, at most: GitHub takes 65,536 for an issue."""

_ROOM = {
    Verdict.BROKEN: 24_000,
    Verdict.SUSPICIOUS: 10_000,
    Verdict.TIMEOUT: 6_000,
    Verdict.UNVERIFIABLE: 6_000,
    Verdict.REDIRECTED: 6_000,
}
_ROOM_OF_HOSTS = 5_000
_MOST_PLACES = 3
_TITLES = {
    Verdict.BROKEN: "Broken",
    Verdict.SUSPICIOUS: "Suspicious: they answer, but perhaps with something else",
    Verdict.TIMEOUT: "Timed out: asked again later",
    Verdict.UNVERIFIABLE: "Could not be verified: a person may open them",
    Verdict.REDIRECTED: "Moved: write the new address",
}


def report(results: Sequence[Result], colours: bool = False, source: str = "") -> str:
    """Headline, a table of what is broken, the rest folded. Places link below `source`.

    `source` is the address of the folder that paths of places begin in, as a forge shows it.
    """
    del colours
    broken = sum(result.fails for result in results)
    verb = "is" if broken == 1 else "are"
    head = f"{broken:,} of {number(len(results), 'address', 'addresses')} {verb} broken"
    blocks = [f"## {head if broken else 'No address is broken'}", closing_line(results) + "."]
    for verdict in WORST_FIRST:
        found = [result for result in results if result.verdict is verdict]
        rows = [row for group in by_reason_and_host(found) for row in _rows(verdict, group, source)]
        blocks += _section(verdict, len(found), rows)
    blocks += _hosts(hosts_with_trouble(results))
    return "\n\n".join(blocks) + "\n"


def code(text: str) -> str:
    """`text` as a code span that also holds within a table."""
    text = text.replace("|", "¦")
    longest = max(map(len, re.findall("`+", text)), default=0)
    if not longest:
        return f"`{text}`" if text.strip() else "` `"
    fence = "`" * (longest + 1)
    return f"{fence} {text} {fence}"


def _section(verdict: Verdict, count: int, rows: list[str]) -> Iterator[str]:
    if not rows:
        return
    table = _table("| Where | Address | What is known | What to do |", rows, _ROOM[verdict])
    if verdict is Verdict.BROKEN:
        yield f"### {_TITLES[verdict]}"
        yield table
    else:
        yield _folded(f"{_TITLES[verdict]} ({count:,})", table)


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def _table(head: str, rows: Sequence[str], room: int) -> str:
    """The rows that there is room for, and how many were left out."""
    lines = [head, "|---" * (head.count("|") - 1) + "|"]
    left = 0
    for row in rows:
        fits = len(row) < room
        lines += [row] * fits
        room -= (len(row) + 1) * fits
        left += not fits
    if left:
        told = number(left, "more row")
        lines += ["", f"… and {told}, left out here: the report in JSON has all."]
    return "\n".join(lines)


def _rows(verdict: Verdict, group: list[Result], source: str) -> Iterator[str]:
    """The rows of a group; all of them if it is broken, for somebody has to mend each."""
    some, left = (group, "") if verdict is Verdict.BROKEN else folded(group)
    for result in some:
        target, reason = result.target, result.finding.reason
        places = [_place(place, source) for place in target.places[:_MOST_PLACES]]
        if more := len(target.places) - len(places):
            places.append(f"and {more:,} more")
        told = [f"{reason.sentence} (`{reason.code}`)", *map(_told, facts(result))]
        address = code(shown(target.url))
        yield f"| {', '.join(places)} | {address} | {', '.join(told)} | {_told(way_out(result))} |"
    if left:
        yield f"| | {code(left)} | | |"


def _told(said: Said) -> str:
    return f"{said.words} {code(said.quoted)}".lstrip() if said.quoted else said.words


def _place(place: Place, source: str) -> str:
    text = code(f"{shown(place.path)}:{place.line}")
    if not source:
        return text
    path = quote(place.path, errors="replace")
    return f"[{text}]({quote(source.rstrip('/'), safe=':/@%')}/{path}#L{place.line})"


def _hosts(found: list[tuple[str, Counter[Verdict]]]) -> Iterator[str]:
    if found:
        head = f"| Host | {' | '.join(WORDS.values())} |"
        rows = [
            f"| {code(name)} | {' | '.join(f'{counts[verdict]:,}' for verdict in WORDS)} |"
            for name, counts in found
        ]
        yield _folded(f"By host ({len(rows):,})", _table(head, rows, _ROOM_OF_HOSTS))
