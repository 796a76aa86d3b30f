"""The whole catalogue in memory: frozen, with the indexes that pages, exports and rules need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from site_builder.authors import Author, authors_of
from site_builder.documents import Document
from site_builder.records import (
    AuthorNames,
    Category,
    Family,
    Framework,
    Measure,
    Paper,
    Relation,
    Resource,
    Survey,
    Taxonomy,
    Venue,
)

LARGE = 2_000
"""Above so many papers a catalogue is large: what grows with each of them is spared where it can.

A paper then has no picture of its own (65 MB at 10,000) and its reading path no file (50 MB).
"""


@dataclass(frozen=True)
class Section:
    """A category in its place: number as "6.1", parents from the root down, inherited family."""

    category: Category
    number: str
    parents: tuple["Section", ...]
    family: Family | None

    @property
    def id(self) -> str:
        """The category's id."""
        return self.category.id

    @property
    def title(self) -> str:
        """The category's title."""
        return self.category.title

    @property
    def depth(self) -> int:
        """0 at the root."""
        return len(self.parents)

    @property
    def path(self) -> tuple[str, ...]:
        """The titles from the root down to this one."""
        return (*(parent.title for parent in self.parents), self.title)


@dataclass(frozen=True)
class Catalogue:
    """All records. `papers` is sorted by id; `documents` are keyed by their path in the folder."""

    survey: Survey
    taxonomy: Taxonomy
    venues: tuple[Venue, ...]
    frameworks: tuple[Framework, ...]
    resources: tuple[Resource, ...]
    papers: tuple[Paper, ...]
    documents: Mapping[str, Document]
    authors: tuple[AuthorNames, ...] = ()

    @property
    def is_large(self) -> bool:
        """Whether it has more papers than LARGE."""
        return len(self.papers) > LARGE

    @cached_property
    def paper_by_id(self) -> Mapping[str, Paper]:
        """Papers by id."""
        return {paper.id: paper for paper in self.papers}

    @cached_property
    def venue_by_name(self) -> Mapping[str, Venue]:
        """Venues by the name that records use."""
        return {venue.name: venue for venue in self.venues}

    @cached_property
    def framework_by_id(self) -> Mapping[str, Framework]:
        """Frameworks by id."""
        return {framework.id: framework for framework in self.frameworks}

    @cached_property
    def family_by_id(self) -> Mapping[str, Family]:
        """Families by id."""
        return {family.id: family for family in self.taxonomy.families}

    @cached_property
    def measure_by_id(self) -> Mapping[str, Measure]:
        """Measures by id."""
        return {measure.id: measure for measure in self.taxonomy.measures}

    @cached_property
    def relation_by_id(self) -> Mapping[str, Relation]:
        """Relations by id."""
        return {relation.id: relation for relation in self.taxonomy.relations}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All categories in display order, each in its place."""
        return tuple(self._walk(self.taxonomy.categories, ()))

    def _walk(
        self, categories: tuple[Category, ...], parents: tuple[Section, ...]
    ) -> Iterator[Section]:
        for index, category in enumerate(categories, start=1):
            number = ".".join([*(parents[-1].number.split(".") if parents else []), str(index)])
            own = self.family_by_id.get(category.family) if category.family else None
            section = Section(
                category,
                number,
                parents,
                own or (parents[-1].family if parents else None),
            )
            yield section
            yield from self._walk(category.children, (*parents, section))

    @cached_property
    def section_by_id(self) -> Mapping[str, Section]:
        """Sections by the id of their category."""
        return {section.id: section for section in self.sections}

    @cached_property
    def papers_by_category(self) -> Mapping[str, tuple[Paper, ...]]:
        """For each category with papers of its own: they, by year and then title."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers_in_order:
            for category in paper.categories:
                found.setdefault(category, []).append(paper)
        return {category: tuple(papers) for category, papers in found.items()}

    @cached_property
    def papers_in_order(self) -> tuple[Paper, ...]:
        """All papers by year, then title, then id."""
        return tuple(sorted(self.papers, key=lambda p: (p.year, p.title.casefold(), p.id)))

    @cached_property
    def resources_by_category(self) -> Mapping[str, tuple[Resource, ...]]:
        """For each category with resources: they, in the order of their file."""
        found: dict[str, list[Resource]] = {}
        for resource in self.resources:
            found.setdefault(resource.category, []).append(resource)
        return {category: tuple(resources) for category, resources in found.items()}

    @cached_property
    def author_by_name(self) -> Mapping[str, Author]:
        """Every author of a paper, by each spelling of the name."""
        return authors_of(self.papers_in_order, self.authors)

    @cached_property
    def authors_in_order(self) -> tuple[Author, ...]:
        """Every author of a paper once, by slug."""
        authors = {author.slug: author for author in self.author_by_name.values()}
        return tuple(authors[slug] for slug in sorted(authors))

    @cached_property
    def papers_by_framework(self) -> Mapping[str, tuple[Paper, ...]]:
        """For each framework with code of a paper: the papers, by year and title."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers_in_order:
            for framework in dict.fromkeys(code.framework for code in paper.code):
                found.setdefault(framework, []).append(paper)
        return {framework: tuple(papers) for framework, papers in found.items()}

    def venue_of(self, paper: Paper) -> Venue | None:
        """The paper's venue; None where the record names none, or one that is not listed."""
        return self.venue_by_name.get(paper.venue) if paper.venue else None

    def families_of(self, paper: Paper) -> tuple[Family, ...]:
        """The families of its categories, each once, in the order of the categories."""
        sections = (self.section_by_id[category] for category in paper.categories)
        families = {s.family.id: s.family for s in sections if s.family}
        return tuple(families.values())
