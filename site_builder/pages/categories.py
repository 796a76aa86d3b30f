"""The survey as it reads: its contents, and a page for each category."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.drawing.figure import figure
from site_builder.pages.page import EMPTY, Page, body, list_files, papers_count
from site_builder.pages.tree import SURVEY, Branch, branches


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The contents at /survey/, then a page per category, but for those of resources."""
    survey = catalogue.survey
    tree = branches(catalogue)
    html = body("survey", SURVEY, catalogue, branches=tree, figure=figure(catalogue.taxonomy))
    description = f"{survey.title}, category by category: {len(catalogue.papers)} papers."
    yield Page(SURVEY, SURVEY, "The survey", description, html, edit="taxonomy.yaml")
    shown = [branch for top in tree for branch in top.walk() if branch.has_page]
    for before, branch, after in zip([None, *shown], shown, [*shown[1:], None], strict=False):
        yield _category_page(catalogue, branch, before, after)


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
        above=(("Survey", SURVEY), *((p.title, f"{SURVEY}{p.id}/") for p in section.parents)),
    )
