"""The list of all papers, to be searched and filtered, in one of two ways.

A list of some size is all in the page, and what does not fit is hidden. A longer one would be
slow: of it the page holds the first papers, and a file of all papers is filtered and drawn.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from site_builder.catalogue import Catalogue
from site_builder.exports import selection
from site_builder.output import Output
from site_builder.pages.facets import Facet, Values, facets_of, values_of
from site_builder.pages.health import NOT_CHECKED, LinkHealth
from site_builder.records import Paper

LIMIT = 2_000
"""Papers up to which the page holds the whole list."""

FIRST = 100
"""Papers of a longer list that the page holds."""

PATH = "data/browse.json"

SORTS = {"newest": "Newest", "oldest": "Oldest", "title": "Title", "venue": "Venue"}


@dataclass(frozen=True)
class Browse:
    """All papers, the newest first, as they are filtered."""

    catalogue: Catalogue
    health: LinkHealth = NOT_CHECKED

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """All papers in the order of the list."""
        return self.catalogue.papers_in_order[::-1]

    @property
    def is_long(self) -> bool:
        """Whether the page holds only the first papers."""
        return len(self.papers) > LIMIT

    @property
    def shown(self) -> tuple[Paper, ...]:
        """The papers that the page holds."""
        return self.papers[:FIRST] if self.is_long else self.papers

    @property
    def source(self) -> str:
        """Where all papers are, if the page does not hold them."""
        return PATH if self.is_long else ""

    @cached_property
    def values(self) -> Mapping[str, Values]:
        """The values of each paper, by its id."""
        return {paper.id: values_of(self.catalogue, paper, self.health) for paper in self.papers}

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets that have something to choose."""
        facets = facets_of(self.catalogue, list(self.values.values()), self.health)
        return [facet for facet in facets if facet.choices]

    @property
    def sorts(self) -> Mapping[str, str]:
        """The orders of the list."""
        return SORTS

    @property
    def formats(self) -> tuple[selection.Format, ...]:
        """The formats in which a selection is taken along."""
        return selection.FORMATS

    @property
    def per_file(self) -> int:
        """How many papers each file of such texts holds."""
        return selection.PER_FILE

    def attributes(self, paper: Paper) -> Markup:
        """What the entry of `paper` says to the filter: nothing where a file says it."""
        if self.is_long:
            return Markup()
        pairs = ((name, " ".join(values)) for name, values in self.values[paper.id].items())
        return Markup().join(Markup(' data-{}="{}"').format(name, text) for name, text in pairs)


def outputs(catalogue: Catalogue, health: LinkHealth = NOT_CHECKED) -> Iterator[Output]:
    """The file of all papers, where the page does not hold them."""
    browse = Browse(catalogue, health)
    if browse.is_long:
        yield Output.of_text(PATH, _document(browse))


def _document(browse: Browse) -> str:
    """JSON with one line per paper: numbers count in the lists of what stands before them."""
    catalogue = browse.catalogue
    values = {facet.name: [choice.value for choice in facet.choices] for facet in browse.facets}
    known = {
        "facets": {name: values[name] for name in values if name != "marks"},
        "families": [[family.id, family.name] for family in catalogue.taxonomy.families],
        "frameworks": [framework.name for framework in catalogue.frameworks],
        "venues": [[venue.id, venue.name] for venue in catalogue.venues],
    }
    places = {name: {value: i for i, value in enumerate(listed)} for name, listed in values.items()}
    numbers = _Numbers.of(catalogue)
    rows = ",\n".join(
        _compact(
            [
                *numbers.row(catalogue, paper),
                *([places[n][v] for v in given] for n, given in browse.values[paper.id].items()),
            ]
        )
        for paper in browse.papers
    )
    return f'{_compact(known)[:-1]},\n"papers":[\n{rows}\n]}}\n'


@dataclass(frozen=True)
class _Numbers:
    """The places of families, frameworks and venues in their lists."""

    families: Mapping[str, int]
    frameworks: Mapping[str, int]
    venues: Mapping[str, int]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "_Numbers":
        """Those of `catalogue`."""
        return cls(
            {family.id: i for i, family in enumerate(catalogue.taxonomy.families)},
            {framework.id: i for i, framework in enumerate(catalogue.frameworks)},
            {venue.name: i for i, venue in enumerate(catalogue.venues)},
        )

    def row(self, catalogue: Catalogue, paper: Paper) -> list[Any]:
        """What an entry shows of `paper`."""
        code = (
            [self.frameworks[code.framework], code.url, *([1] if code.official else [])]
            for code in paper.code
        )
        return [
            paper.id,
            paper.title,
            paper.name or "",
            ", ".join(paper.authors),
            self.venues.get(paper.venue or "", -1),
            paper.year,
            [self.families[family.id] for family in catalogue.families_of(paper)],
            paper.paper or "",
            list(code),
            [[link.label, link.url] for link in paper.links],
            paper.note or "",
            paper.importance or 0,
        ]


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
