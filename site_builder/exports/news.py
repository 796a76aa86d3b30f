"""What is new: the papers by the day on which they came into the catalogue."""

from site_builder.catalogue import Catalogue
from site_builder.exports.atom import PATH as FEED
from site_builder.records import Paper

NEWS = "new/"

__all__ = ["FEED", "NEWS", "newest"]


def newest(catalogue: Catalogue) -> list[Paper]:
    """The papers whose day is known, the newest first; of one day those of the latest years."""
    dated = [paper for paper in catalogue.papers_in_order[::-1] if paper.added]
    return sorted(dated, key=lambda paper: str(paper.added), reverse=True)
