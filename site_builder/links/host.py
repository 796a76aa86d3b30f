"""How a host is asked: a row of knowledge about it."""

from dataclasses import dataclass

from site_builder.links.landings import Landing


@dataclass(frozen=True)
class Host:
    """How a host is asked. `names` are its names; a leading dot stands for all below.

    `at_once` connections and `gap` seconds between requests are what it bears; `landing` gives
    the page about a paper for the address of its file; `refusal` tells what a 401, 403, 418 or
    999 there means; `generic_titles` are titles of pages that say nothing about the paper;
    `has_doi`: addresses hold the DOI, and its registry is asked instead of the page.
    """

    names: tuple[str, ...]
    why: str
    at_once: int = 3
    gap: float = 0.055
    landing: Landing | None = None
    refusal: str = ""
    generic_titles: tuple[str, ...] = ()
    has_doi: bool = False

    def known_as(self, name: str) -> str:
        """The first of its names that is of the site of `name`: all of them share its pace."""
        site = _site(name)
        return next((known for known in self.names if _site(known) == site), name)


def _site(name: str) -> str:
    """The last two labels of a name; one for all below a domain is of no single site."""
    return "" if name.startswith(".") else ".".join(name.split(".")[-2:])


ANY = Host((), "three at once and eighteen a second: what a small server bears")
