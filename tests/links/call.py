"""One request, and what a behaviour can do with its connection."""

import asyncio
import contextlib
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.links.answers import rendered
from tests.links.table import Answer, Row

PATIENCE = 60.0  # seconds after which a hanging behaviour lets go by itself
_RESET = struct.pack("ii", 1, 0)


class GoneError(Exception):
    """The client has left."""


@dataclass
class Event:
    """A line of the log."""

    row: str
    host: str
    method: str
    target: str
    headers: list[tuple[str, str]]
    number: int  # how many there were for this row and address
    at: float  # seconds since the server started
    running: int  # requests under way at this host, this one included
    connections: int  # open to this host
    sent: int = 0
    ended: float | None = None

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@dataclass
class Call:
    """A request that is being answered."""

    row: Row
    event: Event
    start: str  # what the row's first address looks like to the server
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    done: Callable[[Event], None] = lambda _: None  # to say that the answer is complete
    is_last: bool = field(default=False)  # the connection ends with it

    @property
    def number(self) -> int:
        """1 for the first request for this address."""
        return self.event.number

    @property
    def cookies(self) -> str:
        """What the client sent as cookies."""
        return next((v for k, v in self.event.headers if k.lower() == "cookie"), "")

    async def send(self, content: bytes | str) -> None:
        """Send bytes; they are counted when the system took them."""
        raw = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
        try:
            for begin in range(0, len(raw), 16384):
                part = raw[begin : begin + 16384]
                self.writer.write(part)
                await asyncio.wait_for(self.writer.drain(), PATIENCE)
                self.event.sent += len(part)
        except (OSError, TimeoutError) as error:
            raise GoneError from error

    async def answer(self, answer: Answer) -> None:
        """Send what the table says; no body for HEAD."""
        if answer.wait:
            await self.rest(answer.wait)
        whole = rendered(answer, self.row)
        head, _, body = whole.partition(b"\r\n\r\n")
        only_head = self.event.method == "HEAD"
        await self.send(head + b"\r\n\r\n" + (b"" if only_head else body))
        code = int(str(answer.status).split()[0])
        self.is_last = self.is_last or code < 200 or "Connection" in answer.headers

    async def rest(self, seconds: float) -> None:
        """Do nothing for a while, or until the client leaves."""
        try:
            while await asyncio.wait_for(self.reader.read(4096), seconds):
                pass
        except TimeoutError:
            return
        except OSError as error:
            raise GoneError from error
        raise GoneError

    async def hang(self) -> None:
        """Do nothing until the client leaves."""
        self.is_last = True
        await self.rest(PATIENCE)

    async def drip(self, content: bytes | str, seconds: float) -> None:
        """Send a byte, wait, send a byte, wait."""
        raw = content.encode() if isinstance(content, str) else content
        end = time.monotonic() + PATIENCE
        for begin in range(len(raw)):
            await self.send(raw[begin : begin + 1])
            await self.rest(seconds)
            if time.monotonic() > end:
                break
        self.is_last = True

    async def reset(self, after: float = 0.05) -> None:
        """Tear the connection down, in a way that the client sees as a fault."""
        self.is_last = True
        await asyncio.sleep(after)  # what was sent before shall arrive
        raw = self.writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.writer.transport.abort()

    def close(self) -> None:
        """End the connection after this answer."""
        self.is_last = True
