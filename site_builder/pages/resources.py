"""Tutorials, lectures and repositories."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.pages.page import Page, body
from site_builder.pages.tree import branches


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /resources/."""
    tree = [branch for branch in branches(catalogue) if not branch.has_page]
    html = body("resources", "resources/", catalogue, branches=tree)
    count = len(catalogue.resources)
    description = f"{count} tutorials, lectures and repositories of {catalogue.survey.title}."
    yield Page("resources/", "resources/", "Resources", description, html, edit="resources.yaml")
