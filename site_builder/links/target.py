"""What is to be checked: an address, what it should lead to, and where it stands."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an address leads to. Only the page of a paper must show the paper's title."""

    PAPER = "paper"
    CODE = "code"
    OTHER = "other"


@dataclass(frozen=True, order=True)
class Place:
    """Where an address stands: line and column count from 1, `width` is in characters."""

    path: str
    line: int
    column: int
    width: int = 1


@dataclass(frozen=True)
class Target:
    """One address with the title that its page should have ("" if none is expected)."""

    url: str
    title: str = ""
    kind: Kind = Kind.OTHER
    id: str = ""
    places: tuple[Place, ...] = ()
