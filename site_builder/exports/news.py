"""What is new: the papers by the day on which they came into the catalogue, and their feed."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports.atom import Entry, feed
from site_builder.output import Output
from site_builder.records import Paper

FEED = "feed.xml"
NEWS = "new/"
MOST_ENTRIES = 50
"""Of a feed: readers come by more often than fifty papers are added."""


def newest(catalogue: Catalogue) -> list[Paper]:
    """The papers whose day is known, the newest first; of one day those of the latest years."""
    dated = [paper for paper in catalogue.papers_in_order[::-1] if paper.added]
    return sorted(dated, key=lambda paper: str(paper.added), reverse=True)


def news_outputs(catalogue: Catalogue) -> Iterator[Output]:
    """The feed of what is new in the whole catalogue."""
    survey = catalogue.survey
    text = feed(
        f"New in {survey.title}",
        survey.site_root + NEWS,
        entries(catalogue, newest(catalogue)[:MOST_ENTRIES]),
        own=survey.site_root + FEED if survey.site else "",
        author=survey.author.name if survey.author else survey.title,
    )
    yield Output.of_text(FEED, text)


def entries(catalogue: Catalogue, papers: list[Paper]) -> Iterator[Entry]:
    """The entries of papers whose day is known."""
    sections, survey = catalogue.section_by_id, catalogue.survey
    for paper in papers:
        if paper.added:
            url = f"{survey.site_root}papers/{paper.id}/"
            named = f"{paper.name}, " if paper.name else ""
            yield Entry(
                # Without a site there is no address, and still an id that never changes.
                id=url if survey.site else f"urn:x-survey:{paper.id}",
                url=url,
                title=paper.title,
                updated=paper.added,
                authors=paper.authors,
                summary=f"{named}{paper.published}. {paper.note or ''}".strip(),
                categories=[(id, sections[id].title) for id in paper.categories],
            )
