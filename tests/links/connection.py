"""A connection to the fault server: requests are read, found in the table, and answered."""

import asyncio
import contextlib
import re
from urllib.parse import quote, unquote, urlsplit

from tests.links.call import Call, GoneError
from tests.links.extras import EXTRAS
from tests.links.log import Log
from tests.links.plays import PLAYS
from tests.links.table import Answer, Answers, Row, Table

_HEX = re.compile(r"%[0-9a-fA-F]{2}")
_STRANGER = Row(
    name="-", does="Any other.", expect="broken", because="It is not there.", title=None, url=""
)
_TLS = b"\x16"  # how a client begins that wants TLS
_HOME = Answer(title="All about pots", text="<h1>Welcome to the pots</h1>")
_MISSING = Answer(status=404)


class Connection:
    """What all connections share."""

    def __init__(self, table: Table, log: Log) -> None:
        self.table = table
        self.log = log
        self.starts = {row.name: wire(row.url) for row in table.rows}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer until the client leaves or an answer ends it."""
        host = str(writer.get_extra_info("sockname")[0])
        self.log.connections[host] += 1
        writer.transport.set_write_buffer_limits(high=0)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while await self._one(host, reader, writer):
                pass
        self.log.connections[host] -= 1
        with contextlib.suppress(OSError):
            writer.close()

    async def mute(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take all and answer nothing."""
        with contextlib.suppress(OSError):
            await reader.read(-1)
        writer.close()

    async def slam(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Reset the connection at the first bytes; those that are not read make it a reset."""
        with contextlib.suppress(OSError):
            await reader.read(1)
        call = Call(_STRANGER, self.log.opens("-", "slam", "", "", []), "", reader, writer)
        await call.reset(0)
        self.log.closes(call.event)

    async def _one(
        self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer one request; is there to be another?"""
        begin = await reader.readexactly(1)
        if begin == _TLS:
            writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            return False
        head = (begin + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *lines = head.rstrip("\r\n").split("\r\n")
        method, _, rest = line.partition(" ")
        target = rest.rpartition(" ")[0]
        headers = [(n, v.strip()) for n, _, v in (entry.partition(":") for entry in lines)]
        row = self._row(host, target)
        event = self.log.opens(row.name, host, method, target, headers)
        start = self.starts.get(row.name, "")
        call = Call(row, event, start, reader, writer, self.log.closes)
        try:
            await self._answer(call)
        except GoneError:
            return False
        finally:
            self.log.closes(event)
        wants_close = any(n.lower() == "connection" and v.lower() == "close" for n, v in headers)
        return not (call.is_last or wants_close)

    def _row(self, host: str, target: str) -> Row:
        folder = target.split("/")[1].partition("?")[0] if target.startswith("/") else ""
        own = self.table.by_host.get(host, _STRANGER)
        return self.table.by_folder.get(folder) or own

    async def _answer(self, call: Call) -> None:
        row, folder = call.row, target_folder(call.event.target)
        if extra := EXTRAS.get(folder):
            await extra(call)
            return
        if row.head and call.event.method == "HEAD":
            await call.answer(row.head)
            return
        is_own = row is not _STRANGER and folder in (
            self.table.folder(row.name),
            target_folder(call.start),
        )
        if is_own and row.play and self._is_played(call):
            await PLAYS[row.play](call)
            return
        found = self._found(call) if is_own else None
        answers = found or row.anywhere or (_HOME if call.event.target == "/" else _MISSING)
        several = answers if isinstance(answers, tuple) else (answers,)
        await call.answer(several[min(call.number, len(several)) - 1])

    def _is_played(self, call: Call) -> bool:
        return call.row.options.get("only") is None or same(call.event.target, call.start)

    def _found(self, call: Call) -> Answers | None:
        row, target = call.row, call.event.target
        below = target.removeprefix(f"/{target_folder(target)}/")
        for path, answers in row.pages.items():
            if same(below, wire_path(path)):
                return answers
        return row.answer if same(target, call.start) else None


def target_folder(target: str) -> str:
    """The first part of a path."""
    return target.split("/")[1].partition("?")[0] if target.startswith("/") else ""


def wire(url: str) -> str:
    """Path and query of an address as they must arrive."""
    parts = urlsplit(url)
    return wire_path((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def wire_path(path: str) -> str:
    """A path with everything quoted that has to be, and nothing else."""
    return quote(path, safe="%/?:@!$&'()*+,;=~[]|-._")


def same(one: str, other: str) -> bool:
    """Is it the same path? %c3 and %C3 are, and %7E and ~, by the standard."""
    return _HEX.sub(_normal, one.removesuffix("?")) == _HEX.sub(_normal, other.removesuffix("?"))


def _normal(found: re.Match[str]) -> str:
    letter = unquote(found[0], "latin-1")
    is_plain = letter.isascii() and (letter.isalnum() or letter in "-._~")
    return letter if is_plain else found[0].upper()
