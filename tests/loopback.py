"""No test reaches beyond this machine: other sockets fail before they send anything."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any


class BlockedError(OSError):
    """A test tried to leave this machine."""


def _is_near(address: Any) -> bool:
    """A socket's address that stays on this machine; those of Unix sockets are no tuples."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0]).partition("%")[0]
    if host in ("", "localhost"):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def only_loopback(note: Callable[[str], None] = lambda _: None) -> Callable[[], None]:
    """Let no socket connect or send elsewhere; gives what takes the block away again."""
    kept = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}

    def guarded(name: str) -> Callable[..., Any]:
        really = kept[name]

        def call(self: socket.socket, *arguments: Any) -> Any:
            if arguments and not _is_near(arguments[-1]):
                note(f"{name} {arguments[-1]}")
                raise BlockedError(f"tests stay on this machine: {name} {arguments[-1]}")
            return really(self, *arguments)

        return call

    for name in kept:
        setattr(socket.socket, name, guarded(name))

    def undo() -> None:
        for name, really in kept.items():
            setattr(socket.socket, name, really)

    return undo
