"""Addresses that every host of the fault server has, for tests of manners."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import unquote

from tests.links.call import Call
from tests.links.table import Answer


async def _simple(call: Call) -> None:
    """A healthy page."""
    await call.answer(Answer(title="A page of many"))


async def _slow(call: Call) -> None:
    """A healthy page after a fifth of a second."""
    await asyncio.sleep(0.2)
    await _simple(call)


class _Busy:
    """The first request to a host is told to come again in two seconds, the others are served."""

    def __init__(self) -> None:
        self.told: set[str] = set()

    async def __call__(self, call: Call) -> None:
        if call.event.host in self.told:
            await _simple(call)
            return
        self.told.add(call.event.host)
        await call.answer(Answer(status=429, headers={"Retry-After": "2"}))


async def _down(call: Call) -> None:
    """Never well."""
    await call.answer(Answer(status=503))


async def _gone(call: Call) -> None:
    """Gone."""
    await call.answer(Answer(status=404))


async def _to(call: Call) -> None:
    """Redirect to the address that is quoted in this one."""
    location = unquote(call.event.target.removeprefix("/to/"))
    await call.answer(Answer(status=302, location=location))


EXTRAS: dict[str, Callable[[Call], Awaitable[None]]] = {
    "simple": _simple,
    "slow": _slow,
    "busy": _Busy(),
    "down": _down,
    "gone": _gone,
    "to": _to,
}
