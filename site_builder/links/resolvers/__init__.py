"""Registries that know papers and code by an id: asked in batches, instead of page by page."""

from site_builder.links.resolvers.resolver import Api, Fact, Facts, Resolver

RESOLVERS: tuple[Resolver, ...] = ()

__all__ = ["RESOLVERS", "Api", "Fact", "Facts", "Resolver"]
