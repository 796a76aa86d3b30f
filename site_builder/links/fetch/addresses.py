"""Which IP addresses may be connected to: public ones, and those that were allowed by name."""

import ipaddress
from collections.abc import Iterable, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Networks whose addresses hold an IPv4 address: RFC 6052 (NAT64); the others have properties.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

# All of IPv6 that anybody may have; and what lies in public ranges and is none of theirs.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC: tuple[Network, ...] = (
    ipaddress.IPv4Network("168.63.129.16/32"),  # what Azure tells its own machines
    ipaddress.IPv4Network("192.0.0.0/24"),  # RFC 6890; Oracle's metadata are there
    ipaddress.IPv4Network("192.88.99.0/24"),  # RFC 7526
    ipaddress.IPv6Network("3fff::/20"),  # RFC 9637: for documentation
)


class AddressRefusedError(Exception):
    """The host has an address that is not public; the text names it."""


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """The networks that `texts` name, as 127.0.0.0/8 or ::1.

    Raises:
        ValueError: one of them is no network.
    """
    return tuple(ipaddress.ip_network(text) for text in texts)


def is_allowed(text: str, allowed: Sequence[Network]) -> bool:
    """Whether the IP address `text` may be connected to.

    An IPv6 address in which an IPv4 address is wrapped is as good as that.
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    return all(_is_public(form) or _is_in(form, allowed) for form in _unwrapped(address))


def _unwrapped(address: _Address) -> list[_Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in _NAT64:  # what a network without IPv4 makes of every address
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address, *(inner for inner in (address.sixtofour, *(address.teredo or ())) if inner)]


def _is_public(address: _Address) -> bool:
    if address.version == 6 and address not in _GLOBAL_UNICAST:
        return False
    is_odd = address.is_multicast or address.is_reserved or _is_in(address, _NOT_PUBLIC)
    return address.is_global and not is_odd


def _is_in(address: _Address, allowed: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in allowed)
