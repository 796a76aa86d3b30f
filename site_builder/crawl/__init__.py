"""What programs look for at fixed addresses, and pages at addresses that others still link."""

from collections.abc import Iterable, Iterator

from site_builder.catalogue import Catalogue
from site_builder.crawl.guides import guides
from site_builder.crawl.moved import moved
from site_builder.output import Output

__all__ = ["outputs"]


def outputs(catalogue: Catalogue, urls: Iterable[str]) -> Iterator[Output]:
    """All of them; `urls` are the addresses of the site's pages, below its root."""
    yield from guides(catalogue, urls)
    yield from moved(catalogue)
