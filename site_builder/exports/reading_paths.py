"""What to read before a paper, as BibTeX: a file beside its page, but in a large catalogue."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports import bibtex
from site_builder.output import Output
from site_builder.pedigree import Pedigree

LIMIT = 10
"""How many ancestors a reading path on the site has at most: a lineage may have thousands."""


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """For each paper that builds on others: they, in order, and itself."""
    if catalogue.is_large:
        return
    pedigree = Pedigree.of(catalogue)
    for paper in catalogue.papers:
        if paper.builds_on:
            stops = pedigree.reading_path(paper.id, LIMIT)
            papers = [catalogue.paper_by_id[stop.id] for stop in stops]
            path = f"papers/{paper.id}/reading-path.bib"
            yield Output.of_text(path, bibtex.ENTRIES.write(catalogue, papers))
