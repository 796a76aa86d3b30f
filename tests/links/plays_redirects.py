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
    status, wait = statuses[here % len(statuses)], call.row.options.get("wait", 0)
    await call.answer(Answer(status=status, location=f"/{folder}/hop/{here + 1}", wait=wait))


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


async def cookie_over_another_host(call: Call) -> None:
    """Send to another host for a ticket; who comes back with it gets a cookie, and with it in."""
    folder, other = call.start.split("/")[1], str(call.row.options["other"])
    here = other.rpartition("/")[0].partition("//")[2]
    is_other = ("Host", here) in call.event.headers
    if is_other:
        back = f"http://{call.event.target.partition('?back=')[2]}/{folder}/ticket"
        headers: dict[str, str | list[str]] = {"Set-Cookie": "kiln=1; Path=/"}
        await call.answer(Answer(status=302, location=back, headers=headers))
    elif call.event.target.endswith("/ticket"):
        cookie: dict[str, str | list[str]] = {"Set-Cookie": "ticket=1; Path=/"}
        await call.answer(Answer(status=302, location=call.start, headers=cookie))
    elif "ticket=1" in call.cookies and "kiln" not in call.cookies:
        await call.answer(Answer())
    else:
        own = next(value for name, value in call.event.headers if name == "Host")
        await call.answer(Answer(status=302, location=f"{other}/enter?back={own}"))
