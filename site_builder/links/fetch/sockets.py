"""Sockets that end in time, and connections made with them to allowed addresses only.

The timeout of a socket counts from one byte to the next: a server that sends a byte now and then
would hold a connection for ever. Here each read gets what is left until the deadline, and a
bound on all bytes of an answer.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.response import HTTPResponse

from site_builder.links.fetch.addresses import AddressRefusedError, Network
from site_builder.links.fetch.resolving import Way, Ways, check

# Some servers send more than the hundred header lines that http.client takes.
http.client._MAXHEADERS = 1_000  # type: ignore[attr-defined]

# The chunks of a body, and what stands between them and behind them, may be so many times as much.
_CHUNKED = 4
_TRAILER_BYTES = 64 * 1024

# The kernel takes bytes before they are asked for: an endless body must not fill its buffer.
_RECEIVE_BUFFER = 64 * 1024
_HEAD_BYTES = 256 * 1024


class TooMuchError(OSError):
    """The server sent more bytes than an answer may have."""


@dataclass(frozen=True)
class Guard:
    """What connections keep to: the limits in seconds (see `Limits`), and the networks."""

    connect: float
    idle: float
    total: float
    body: float
    allowed: Sequence[Network]


class BoundSocket(socket.socket):
    """A socket with bounds, which `start` sets anew for each request of a connection."""

    # A request is made by one thread: `haste` shortens its limits, `limit` is that of its body.
    terms = threading.local()
    idle = 60.0
    deadline = float("inf")
    bytes_left = 0

    def start(self, guard: Guard) -> None:
        """Begin to count for the head of an answer."""
        haste = getattr(self.terms, "haste", 1.0)
        self.idle = guard.idle * haste
        self.deadline = time.monotonic() + guard.total * haste
        self.bytes_left = _HEAD_BYTES

    def end_head(self, guard: Guard) -> None:
        """The head is there: begin to count for the body."""
        self.deadline = min(self.deadline, time.monotonic() + guard.body)
        self.bytes_left = _CHUNKED * getattr(self.terms, "limit", 0) + _TRAILER_BYTES

    def recv_into(self, *arguments: Any) -> int:
        """As `socket.recv_into`, within the bounds."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole answer is over")
        self.settimeout(min(self.idle, left))
        count = super().recv_into(*arguments)
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooMuchError("the answer is too long")
        return count


class BoundTlsSocket(BoundSocket, ssl.SSLSocket):
    """The same under TLS."""


class FinalResponse(http.client.HTTPResponse):
    """A response that passes over interim ones, such as 103 Early Hints; http.client only 100."""

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 101 < status < 200:
                return version, status, reason
            http.client.parse_headers(self.fp)


def tls_context(ca_bundle: str | None) -> ssl.SSLContext:
    """What verifies servers: by the system's certificates, and those in the file `ca_bundle`."""
    context = ssl.create_default_context()
    if ca_bundle:
        context.load_verify_locations(ca_bundle)
    context.sslsocket_class = BoundTlsSocket
    return context


def pool_classes(guard: Guard, ca_bundle: str | None) -> dict[str, type[HTTPConnectionPool]]:
    """Pools of connections that keep to `guard`, by scheme."""
    context = cache(tls_context)  # it reads all certificates: only when it is needed
    resolve = Ways(guard.allowed)

    class Plain(HTTPConnection):
        response_class = FinalResponse

        def _new_conn(self) -> socket.socket:
            return _connected(resolve(self._dns_host, self.port or 80), guard)

        def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
            return _within(guard, self.sock, super().getresponse)

    class Tls(HTTPSConnection):
        response_class = FinalResponse

        def _new_conn(self) -> socket.socket:
            self.ssl_context = context(ca_bundle)
            return _connected(resolve(self._dns_host, self.port or 443), guard)

        def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
            return _within(guard, self.sock, super().getresponse)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}


def _within(guard: Guard, sock: Any, respond: Callable[[], HTTPResponse]) -> HTTPResponse:
    if not isinstance(sock, BoundSocket):  # that of a proxy to a proxy
        return respond()
    sock.start(guard)
    response = respond()
    sock.end_head(guard)
    return response


def _connected(ways: Sequence[Way], guard: Guard) -> socket.socket:
    """A socket that is connected to the first of `ways` that answers."""
    failure: OSError = OSError("no address")
    deadline = time.monotonic() + guard.connect
    for family, address in ways:
        sock = BoundSocket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(max(deadline - time.monotonic(), 0.01))
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.connect(address)
            check(str(sock.getpeername()[0]), str(address[0]), guard.allowed)
        except OSError as error:
            sock.close()
            failure = error
        except AddressRefusedError:
            sock.close()
            raise
        else:
            sock.start(guard)  # for what a proxy says before there is an answer
            return sock
    raise failure
