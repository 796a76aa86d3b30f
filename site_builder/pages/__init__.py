"""All types of page, in an explicit tuple: to add one, write a module and a line here."""

from collections.abc import Callable, Iterator

from site_builder.catalogue import Catalogue
from site_builder.drawing.pedigree import Drawing
from site_builder.pages import (
    about,
    categories,
    downloads,
    home,
    lists,
    papers,
    pedigree,
    resources,
    rulebook,
)
from site_builder.pages.page import Page

PAGE_TYPES: tuple[Callable[[Catalogue], Iterator[Page]], ...] = (
    home.pages,
    categories.pages,
    papers.pages,
    lists.venue_pages,
    lists.year_pages,
    resources.pages,
    downloads.pages,
    rulebook.pages,
    about.pages,
)


def all_pages(catalogue: Catalogue, drawing: Drawing) -> Iterator[Page]:
    """Every page of the site; the `drawing` is that of the whole pedigree."""
    for pages in PAGE_TYPES:
        yield from pages(catalogue)
    yield from pedigree.pages(catalogue, drawing)
