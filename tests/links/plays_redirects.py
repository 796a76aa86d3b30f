"""Redirects that depend on what was asked before."""

from tests.links.call import Call
from tests.links.table import Answer


async def chain(call: Call) -> None:
    """`hops` redirects of the `statuses` in turn, then the page, or the first address again."""
    statuses, hops = call.row.options["statuses"], int(call.row.options["hops"])
    folder = call.start.split("/")[1]
    tail = call.event.target.rpartition("/hop/")[2]
    here = int(tail) if "/hop/" in call.event.target else 0
    if here >= hops:
        if call.row.options.get("loop"):
            await call.answer(Answer(status=302, location=call.start))
        else:
            await call.answer(Answer())
        return
    status = statuses[here % len(statuses)]
    await call.answer(Answer(status=status, location=f"/{folder}/hop/{here + 1}"))


async def cookie_to_itself(call: Call) -> None:
    """Set a cookie and redirect to the same address until the cookie comes back."""
    if "cup=full" in call.cookies:
        await call.answer(Answer())
        return
    cookie = "cup=full" + call.row.options.get("attributes", "; Path=/")
    status = call.row.options.get("status", 302)
    await call.answer(Answer(status=status, location=call.start, headers={"Set-Cookie": cookie}))


async def cookie_that_counts(call: Call) -> None:
    """Redirect to the same address for ever, with another cookie each time."""
    headers: dict[str, str | list[str]] = {"Set-Cookie": f"cup=number{call.number}; Path=/"}
    await call.answer(Answer(status=302, location=call.start, headers=headers))


async def cookie_on_the_way(call: Call) -> None:
    """Set a cookie at one address, want it at the next."""
    if call.event.target == call.start:
        folder = call.start.split("/")[1]
        headers: dict[str, str | list[str]] = {"Set-Cookie": ["cup=full; Path=/", "lid=on; Path=/"]}
        await call.answer(Answer(status=302, location=f"/{folder}/next", headers=headers))
    elif "cup=full" in call.cookies and "lid=on" in call.cookies:
        await call.answer(Answer())
    else:
        await call.answer(Answer(status=302, location=call.start))


async def endless_addresses(call: Call) -> None:
    """Redirect to an address that was never asked, for ever."""
    folder = call.start.split("/")[1]
    await call.answer(Answer(status=302, location=f"/{folder}/papers/1?round={call.number}"))
