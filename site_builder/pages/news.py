"""What is new in the catalogue, by month."""

import itertools
from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports.news import FEED, NEWS, newest
from site_builder.pages.page import Page, body
from site_builder.records import Paper

MOST_SHOWN = 300
"""Of papers, one by one; of older months only the number is told."""
_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_NAMES.split())


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /new/."""
    papers = newest(catalogue)
    months = [(month, list(group)) for month, group in itertools.groupby(papers, key=_month)]
    shown, total = [], 0
    for month, group in months:
        if total < MOST_SHOWN:
            shown.append((month, group))
            total += len(group)
    html = body(
        "news",
        NEWS,
        catalogue,
        months=shown,
        older=[(month, len(group)) for month, group in months[len(shown) :]],
        undated=len(catalogue.papers) - len(papers),
        feed=FEED,
    )
    description = f"What came into {catalogue.survey.title}, month by month."
    head = body("news_head", NEWS, catalogue)
    yield Page(NEWS, "", "New in the catalogue", description, html, head=head)


def _month(paper: Paper) -> str:
    day = paper.added
    return f"{_MONTHS[day.month - 1]} {day.year}" if day else ""
