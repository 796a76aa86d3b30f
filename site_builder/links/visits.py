"""One address -> the page that is shown there: over redirects, cookies and what may pass."""

from dataclasses import dataclass, replace

from site_builder.links.addresses import canonical, resolved
from site_builder.links.exchange import Answer, Check, Cookies, Request
from site_builder.links.pages import Page, page_of
from site_builder.links.patience import MARGIN, wanted_wait
from site_builder.links.result import Hop

MOST_HOPS = 20
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_SECONDS = 20
"""How long the attempts of a chain may take together, before it takes another step."""

MOST_WAITS = 2
"""So many times our patience a chain may make us wait, however long it is."""

_LONGEST_LOCATION = 8_192
"""Characters: servers refuse longer addresses, and twenty of them would fill a report."""

_TRANSIENT = frozenset({408, 425, 429, *range(500, 600)}) - {501, 505, 511}
_MAY_PASS = frozenset(
    {"slow", "reset", "no-connection", "bad-answer", "tls-failure", "name-failure"}
)
_DELAYS = (1.0, 2.0)
"""Seconds before each further attempt."""

MOST_SLOW = 2
"""So many attempts where nothing came in time: a third would only hold up the others."""


@dataclass(frozen=True)
class Visit:
    """Where a chain of redirects ended. `page` is None unless it is HTML.

    `fault` is the code of a reason if the chain itself is wrong, and `detail` says how.
    """

    answer: Answer
    hops: tuple[Hop, ...] = ()
    attempts: int = 1
    page: Page | None = None
    fault: str = ""
    detail: str = ""


class _Chain:
    """The state of one chain: where it is, what it has seen, and how patient it still is."""

    def __init__(self, url: str, patience: float) -> None:
        self.url = url
        self.patience = patience
        self.waits_left = patience * MOST_WAITS
        self.hops: list[Hop] = []
        self.cookies = Cookies()
        self.seen: set[tuple[str, str]] = set()
        self.attempts = 1
        self.spent = 0.0

    def ended(self, answer: Answer, page: Page | None = None) -> Visit:
        return Visit(answer, tuple(self.hops), self.attempts, page)

    def failed(self, answer: Answer, fault: str, detail: str) -> Visit:
        return Visit(answer, tuple(self.hops), self.attempts, None, fault, detail)

    def can_wait(self, wait: float) -> bool:
        """Whether there is patience for so many seconds more, which are then spent."""
        if wait > min(self.patience, self.waits_left):
            return False
        self.waits_left -= wait
        return True

    def is_known(self) -> bool:
        """Whether it was here before, with the same cookies."""
        place = (self.url, str(self.cookies))
        is_known = place in self.seen
        self.seen.add(place)
        return is_known


def visit(url: str, patience: float) -> Check[Visit]:
    """Follow `url`, which is canonical, to its end.

    `patience` is how many seconds a server may ask to wait before another attempt.
    """
    chain = _Chain(url, patience)
    while True:
        if chain.is_known():
            answer = Answer(chain.url)
            return chain.failed(answer, "redirect-loop", f"back at {chain.url}")
        if chain.spent > MOST_SECONDS:
            return chain.failed(Answer(chain.url), "slow", f"{chain.spent:.0f} s of redirects")
        answer = yield from _asked(chain)
        page = page_of(answer) if answer.status and not answer.failure else None
        location = _location(answer, page)
        if location is None:
            return chain.ended(answer, page)
        if len(location) > _LONGEST_LOCATION:
            detail = f"to an address of {len(location):,} characters"
            return chain.failed(answer, "bad-redirect", detail)
        target = resolved(chain.url, location)
        chain.hops.append(Hop(chain.url, answer.status, target))
        if len(chain.hops) > MOST_HOPS:
            detail = f"more than {MOST_HOPS} redirects"
            return chain.failed(answer, "too-many-redirects", detail)
        following = canonical(target)
        if following is None:
            is_web = target.lower().startswith(("http:", "https:"))
            return chain.failed(answer, "nowhere" if is_web else "bad-redirect", f"to {target}")
        chain.url = following


def _asked(chain: _Chain) -> Check[Answer]:
    """The answer at the place where `chain` is, asked again while its failure may pass."""
    request = Request(chain.url, cookies=chain.cookies, first=bool(chain.hops))
    answer = yield request
    chain.spent += answer.seconds
    slow = 0
    for delay in _DELAYS:
        is_slow = "slow" in (answer.failure, answer.body_fault)
        slow += is_slow
        wait = wanted_wait(answer) or 0.0
        if not may_pass(answer) or slow >= MOST_SLOW or not chain.can_wait(wait):
            break
        chain.attempts += 1
        haste = 0.5 if is_slow else 1
        answer = yield replace(request, first=False, delay=max(delay, wait + MARGIN), haste=haste)
        chain.spent += delay + answer.seconds
    return answer


def may_pass(answer: Answer) -> bool:
    """Whether another attempt may have another answer."""
    if answer.failure:
        return answer.failure in _MAY_PASS
    if answer.status in _TRANSIENT:
        return True
    if answer.status != 200:
        return False
    if answer.body_fault:
        return b"</title" not in answer.body.lower()
    # A head that was cut off is taken for a whole one, if the server hangs up within it.
    return not answer.body and "content-length" not in answer.headers


def _location(answer: Answer, page: Page | None) -> str | None:
    """Where the answer leads, by its header or by its page; None if nowhere."""
    if answer.failure:
        return None
    if answer.status in REDIRECTS:
        return answer.headers.get("location") or None
    return page.refresh if page and answer.status == 200 and page.refresh else None
