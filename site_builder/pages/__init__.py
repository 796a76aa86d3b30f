"""All types of page, in an explicit tuple: to add one, write a module and a line here."""

from collections.abc import Callable, Iterator
from functools import partial

from site_builder.catalogue import Catalogue
from site_builder.drawing.pedigree import Drawing
from site_builder.pages import (
    about,
    adding,
    categories,
    downloads,
    home,
    lists,
    news,
    papers,
    pedigree,
    people,
    resources,
    rulebook,
    statistics,
)
from site_builder.pages.health import NOT_CHECKED, LinkHealth
from site_builder.pages.page import Page

PageType = Callable[[Catalogue], Iterator[Page]]


def page_types(drawing: Drawing, health: LinkHealth) -> tuple[PageType, ...]:
    """All types of page, in the order of the site's search.

    The `drawing` of the whole pedigree and the `health` of links are for those that show them.
    """
    return (
        home.pages,
        categories.pages,
        partial(papers.pages, health=health),
        partial(pedigree.pages, drawing=drawing),
        lists.venue_pages,
        lists.year_pages,
        people.author_pages,
        people.framework_pages,
        statistics.pages,
        news.pages,
        resources.pages,
        downloads.pages,
        rulebook.pages,
        adding.pages,
        about.pages,
    )


def all_pages(
    catalogue: Catalogue, drawing: Drawing, health: LinkHealth = NOT_CHECKED
) -> Iterator[Page]:
    """Every page of the site, with what is known of the links."""
    for pages in page_types(drawing, health):
        yield from pages(catalogue)
