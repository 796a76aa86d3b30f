"""The figures of the survey: charts, the coverage of categories by year, and what is missing."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.pages.charts import charts_of
from site_builder.pages.page import Page, body
from site_builder.statistics import statistics

URL = "statistics/"
MOST_GAPS = 300
"""Of a list of papers with a gap; `survey stats --format json` has all."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /statistics/."""
    found = statistics(catalogue)
    html = body(
        "statistics",
        URL,
        catalogue,
        found=found,
        charts=charts_of(catalogue, found),
        most_gaps=MOST_GAPS,
    )
    description = f"{found.papers} papers of {catalogue.survey.title} in figures, with their gaps."
    yield Page(URL, URL, "Statistics", description, html)
