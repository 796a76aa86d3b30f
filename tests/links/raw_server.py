"""A server on this machine that sends whatever bytes it is given, and counts them."""

import contextlib
import itertools
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Speech = Callable[[bytes], Iterable[bytes]]
"""The head of a request -> the pieces that are sent; the connection is closed after them."""


@dataclass
class RawServer:
    """A running server: its port, the heads of requests, and how many bytes were taken from it."""

    port: int
    heads: list[bytes] = field(default_factory=list)
    taken: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """An address on it."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def speaking(speech: Speech) -> Iterator[RawServer]:
    """A server that says `speech` to each who comes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = RawServer(listening.getsockname()[1])

        def serve(connection: socket.socket) -> None:
            with contextlib.suppress(OSError), connection:
                while head := _head(connection):
                    server.heads.append(head)
                    for piece in speech(head):
                        connection.sendall(piece)
                        server.taken += len(piece)
                    if b"keep-alive" not in head.lower():
                        return

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    connection.settimeout(20)
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
                    threading.Thread(target=serve, args=(connection,), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _head(connection: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65_536)
        if not piece:
            return b""
        head += piece
    return head


def dripping(start: bytes, drop: bytes, seconds: float = 0.1) -> Iterator[bytes]:
    """`start`, and then a drop now and then, for ever."""
    yield start
    while True:
        time.sleep(seconds)
        yield drop


def endless(start: bytes, piece: bytes) -> Iterator[bytes]:
    """`start`, and then a piece again and again."""
    return itertools.chain([start], itertools.repeat(piece))
