"""The survey as it reads: its contents, a page for each category, and for each of its years."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue, Section
from site_builder.drawing.figure import figure
from site_builder.exports.paper_lists import papers_below, papers_by_year
from site_builder.pages.head.linked_data import Trail
from site_builder.pages.page import EMPTY, Page, body, in_a_row, list_files, papers_count
from site_builder.pages.tree import SURVEY, Branch, branches
from site_builder.records import Paper


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The contents at /survey/, then the pages of each category, but for those of resources."""
    survey = catalogue.survey
    tree = branches(catalogue)
    html = body("survey", SURVEY, catalogue, branches=tree, figure=figure(catalogue.taxonomy))
    description = f"{survey.title}, category by category: {len(catalogue.papers)} papers."
    yield Page(SURVEY, SURVEY, "The survey", description, html, edit="taxonomy.yaml")
    shown = [branch for top in tree for branch in top.walk() if branch.has_page]
    below = papers_below(catalogue)
    for before, branch, after in in_a_row(shown):
        yield _category_page(catalogue, branch, before, after)
        yield from _year_pages(catalogue, branch, below[branch.section.id])


def _category_page(
    catalogue: Catalogue, branch: Branch, before: Branch | None, after: Branch | None
) -> Page:
    section = branch.section
    url = branch.address
    count = len(branch.all_papers)
    files = list_files(url)
    around = {"before": before, "after": after}
    html = body("category", url, catalogue, branch=branch, count=count, **around, **files)
    titles = " › ".join(section.path)
    counted = papers_count(count)
    description = f"{titles}: {counted} in {catalogue.survey.title}, by year, with code."
    return Page(
        url,
        SURVEY,
        section.title,
        description,
        html,
        edit="taxonomy.yaml",
        search=f"Category, {counted}",
        head=body("list_head", url, catalogue, title=section.title, **files) if count else EMPTY,
        above=_above(section),
    )


def _year_pages(catalogue: Catalogue, branch: Branch, papers: tuple[Paper, ...]) -> Iterator[Page]:
    """The papers of a category, year by year: each field of the table of coverage."""
    section = branch.section
    by_year = dict(papers_by_year(papers))
    for earlier, year, later in in_a_row(list(by_year)):
        held = by_year[year]
        url = f"{branch.address}{year}/"
        title = f"{section.title}, {year}"
        files = list_files(url)
        values = {"branch": branch, "papers": held, "earlier": earlier, "later": later, **files}
        counted = papers_count(len(held))
        yield Page(
            url,
            SURVEY,
            title,
            f"{' › '.join(section.path)}, {year}: {counted} in {catalogue.survey.title}.",
            body("category_year", url, catalogue, year=year, **values),
            head=body("list_head", url, catalogue, title=title, **files),
            above=(*_above(section), (section.title, branch.address)),
        )


def _above(section: Section) -> Trail:
    return (("Survey", SURVEY), *((p.title, f"{SURVEY}{p.id}/") for p in section.parents))
