"""Whom to credit, what is planned, and what may be done with the catalogue."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.pages.page import Page, body


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /about/."""
    title = catalogue.survey.title
    html = body("about", "about/", catalogue)
    yield Page("about/", "about/", "About", f"About {title}.", html, edit="survey.yaml")
