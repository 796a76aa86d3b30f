"""A request and its answer: what a check yields, and what it is sent."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from requests.cookies import RequestsCookieJar

BODY_LIMIT = 64 * 1024
"""How many bytes of a page are read: its title stands there."""


@dataclass
class Cookies:
    """The cookies of one chain of requests. Most have none: a jar is made for the first."""

    jar: RequestsCookieJar | None = None

    def __str__(self) -> str:
        """All of them, in one order."""
        return "\n".join(sorted(f"{c.domain}{c.path} {c.name}={c.value}" for c in self.jar or ()))


@dataclass(frozen=True)
class Request:
    """One request; its `url` is canonical (see `addresses`).

    `delay` is in seconds; `first` goes before what else waits for the host.
    `haste` is the part of the time that it may take: less for one that has hung before.

    `cookies` is kept and changed by those who ask; nothing else is shared between requests.
    `body`, if any, is sent with POST, unless `method` names another.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    method: str = ""
    cookies: Cookies | None = None
    limit: int = BODY_LIMIT
    delay: float = 0
    first: bool = False
    haste: float = 1


@dataclass(frozen=True)
class Answer:
    """What came back. `failure` is the code of a reason if no whole head came, else "".

    `headers` has lower-case names; of several of one name the values are joined by a comma.
    `body` is inflated and at most as long as the request allows; `is_whole` tells whether it
    ended there, `body_fault` the code of what went wrong with it ("" if nothing did). `detail`
    says more of either fault. It took `seconds`.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    failure: str = ""
    detail: str = ""
    is_whole: bool = True
    body_fault: str = ""
    seconds: float = 0


Perform = Callable[[Request], Answer]
"""Makes a request; whatever goes wrong is told in the answer."""

ResultT = TypeVar("ResultT")
Check = Generator[Request, Answer, ResultT]
"""What decides step by step which request comes next, and ends with a value."""
