"""Where facts about papers come from: registries, pages of papers, files of a contributor."""

from site_builder.sources.arxiv import ARXIV
from site_builder.sources.doi import DOI
from site_builder.sources.facts import Facts, Fault, Found
from site_builder.sources.openreview import OPENREVIEW
from site_builder.sources.pages import PAGES
from site_builder.sources.source import Source
from site_builder.sources.titles import TITLES

SOURCES: tuple[Source, ...] = (ARXIV, DOI, OPENREVIEW, PAGES, TITLES)
"""All that are asked over the network."""

SOURCE_NAMES = tuple(source.name for source in SOURCES)
"""Whose base address may be given as an option."""

__all__ = ["SOURCES", "SOURCE_NAMES", "Facts", "Fault", "Found", "Source"]
