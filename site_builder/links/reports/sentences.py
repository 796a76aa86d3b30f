"""What all reports for people say alike: the order of verdicts, counts, and the facts of a result.

Texts of servers and records pass `inert` here; no report shows them in another way.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from site_builder.links.reasons import REASONS, Verdict
from site_builder.links.result import Result
from site_builder.reporting.inert import inert

LONGEST = 300
"""Characters of a stranger's text that a report for people shows."""

WORST_FIRST = (
    Verdict.BROKEN,
    Verdict.SUSPICIOUS,
    Verdict.TIMEOUT,
    Verdict.UNVERIFIABLE,
    Verdict.REDIRECTED,
)
"""The verdicts that reports for people show; `ok` is only counted."""

WORDS = {
    Verdict.OK: "ok",
    Verdict.REDIRECTED: "moved",
    Verdict.BROKEN: "broken",
    Verdict.SUSPICIOUS: "suspicious",
    Verdict.UNVERIFIABLE: "unverifiable",
    Verdict.TIMEOUT: "timed out",
}

FOLDED = 5
"""How many of one reason at one host are shown one by one; more are counted."""

_RANK = {code: rank for rank, code in enumerate(REASONS)}


class Said(NamedTuple):
    """Our own words, and the text of a stranger that they are about."""

    words: str
    quoted: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, self))


def shown(text: str) -> str:
    """A stranger's text in a line that ends."""
    text = inert(text[: 4 * LONGEST])
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def host(url: str) -> str:
    """The host of an address, or "no host"."""
    try:
        return shown(urlsplit(url).hostname or "") or "no host"
    except ValueError:
        return "no host"


def number(count: int, one: str, many: str = "") -> str:
    """The number with its word, as "1,000 addresses"."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def closing_line(results: Sequence[Result]) -> str:
    """All in a line: "261 addresses: 240 ok, 12 moved, 3 broken, 6 unverifiable"."""
    counts = Counter(result.verdict for result in results)
    parts = [f"{counts[verdict]:,} {word}" for verdict, word in WORDS.items() if counts[verdict]]
    line = number(len(results), "address", "addresses")
    line += f": {', '.join(parts)}" if parts else ""
    known = sum(result.is_known for result in results)
    return f"{line}; {known:,} known from before" if known else line


def by_reason_and_host(results: Iterable[Result]) -> list[list[Result]]:
    """The results in groups of one reason at one host; in the order of the table of reasons."""
    groups: dict[tuple[int, str], list[Result]] = {}
    for result in sorted(results, key=lambda result: (result.target.places, result.target.url)):
        key = (_RANK[result.finding.code], host(result.target.url))
        groups.setdefault(key, []).append(result)
    return [groups[key] for key in sorted(groups)]


def folded(group: list[Result]) -> tuple[list[Result], str]:
    """The first of a group, and a line about those that are not shown, or ""."""
    if len(group) <= FOLDED + 1:
        return group, ""
    return group[:FOLDED], f"… and {len(group) - FOLDED:,} more on {host(group[0].target.url)}"


def facts(result: Result) -> Iterator[Said]:
    """What is known besides the reason, each in a few words."""
    finding = result.finding
    if finding.status:
        yield Said(f"status {finding.status}")
    if finding.attempts > 1:
        yield Said(f"{finding.attempts} attempts")
    if finding.evidence:
        yield Said("", shown(finding.evidence))
    if finding.title_found and result.verdict is Verdict.SUSPICIOUS:
        yield Said("its title is", shown(finding.title_found))
    if result.strikes:
        yield Said(f"fails since {min(result.strikes)}")
    if result.last_ok and result.verdict not in (Verdict.OK, Verdict.REDIRECTED):
        yield Said(f"was fine on {result.last_ok}")


def way_out(result: Result) -> Said:
    """What to do, with the address to do it with."""
    if result.finding.new_url:
        return Said("write", shown(result.finding.new_url))
    if result.archived:
        return Said("an archived copy is at", shown(result.archived))
    return Said(result.finding.reason.hint)


def hosts_with_trouble(results: Iterable[Result]) -> list[tuple[str, Counter[Verdict]]]:
    """Each host at which not all is ok, with its counts; the most troubled first."""
    counts: dict[str, Counter[Verdict]] = {}
    for result in results:
        counts.setdefault(host(result.target.url), Counter())[result.verdict] += 1
    found = [(name, count) for name, count in counts.items() if set(count) != {Verdict.OK}]

    def weight(row: tuple[str, Counter[Verdict]]) -> tuple[list[int], str]:
        return [-row[1][verdict] for verdict in WORST_FIRST], row[0]

    return sorted(found, key=weight)
