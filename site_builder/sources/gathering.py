"""Papers that are wanted -> what their sources say, asked all at once and politely."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from site_builder.links import titles
from site_builder.links.exchange import Check, Perform
from site_builder.links.schedule import Schedule
from site_builder.sources import SEARCHES, SOURCES
from site_builder.sources.facts import Facts, Found, united
from site_builder.sources.searches import Search
from site_builder.sources.source import Answers, Source
from site_builder.sources.title_answers import Works, paper_of
from site_builder.sources.wanted import TITLE, Wanted

A = TypeVar("A")

Key = tuple[str, str]
"""The name of a source, and an id there."""


class Gathering:
    """Asks sources, each id once. `apis` are bases other than the sources' own.

    `patience` is how many seconds a host may make itself be waited for; `report` takes how many
    questions are answered, and of how many.
    """

    def __init__(
        self,
        perform: Perform,
        apis: Mapping[str, str],
        patience: float,
        report: Callable[[int, int], None] = lambda *_: None,
    ) -> None:
        self._perform = perform
        self._apis = apis
        self._patience = patience
        self._report = report
        self._known: dict[Key, Found] = {}

    def asked(self, papers: Iterable[Wanted]) -> dict[Key, Found]:
        """What each source says by itself."""
        keys = [(paper.source, paper.id) for paper in papers]
        self._ask(keys)
        return {key: self._known[key] for key in keys}

    def found(self, papers: Iterable[Wanted]) -> dict[Key, Found]:
        """What is known of each; a preprint that names its DOI is completed from there."""
        keys = [(paper.source, paper.id) for paper in papers]
        self._ask(keys)
        dois = [doi for key in keys if (doi := _published_at(self._known[key]))]
        self._ask([("doi", doi) for doi in dois])
        return {key: self._completed(self._known[key]) for key in keys}

    def _completed(self, found: Found) -> Found:
        doi = _published_at(found)
        if not isinstance(found, Facts) or not doi:
            return found
        published = self._known["doi", doi]
        if not isinstance(published, Facts):
            told = (
                f"the preprint names the DOI {doi}, of which nothing is known: {published.message}"
            )
            return replace(found, remarks=(*found.remarks, told))
        if not _agree(found, published):
            told = f'its DOI {doi} has another title: "{published.title}"; compare the two'
            return replace(found, remarks=(*found.remarks, told))
        return replace(united(published, found), authors=found.authors or published.authors)

    def _ask(self, keys: Iterable[Key]) -> None:
        keys = list(dict.fromkeys(keys))
        self._ask_sources(keys)
        self._search([id for name, id in keys if name == TITLE and (TITLE, id) not in self._known])

    def _search(self, wanted: list[str]) -> None:
        """Ask the searches for titles, round after round, until a paper is found."""
        answers: dict[str, dict[str, Works]] = {title: {} for title in wanted}
        names = [search.called for searches in SEARCHES for search in searches]
        for searches in SEARCHES:
            checks: list[Check[tuple[str, str, Works]]] = [
                _searched(search, title, self._apis.get(search.name, search.base))
                for title in wanted
                for search in searches
            ]
            for called, title, works in self._answers(checks):
                answers[title][called] = works
            for title in wanted:
                in_order = {name: answers[title][name] for name in names if name in answers[title]}
                self._known[TITLE, title] = paper_of(title, in_order)
            wanted = [t for t in wanted if not isinstance(self._known[TITLE, t], Facts)]

    def _ask_sources(self, keys: list[Key]) -> None:
        checks: list[Check[tuple[str, Answers]]] = []
        for source in SOURCES:
            ids = [id for name, id in keys if name == source.name]
            new = [id for id in ids if (source.name, id) not in self._known]
            base = self._apis.get(source.name, source.base)
            checks += [_named(source, check) for check in source.ask(new, base)]
        for name, answers in self._answers(checks):
            self._known |= {(name, id): found for id, found in answers.items()}

    def _answers(self, checks: Sequence[Check[A]]) -> Iterator[A]:
        """What the checks find, as it comes."""
        schedule: Schedule[A] = Schedule(self._perform, self._patience)
        for done, answer in enumerate(schedule.run(checks)):
            self._report(done + 1, len(checks))
            yield answer


def _named(source: Source, check: Check[Answers]) -> Check[tuple[str, Answers]]:
    answers = yield from check
    return source.name, answers


def _searched(search: Search, title: str, base: str) -> Check[tuple[str, str, Works]]:
    works = yield from search.ask(title, base)
    return search.called, title, works


def _agree(one: Facts, other: Facts) -> bool:
    """Whether two sources speak of one paper."""
    return titles.same(one.title, other.title) or titles.same(other.title, one.title)


def _published_at(found: Found | None) -> str:
    """The DOI of the published version, if this is a preprint that names it."""
    return found.doi if isinstance(found, Facts) and found.is_preprint else ""
