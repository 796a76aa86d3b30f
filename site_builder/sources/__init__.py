"""Where facts about papers come from: registries, pages of papers, files of a contributor."""

from site_builder.sources.arxiv import ARXIV
from site_builder.sources.doi import DOI
from site_builder.sources.facts import Facts, Fault, Found
from site_builder.sources.openreview import OPENREVIEW
from site_builder.sources.pages import PAGES
from site_builder.sources.searches import SEARCHES, Search
from site_builder.sources.source import Source

SOURCES: tuple[Source, ...] = (ARXIV, DOI, OPENREVIEW, PAGES)
"""All that are asked over the network for a paper by its id."""

_SEARCH_NAMES = (search.name for searches in SEARCHES for search in searches)
SOURCE_NAMES = tuple(dict.fromkeys((*(source.name for source in SOURCES), *_SEARCH_NAMES)))
"""Whose base address may be given as an option."""

__all__ = ["SEARCHES", "SOURCES", "SOURCE_NAMES", "Facts", "Fault", "Found", "Search", "Source"]
