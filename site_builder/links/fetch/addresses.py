"""Which IP addresses may be connected to: public ones, and those that were allowed by name."""

import ipaddress
from collections.abc import Iterable, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Networks whose addresses hold an IPv4 address: RFC 6052 (NAT64); the others have properties.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


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
    return all(_is_public(form) or _is_in(form, allowed) for form in (_unwrapped(address)))


def _unwrapped(address: _Address) -> list[_Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    wrapped = [address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if int(address) >> 32 == 0 and int(address) > 1:  # RFC 4291: IPv4-compatible, deprecated
        wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [address, *(inner for inner in wrapped if inner)]


def _is_public(address: _Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_in(address: _Address, allowed: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in allowed)
