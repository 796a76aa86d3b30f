"""Connections that break, drip, hang or lie; headers that are too many or too long."""

import email.utils
import time

from tests.links.answers import head_of, page, rendered
from tests.links.call import Call
from tests.links.table import Answer

_DRIP = 0.4  # seconds between two bytes: each comes in time, all of them never do


async def raw(call: Call) -> None:
    """Send `text` as it stands, then close, or with `stay` wait for the client to leave.

    With `complete` the client has all it waits for, so that the request is over.
    """
    await call.send(str(call.row.options["text"]))
    if call.row.options.get("complete"):
        call.done(call.event)
    if call.row.options.get("stay"):
        await call.hang()
    call.close()


async def fails(call: Call) -> None:
    """Fail `times` times, by `how`, then answer."""
    if call.number > int(call.row.options["times"]):
        await call.answer(Answer())
        return
    how = call.row.options["how"]
    if how == "reset":
        await call.reset()
    elif how == "empty":
        call.close()
    elif how == "half a header":
        await call.send("HTTP/1.1 200 OK\r\nContent-Ty")
        call.close()
    elif how == "hang":
        await call.hang()
    else:
        headers: dict[str, str | list[str]] = dict(call.row.options.get("headers", {}))
        await call.answer(Answer(status=how, headers=headers))


async def retry_date(call: Call) -> None:
    """Be busy once, until a moment `seconds` from now that is told as a date."""
    if call.number > 1:
        await call.answer(Answer())
        return
    until = email.utils.formatdate(time.time() + float(call.row.options["seconds"]), usegmt=True)
    await call.answer(Answer(status=call.row.options["status"], headers={"Retry-After": until}))


async def reset(call: Call) -> None:
    """Tear the connection down at a point of the answer."""
    where = call.row.options["where"]
    body = page(call.row.title).encode()
    head = head_of(Answer(), len(body) + 5000)
    if where == "in the header":
        await call.send(head[:40])
    elif where == "after the header":
        await call.send(head)
    elif where == "after the title":
        await call.send(head + body)
    await call.reset()


async def hang(call: Call) -> None:
    """Stop at a point of the answer and leave the connection open."""
    where = call.row.options["where"]
    body = page(call.row.title).encode()
    head = head_of(Answer(), len(body) + 5000)
    if where == "in the header":
        await call.send(head[:40])
    elif where == "in the body":
        await call.send(head + body[:20])
    elif where == "after the title":
        await call.send(head + body)
    await call.hang()


async def drip_headers(call: Call) -> None:
    """A byte of the header now and then."""
    await call.drip(rendered(Answer(headers={"X-Drops": "drop " * 200}), call.row), _DRIP)


async def drip_body(call: Call) -> None:
    """The header at once, then a byte now and then; the title first with `title`."""
    body = page(call.row.title).encode()
    dripping = b"<!-- " + b"drop " * 400 + b"-->"
    await call.send(head_of(Answer(), len(body) + len(dripping)))
    if call.row.options.get("title"):
        await call.send(body)
        await call.drip(dripping, _DRIP)
    else:
        await call.drip(dripping + body, _DRIP)


async def early_hints(call: Call) -> None:
    """Answers that are none, of the `statuses`, then the page."""
    for status in call.row.options["statuses"]:
        await call.send(head_of(Answer(status=status, type="", headers={"Link": "</x>"}), None))
    await call.answer(Answer())


async def many_headers(call: Call) -> None:
    """`count` lines of header before the page."""
    lines: dict[str, str | list[str]] = {
        f"X-Pot-{number}": "clay" for number in range(int(call.row.options["count"]))
    }
    await call.answer(Answer(headers=lines))


async def long_header(call: Call) -> None:
    """One line of header, `kilobytes` long."""
    await call.answer(Answer(headers={"X-Long": "c" * 1000 * int(call.row.options["kilobytes"])}))
    call.close()


async def endless_headers(call: Call) -> None:
    """Header lines without end."""
    await call.send("HTTP/1.1 200 OK\r\n")
    for number in range(400_000):
        await call.send(f"X-Pot-{number}: {'clay' * 50}\r\n" * 20)
    call.close()


async def silent_close(call: Call) -> None:
    """Answer as if the connection stayed, and close it a moment later."""
    await call.answer(Answer())
    await call.rest(0.05)
    call.close()


async def endless_hints(call: Call) -> None:
    """Early hints and nothing else."""
    hint = head_of(Answer(status=103, type="", headers={"Link": "</x>"}), None)
    for _ in range(200_000):
        await call.send(hint * 20)
    call.close()


async def endless_line(call: Call) -> None:
    """A line that begins with `start` and never ends."""
    await call.send(str(call.row.options["start"]))
    for _ in range(400_000):
        await call.send("clay " * 1000)
    call.close()
