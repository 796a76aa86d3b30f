"""A server with many hosts that answers each request after a while: as fast as asyncio can.

`python -m benchmarks.link_server PORT SECONDS HOST...` says "ready" when it listens, and ends with
its standard input.
"""

import asyncio
import re
import sys

_TARGET = re.compile(rb"^[A-Z]+ (\S+)")


def title(path: str) -> str:
    """The title of the page at a path."""
    return f"Pots and Cups of the Kiln Number {path.strip('/').replace('/', ' and ')}"


class Answering(asyncio.Protocol):
    """One connection."""

    seconds = 0.1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.loop = asyncio.get_running_loop()

    def data_received(self, data: bytes) -> None:
        """Answer a request later; requests are small enough to come in one piece."""
        if found := _TARGET.match(data):
            self.loop.call_later(self.seconds, self.answer, found[1], data.startswith(b"HEAD"))

    def answer(self, path: bytes, only_head: bool) -> None:
        """Send the page."""
        body = (
            f"<!doctype html><html><head><title>{title(path.decode())}</title></head><body>"
            f"{'<p>Water is poured on leaves, and after a while cups are filled.</p>' * 40}"
            "</body></html>"
        ).encode()
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        if not self.transport.is_closing():
            self.transport.write(head.encode() + (b"" if only_head else body))


async def serve(port: int, seconds: float, hosts: list[str]) -> None:
    """Listen on all hosts until standard input ends."""
    loop = asyncio.get_running_loop()
    Answering.seconds = seconds
    for host in hosts:
        await loop.create_server(Answering, host, port, backlog=512)
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]))
