"""What an arXiv id and an address on arXiv say."""

import re
from typing import NamedTuple

_MONTH = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?(\d\d)(\d\d)")
_ADDRESS = re.compile(
    r"^https?://(?:www\.|export\.)?arxiv\.org/(abs|pdf|html|format|ps)/"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(v\d+)?(?:\.pdf)?/?(?:[?#].*)?$"
)
_NAMES = "January February March April May June July August September October November December"


class Month(NamedTuple):
    """The month in which a paper came to arXiv."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{_NAMES.split()[self.month - 1]} {self.year}"


class Address(NamedTuple):
    """What an address on arXiv consists of."""

    form: str
    id: str
    version: str | None


def month_of(arxiv: str) -> Month | None:
    """The month that an arXiv id begins with, as 1703.07464 or cs/0512001."""
    match = _MONTH.match(arxiv)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    year = int(match[1])
    return Month(year + (1900 if year >= 91 else 2000), int(match[2]))


def parse_address(url: str) -> Address | None:
    """The parts of an address on arXiv; None for any other."""
    match = _ADDRESS.match(url)
    return Address(match[1], match[2], match[3]) if match else None
