"""What was asked of the fault server."""

import asyncio
import json
import time
from collections import Counter

from tests.links.call import Event


class Log:
    """All requests, with what was under way at each host when they came."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.events: list[Event] = []
        self.running: Counter[str] = Counter()
        self.connections: Counter[str] = Counter()
        self.asked: Counter[tuple[str, str, str]] = Counter()

    @property
    def now(self) -> float:
        """Seconds since the server started."""
        return time.monotonic() - self.began

    def opens(
        self, row: str, host: str, method: str, target: str, headers: list[tuple[str, str]]
    ) -> Event:
        """Note a request."""
        key = (row, method, target.partition("?")[0])
        self.asked[key] += 1
        self.running[host] += 1
        event = Event(
            row=row,
            host=host,
            method=method,
            target=target,
            headers=headers,
            number=self.asked[key],
            at=self.now,
            running=self.running[host],
            connections=self.connections[host],
        )
        self.events.append(event)
        return event

    def closes(self, event: Event) -> None:
        """Note that a request is done with; the first time counts."""
        if event.ended is not None:
            return
        event.ended = self.now
        self.running[event.host] -= 1

    async def told(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer a request of the tests with all of it."""
        await reader.readuntil(b"\r\n\r\n")
        body = json.dumps([event.plain() for event in self.events]).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()
