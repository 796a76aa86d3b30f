"""What is known about single hosts: one row each, with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Host:
    """How a host is asked. `names` are its names; a leading dot stands for all below.

    `at_once` connections and `gap` seconds between requests are what it bears; `landing` gives
    the page about a paper for the address of its file, `refusal` tells what a 401 or 403 there
    means.
    """

    names: tuple[str, ...]
    why: str
    at_once: int = 3
    gap: float = 0.055
    landing: Callable[[str], str | None] | None = None
    refusal: str = ""


ANY = Host((), "three at once and eighteen a second: what a small server bears")

HOSTS: tuple[Host, ...] = ()


def host_of(url: str) -> Host:
    """The row for the host of `url`; `ANY` if it has none."""
    name = (urlsplit(url).hostname or "").lower().rstrip(".")
    return _BY_NAME.get(name) or next(
        (row for suffix, row in _BY_SUFFIX.items() if name.endswith(suffix)), ANY
    )


_BY_NAME = {name: row for row in HOSTS for name in row.names if not name.startswith(".")}
_BY_SUFFIX = {name: row for row in HOSTS for name in row.names if name.startswith(".")}
