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
