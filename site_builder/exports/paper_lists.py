"""The pages that list a part of the papers, each with files and a feed of these papers; pure."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.catalogue import Catalogue, Section
from site_builder.records import Paper


@dataclass(frozen=True)
class PaperList:
    """A page at the address `page`, as venues/pot/, and its papers."""

    page: str
    title: str
    papers: Sequence[Paper]
    has_files: bool = True
    """Whether it has files in every format; else those of its single paper are linked."""

    @property
    def files(self) -> str:
        """The path of its files, without suffix."""
        return files_of(self.page)

    @property
    def feed(self) -> str:
        """The path of its feed."""
        return feed_of(self.page)


def files_of(page: str) -> str:
    """The path of the files of the list at the address `page`, as venues/pot/pot."""
    return f"{page}{page.split('/')[-2]}"


def feed_of(page: str) -> str:
    """The path of its feed."""
    return f"{files_of(page)}.atom"


def paper_lists(catalogue: Catalogue) -> Iterator[PaperList]:
    """Every list with papers: of categories, also by year, venues, years, frameworks, authors."""
    sections, frameworks = catalogue.section_by_id, catalogue.framework_by_id
    for category, below in papers_below(catalogue).items():
        if below:
            title = sections[category].title
            yield PaperList(f"survey/{category}/", title, below)
            for year, those in papers_by_year(below):
                yield PaperList(f"survey/{category}/{year}/", f"{title}, {year}", those)
    by_venue = papers_by_venue(catalogue)
    for venue in catalogue.venues:
        if held := by_venue.get(venue.id):
            yield PaperList(f"venues/{venue.id}/", venue.name, held)
    for year, those in papers_by_year(catalogue.papers_in_order):
        yield PaperList(f"years/{year}/", str(year), those)
    for id, with_code in catalogue.papers_by_framework.items():
        yield PaperList(f"code/{id}/", f"code in {frameworks[id].name}", with_code)
    yield from _of_authors(catalogue)


def _of_authors(catalogue: Catalogue) -> Iterator[PaperList]:
    for author in catalogue.authors_in_order:
        if author.has_page:
            page = f"authors/{author.slug}/"
            yield PaperList(page, author.name, author.papers, len(author.papers) > 1)


def papers_by_year(papers: Iterable[Paper]) -> Iterator[tuple[int, tuple[Paper, ...]]]:
    """Each year of `papers`, which are in order, and those of that year."""
    for year, group in itertools.groupby(papers, key=lambda paper: paper.year):
        yield year, tuple(group)


def papers_by_venue(catalogue: Catalogue) -> Mapping[str, Sequence[Paper]]:
    """For each venue with papers, by its id: they, in order."""
    found: dict[str, list[Paper]] = {}
    for paper in catalogue.papers_in_order:
        if venue := catalogue.venue_of(paper):
            found.setdefault(venue.id, []).append(paper)
    return found


def papers_below(catalogue: Catalogue) -> Mapping[str, tuple[Paper, ...]]:
    """For each category: its papers and those of its subcategories, each once, in order."""
    sections = catalogue.section_by_id
    found: dict[str, list[Paper]] = {section.id: [] for section in catalogue.sections}
    for paper in catalogue.papers_in_order:
        for category in _with_parents(sections[category] for category in paper.categories):
            found[category].append(paper)
    return {category: tuple(papers) for category, papers in found.items()}


def _with_parents(sections: Iterable[Section]) -> dict[str, None]:
    """The ids of `sections` and of the sections above them, each once."""
    return dict.fromkeys(above.id for section in sections for above in (*section.parents, section))
