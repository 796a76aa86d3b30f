"""What the list of papers is filtered by: the facets, their choices, and each paper's values."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.pages.health import LinkHealth
from site_builder.records import Paper

NONE = "none"
"""The value of a paper that a facet says nothing of, as one without code."""

SHOWN = 8
"""Choices of a facet that are seen before a reader asks for all."""

MARKS = {
    "selected": "Selected",
    "to-read": "To read",
    "read": "Read",
    NONE: "Not marked",
}
"""What only the reader's browser knows of a paper."""


@dataclass(frozen=True)
class Choice:
    """A value of a facet and how it is called; `depth` is that of a subcategory."""

    value: str
    label: str
    count: int
    depth: int = 0
    family: str | None = None
    is_further: bool = False
    """Whether it is folded away at first."""


@dataclass(frozen=True)
class Facet:
    """A property by which papers are chosen: any of its chosen values will do."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def folded(self) -> int:
        """How many choices are seen only on demand."""
        return sum(choice.is_further for choice in self.choices)


Values = Mapping[str, tuple[str, ...]]
"""The values of a paper in each facet."""


def values_of(catalogue: Catalogue, paper: Paper, health: LinkHealth) -> Values:
    """The values of `paper`; those of its categories with all above them."""
    venue = catalogue.venue_of(paper)
    sections = (catalogue.section_by_id[category] for category in paper.categories)
    above = (part.id for section in sections for part in (*section.parents, section))
    return {
        "cat": tuple(dict.fromkeys(above)),
        "venue": (venue.id if venue else NONE,),
        "year": (str(paper.year),),
        "fw": tuple(dict.fromkeys(code.framework for code in paper.code)) or (NONE,),
        **({"health": tuple(health.states(paper))} if health else {}),
    }


def facets_of(catalogue: Catalogue, values: Sequence[Values], health: LinkHealth) -> list[Facet]:
    """The facets with the choices that papers of these `values` have, and how many have each."""
    counts = {
        name: Counter(value for each in values for value in each.get(name, ()))
        for name in ("cat", "venue", "year", "fw")
    }
    venues = {venue.id: venue.name for venue in catalogue.venues} | {NONE: "No venue"}
    frameworks = {framework.id: framework.name for framework in catalogue.frameworks}
    years = sorted(counts["year"].items(), key=lambda pair: -int(pair[0]))
    facets = [
        Facet("cat", "Category", tuple(_categories(catalogue, counts["cat"]))),
        Facet("venue", "Venue", _folded(_by_count(counts["venue"], venues))),
        Facet("year", "Year", _folded([Choice(year, year, count) for year, count in years])),
        Facet("fw", "Framework", _folded(_by_count(counts["fw"], frameworks | {NONE: "No code"}))),
    ]
    if health:
        facets.append(Facet("health", "Links", tuple(_states(catalogue, values, health))))
    marks = [Choice(value, label, 0) for value, label in MARKS.items()]
    return [*facets, Facet("marks", "Mine", tuple(marks))]


def _categories(catalogue: Catalogue, counts: Mapping[str, int]) -> Iterator[Choice]:
    """The categories with papers, in the survey's order; those below another are folded away."""
    for section in catalogue.sections:
        if section.id in counts:
            yield Choice(
                section.id,
                section.title,
                counts[section.id],
                section.depth,
                None if section.depth or not section.family else section.family.id,
                is_further=section.depth > 0,
            )


def _by_count(counts: Mapping[str, int], names: Mapping[str, str]) -> list[Choice]:
    """The commonest first, and last what is none."""
    order = sorted(counts, key=lambda value: (value == NONE, -counts[value], names[value]))
    return [Choice(value, names[value], counts[value]) for value in order]


def _folded(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """All but the first ones are folded away, if that saves room; what is none never is."""
    if len(choices) <= SHOWN + 2:
        return tuple(choices)
    last = choices[-1]
    kept = [*choices[: SHOWN - 1], last] if last.value == NONE else choices[:SHOWN]
    return tuple(
        choice
        if choice in kept
        else Choice(choice.value, choice.label, choice.count, is_further=True)
        for choice in choices
    )


def _states(catalogue: Catalogue, values: Sequence[Values], health: LinkHealth) -> Iterator[Choice]:
    counts = Counter(state for each in values for state in each["health"])
    for state, words in health.choices(catalogue.papers).items():
        yield Choice(state, words[:1].upper() + words[1:], counts[state])
