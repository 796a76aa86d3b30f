"""Registries that know papers and code by an id: asked in batches, instead of page by page."""

from site_builder.links.resolvers.arxiv import ARXIV
from site_builder.links.resolvers.doi import DOI
from site_builder.links.resolvers.github import GITHUB
from site_builder.links.resolvers.openreview import OPENREVIEW
from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver
from site_builder.links.resolvers.youtube import YOUTUBE

RESOLVERS: tuple[Resolver, ...] = (ARXIV, GITHUB, DOI, OPENREVIEW, YOUTUBE)

__all__ = ["RESOLVERS", "Api", "Fact", "Facts", "Resolver"]
