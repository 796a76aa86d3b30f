"""A name -> the ways to its host, all of which must be allowed."""

import socket
from collections.abc import Sequence
from typing import Any

from site_builder.links.fetch.addresses import AddressRefusedError, Network, is_allowed

Way = tuple[int, Any]
"""The family of a socket, and the address to connect it to."""


class NoSuchHostError(Exception):
    """There is no host of this name."""


class NameFailureError(Exception):
    """The name could not be resolved now; that says nothing about the host."""


class Ways:
    """The ways to hosts, each found once in a run.

    So a name that is resolved anew cannot lead somewhere else, and one that there is not is not
    asked for again: a name server may take seconds to say so.
    """

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed
        self._known: dict[tuple[str, int], list[Way]] = {}
        self._missing: set[str] = set()

    def __call__(self, host: str, port: int) -> list[Way]:
        """As `ways_to`."""
        if host in self._missing:
            raise NoSuchHostError(host)
        if (host, port) not in self._known:
            try:
                self._known[host, port] = ways_to(host, port, self._allowed)
            except NoSuchHostError:
                self._missing.add(host)
                raise
        return self._known[host, port]


def ways_to(host: str, port: int, allowed: Sequence[Network]) -> list[Way]:
    """Each way to `host`.

    Raises:
        NoSuchHostError, NameFailureError, AddressRefusedError: there is none.
    """
    try:
        found = socket.getaddrinfo(_bare(host), port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise NoSuchHostError(host) from None
    except socket.gaierror as error:
        gone = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        if error.errno in gone or host.endswith(".invalid"):
            raise NoSuchHostError(host) from None
        raise NameFailureError(f"{host}: {error.strerror}") from None
    for *_, address in found:
        check(str(address[0]), host, allowed)
    return [(family, address) for family, _, _, _, address in found]


def _bare(host: str) -> str:
    """An IP address without the dot that may end it, as browsers read it; a name as it is."""
    bare = host.rstrip(".")
    try:
        socket.inet_aton(bare)
    except (OSError, UnicodeError):
        return host
    return bare


def check(address: str, host: str, allowed: Sequence[Network]) -> None:
    """Raise an AddressRefusedError unless `address`, which `host` has, is allowed."""
    if not is_allowed(address, allowed):
        raise AddressRefusedError(address if address == host else f"{host} is {address}")
