"""A registry that can be asked about many ids at once: what it takes, and what it says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.links.exchange import Check


@dataclass(frozen=True)
class Fact:
    """What a registry says of an id.

    `code` is that of a row of `REASONS`: registered, not-registered, moved, withdrawn.
    `title` is that of the paper ("" if it has none), `new_url` where it has moved, `note` what a
    maintainer should know besides, such as that a repository is archived.
    """

    code: str
    title: str = ""
    new_url: str | None = None
    note: str = ""


class Secret(str):
    """The value of a header that shows itself to the registry only."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "(not shown)"


@dataclass(frozen=True)
class Api:
    """Where a registry is asked, and with which token ("" for none), which is never shown."""

    base: str
    token: str = field(default="", repr=False)


Facts = Mapping[str, Fact]
"""By id. An id that is left out is not known: the API did not answer, or not about it."""


@dataclass(frozen=True)
class Resolver:
    """A registry. `identify` gives the id that an address names, or None.

    `ask` gives checks that together ask about all ids, each about as many as one request bears.
    `needs_token`: it is not asked without. `pages_too`: an address whose id the registry did not
    answer about is opened as a page, as the host allows that; else it is unverifiable.
    """

    name: str
    base: str
    why: str
    identify: Callable[[str], str | None]
    ask: Callable[[Sequence[str], Api], Iterator[Check[Facts]]]
    needs_token: bool = False
    pages_too: bool = True
