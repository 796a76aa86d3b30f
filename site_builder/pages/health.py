"""The state of links as readers see it, from the results of a check."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from site_builder.links.reasons import Verdict
from site_builder.links.result import Result
from site_builder.records import Paper
from site_builder.urls import url_fault


class State(StrEnum):
    """What a reader can expect of a link, the worst last."""

    ALIVE = "alive"
    MOVED = "moved"
    SLOW = "slow"
    UNVERIFIABLE = "unverifiable"
    SUSPICIOUS = "suspicious"
    DEAD = "dead"


WORDS = {
    State.ALIVE: "alive",
    State.MOVED: "moved",
    State.SLOW: "no answer in time",
    State.UNVERIFIABLE: "could not be checked",
    State.SUSPICIOUS: "may lead to something else",
    State.DEAD: "dead",
}
"""The words of each state: beside a link, and in the list of choices."""

_STATES = {
    Verdict.OK: State.ALIVE,
    Verdict.REDIRECTED: State.MOVED,
    Verdict.TIMEOUT: State.SLOW,
    Verdict.UNVERIFIABLE: State.UNVERIFIABLE,
    Verdict.SUSPICIOUS: State.SUSPICIOUS,
    Verdict.BROKEN: State.DEAD,
}
_BY_WEIGHT = tuple(State)


@dataclass(frozen=True)
class Health:
    """The state of a link on a day; `archived` is a copy of its page that was found."""

    state: State
    checked: datetime.date
    archived: str | None = None

    @property
    def words(self) -> str:
        """The state in words."""
        return WORDS[self.state]

    @property
    def is_judged(self) -> bool:
        """Whether the check came to a verdict on that day, and was not only tried."""
        return self.state not in (State.SLOW, State.UNVERIFIABLE)


@dataclass(frozen=True)
class LinkHealth:
    """The state of every link that was checked; falsy if none was."""

    by_title: Mapping[tuple[str, str], Health]
    by_url: Mapping[str, Health]

    @classmethod
    def of(cls, results: Iterable[Result]) -> "LinkHealth":
        """From the results of a check. Where they differ about an address, the worst is told."""
        by_title: dict[tuple[str, str], Health] = {}
        by_url: dict[str, Health] = {}
        for result in results:
            if health := _health(result):
                url, title = result.target.url, result.target.title
                by_title[url, title] = _worse(health, by_title.get((url, title)))
                by_url[url] = _worse(health, by_url.get(url))
        return cls(by_title, by_url)

    def __bool__(self) -> bool:
        return bool(self.by_url)

    def at(self, url: str, title: str) -> Health | None:
        """The state of `url` as the link of a paper with this `title`; None if it is not known."""
        return self.by_title.get((url, title)) or self.by_url.get(url)

    def states(self, paper: Paper) -> tuple[State, ...]:
        """The states that links of a paper are in, each once, in order."""
        found = {health.state for url in _urls(paper) if (health := self.at(url, paper.title))}
        return tuple(state for state in State if state in found)

    def choices(self, papers: Iterable[Paper]) -> dict[State, str]:
        """The states that any of `papers` has, the worst first, with their words."""
        found = {state for paper in papers for state in self.states(paper)}
        return {state: WORDS[state] for state in reversed(_BY_WEIGHT) if state in found}


NOT_CHECKED = LinkHealth({}, {})
"""Nothing is known of any link, and nothing is shown."""


def _health(result: Result) -> Health | None:
    """What is known; None for an address that was never asked."""
    if result.checked is None or result.finding.code == "not-asked":
        return None
    archived = result.archived
    if archived and url_fault(archived):
        archived = None
    return Health(_STATES[result.verdict], result.checked, archived)


def _worse(one: Health, other: Health | None) -> Health:
    if other is None:
        return one
    return max(one, other, key=lambda health: (_BY_WEIGHT.index(health.state), health.checked))


def _urls(paper: Paper) -> Iterator[str]:
    """The addresses that a paper's page links."""
    if paper.paper:
        yield paper.paper
    if paper.arxiv:
        yield f"https://arxiv.org/abs/{paper.arxiv}"
    if paper.doi_address:
        yield paper.doi_address
    yield from (code.url for code in paper.code)
    yield from (link.url for link in paper.links)
