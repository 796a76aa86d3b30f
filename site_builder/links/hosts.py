"""What is known about single hosts: one row each, with its reason.

The rates are those that a host documents, or else those below what others were refused for.
"""

from urllib.parse import urlsplit

from site_builder.links.host import ANY, Host
from site_builder.links.other_hosts import OTHER_HOSTS
from site_builder.links.paper_hosts import PAPER_HOSTS

HOSTS: tuple[Host, ...] = PAPER_HOSTS + OTHER_HOSTS

__all__ = ["ANY", "HOSTS", "Host", "host_of"]


def host_of(url: str) -> Host:
    """The row for the host of `url`; `ANY` if it has none."""
    try:
        name = (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ANY
    return _BY_NAME.get(name) or next(
        (row for suffix, row in _BY_SUFFIX.items() if name.endswith(suffix)), ANY
    )


_BY_NAME = {name: row for row in HOSTS for name in row.names if not name.startswith(".")}
_BY_SUFFIX = {name: row for row in HOSTS for name in row.names if name.startswith(".")}
