"""A survey that has just begun: no page of it is empty, or counts what is not there."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.catalogue import Catalogue
from site_builder.pages import home, lists, news, papers, people
from site_builder.pages.page import Page

Pages = Callable[[Catalogue], Iterator[Page]]
LISTS = (
    papers.pages,
    lists.venue_pages,
    lists.year_pages,
    people.author_pages,
    people.framework_pages,
    news.pages,
)


def text_of(page: Page) -> str:
    root = LexborHTMLParser(page.body).body
    return " ".join(root.text(separator=" ").split()) if root else ""


def first(pages: Pages, catalogue: Catalogue) -> Page:
    return next(iter(pages(catalogue)))


@pytest.mark.parametrize("pages", LISTS, ids=lambda pages: pages.__module__)
def test_a_list_of_nothing_leads_to_the_first_paper(pages: Pages, teapots: Catalogue) -> None:
    page = first(pages, replace(teapots, papers=()))
    assert "stands here yet. Add the first one." in text_of(page)
    assert "matches" not in text_of(page)
    assert "0 " not in text_of(page)
    assert "stands here yet" not in text_of(first(pages, teapots))


def test_home_counts_no_papers_where_there_are_none(teapots: Catalogue) -> None:
    page = first(home.pages, replace(teapots, papers=()))
    (told,) = LexborHTMLParser(page.body).css("[aria-labelledby=new]")
    assert "Add the first one." in told.text()
    (lead,) = LexborHTMLParser(page.body).css(".lead")
    assert lead.text().strip() == teapots.survey.tagline
    assert not LexborHTMLParser(page.body).css("form.find")


def test_papers_without_venues_have_no_list_of_venues(teapots: Catalogue) -> None:
    changed = tuple(paper.model_copy(update={"venue": None}) for paper in teapots.papers)
    page = first(lists.venue_pages, replace(teapots, papers=changed))
    assert "No paper with a venue stands here yet." in text_of(page)


def test_home_shows_the_latest_papers_where_no_day_is_known(teapots: Catalogue) -> None:
    changed = tuple(paper.model_copy(update={"added": None}) for paper in teapots.papers)
    page = first(home.pages, replace(teapots, papers=changed))
    (told,) = LexborHTMLParser(page.body).css("[aria-labelledby=new]")
    assert "Latest papers" in told.text()
    years = {paper.title: paper.year for paper in changed}
    shown = [link.text() for link in told.css("li a") if link.text() in years]
    assert shown
    assert [years[title] for title in shown] == sorted(
        (years[title] for title in shown), reverse=True
    )
    assert years[shown[0]] == max(years.values())
