"""A picture for each paper, and one for the site: what networks show where somebody links it.

A picture costs some two milliseconds and 5 KiB, so a large catalogue has only that of the site.
"""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.drawing.card import Card, card
from site_builder.output import Output
from site_builder.records import Paper

SITE = "assets/social.png"
_NO_FAMILY = "#3949AB"


def picture_of(catalogue: Catalogue, paper: Paper) -> str:
    """The address of a paper's picture below the site's root."""
    return SITE if catalogue.is_large else f"papers/{paper.id}/{paper.id}.png"


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """All pictures."""
    survey = catalogue.survey
    facts = f"{len(catalogue.papers)} papers"
    author = survey.author.name if survey.author else ""
    yield Output(SITE, card(Card(author, survey.title, facts, survey.tagline or "", _NO_FAMILY)))
    if not catalogue.is_large:
        for paper in catalogue.papers:
            yield Output(picture_of(catalogue, paper), card(_content(catalogue, paper)))


def _content(catalogue: Catalogue, paper: Paper) -> Card:
    families = catalogue.families_of(paper)
    return Card(
        catalogue.survey.title,
        paper.title,
        ", ".join(filter(None, [paper.name, paper.published])),
        ", ".join(paper.authors),
        families[0].light.stroke if families else _NO_FAMILY,
    )
