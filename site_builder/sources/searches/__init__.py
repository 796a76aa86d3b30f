"""Where a paper is searched for by its title."""

from site_builder.sources.searches.arxiv import ARXIV
from site_builder.sources.searches.crossref import CROSSREF
from site_builder.sources.searches.openalex import OPENALEX
from site_builder.sources.searches.search import Search

SEARCHES: tuple[tuple[Search, ...], ...] = ((CROSSREF,), (ARXIV, OPENALEX))
"""In rounds: the next is asked for the titles that those before do not know.

Crossref has what publishers registered. NeurIPS, ICLR, ICML and most workshops register nothing:
these papers are known to arXiv and to OpenAlex. Of two who say the same, the first is believed.
"""

__all__ = ["SEARCHES", "Search"]
