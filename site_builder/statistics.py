"""What can be counted in a catalogue: by year, family, venue, framework, category; and its gaps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from site_builder.catalogue import Catalogue, Section
from site_builder.pedigree import Pedigree
from site_builder.records import Framework, Paper, Venue

RECENT = 2
"""The newest years of which each category should have a paper."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Year:
    """A year from the first to the last of all papers, also one without any."""

    year: int
    papers: int
    with_code: int
    by_family: Mapping[str, int]
    """Each paper once, in the family of its first category; under "" those of none."""

    @property
    def share(self) -> float:
        """Of its papers, those with code, in per cent; 0 where there are none."""
        return 100 * self.with_code / self.papers if self.papers else 0.0


@dataclass(frozen=True)
class Coverage:
    """A category with what stands below it: its papers by year."""

    section: Section
    by_year: Mapping[int, int]

    @property
    def papers(self) -> int:
        """All of them."""
        return sum(self.by_year.values())

    @property
    def first(self) -> int | None:
        """The year of its first paper."""
        return min(self.by_year, default=None)

    @property
    def last(self) -> int | None:
        """The year of its last paper."""
        return max(self.by_year, default=None)


@dataclass(frozen=True)
class Gaps:
    """What is missing."""

    without_relatives: tuple[Paper, ...]
    """Methods that build on none and on which none builds."""
    without_code: tuple[Paper, ...]
    categories: tuple[Coverage, ...]
    """Categories without a paper of the newest `RECENT` years, those that wait longest first."""


@dataclass(frozen=True)
class Statistics:
    """The figures of a catalogue."""

    papers: int
    with_code: int
    years: tuple[Year, ...]
    venues: tuple[tuple[Venue, int], ...]
    """Those with papers, by their number; so the frameworks, whose papers have code in them."""
    frameworks: tuple[tuple[Framework, int], ...]
    coverage: tuple[Coverage, ...]
    gaps: Gaps

    @property
    def years_with_papers(self) -> tuple[int, ...]:
        """The years in which papers appeared."""
        return tuple(year.year for year in self.years if year.papers)

    @property
    def span(self) -> str:
        """The first and the last year, as 2005-2021 with a dash; "" without papers."""
        if not self.years:
            return ""
        first, last = self.years[0].year, self.years[-1].year
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def statistics(catalogue: Catalogue) -> Statistics:
    """Count everything once."""
    papers = catalogue.papers_in_order
    in_venue = Counter(paper.venue for paper in papers)
    in_framework = {id: len(coded) for id, coded in catalogue.papers_by_framework.items()}
    coverage = tuple(_coverage(catalogue))
    recent = papers[-1].year - RECENT if papers else 0
    pedigree = Pedigree.of(catalogue)
    gaps = Gaps(
        without_relatives=tuple(
            paper
            for paper in papers
            if paper.name
            and not pedigree.parents_of[paper.id]
            and not pedigree.children_of[paper.id]
        ),
        without_code=tuple(paper for paper in papers if not paper.code),
        categories=tuple(
            sorted(
                (row for row in coverage if (row.last or 0) <= recent),
                key=lambda row: row.last or 0,
            )
        ),
    )
    return Statistics(
        papers=len(papers),
        with_code=len(papers) - len(gaps.without_code),
        years=tuple(_years(catalogue, papers)),
        venues=_by_number((v, v.name, in_venue[v.name]) for v in catalogue.venues),
        frameworks=_by_number((f, f.name, in_framework.get(f.id, 0)) for f in catalogue.frameworks),
        coverage=coverage,
        gaps=gaps,
    )


def _by_number(counted: Iterable[tuple[Thing, str, int]]) -> tuple[tuple[Thing, int], ...]:
    found = [(-count, name.casefold(), thing) for thing, name, count in counted if count]
    ordered = sorted(found, key=lambda one: one[:2])
    return tuple((thing, -count) for count, _, thing in ordered)


def _years(catalogue: Catalogue, papers: Sequence[Paper]) -> Iterator[Year]:
    by_year: dict[int, list[Paper]] = {}
    for paper in papers:
        by_year.setdefault(paper.year, []).append(paper)
    for year in range(min(by_year, default=0), max(by_year, default=-1) + 1):
        found = by_year.get(year, [])
        families = Counter(_family(catalogue, paper) for paper in found)
        yield Year(year, len(found), sum(bool(paper.code) for paper in found), families)


def _family(catalogue: Catalogue, paper: Paper) -> str:
    family = catalogue.section_by_id[paper.categories[0]].family
    return family.id if family else ""


def _coverage(catalogue: Catalogue) -> Iterator[Coverage]:
    """The categories of papers, in display order: those of resources are none."""
    sections = catalogue.section_by_id
    counts: dict[str, Counter[int]] = {section.id: Counter() for section in catalogue.sections}
    for paper in catalogue.papers:
        above = (a for id in paper.categories for a in (*sections[id].parents, sections[id]))
        for category in {section.id for section in above}:
            counts[category][paper.year] += 1
    kept_for_resources = {
        (section.parents or (section,))[0].id
        for section in catalogue.sections
        if section.id in catalogue.resources_by_category
    }
    for section in catalogue.sections:
        root = (section.parents or (section,))[0].id
        if counts[root] or root not in kept_for_resources:
            yield Coverage(section, dict(sorted(counts[section.id].items())))
