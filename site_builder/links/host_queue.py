"""What waits for one host, when it may be asked, and what speaks against asking it any more."""

import heapq
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.hosts import Host
from site_builder.links.patience import MARGIN, wanted_wait

ResultT = TypeVar("ResultT")

_SILENT = frozenset({"slow", "reset", "no-connection", "name-failure", "tls-failure"})
"""Failures that may mean that a host is down."""

_UNREACHED = frozenset({"no-such-host", "name-failure", "private-address"})

DOUBT, GIVE_UP = 9, 21
"""How many points against a host raise a doubt, and how many end it.

In doubt, what waits longest to be asked is asked first: if the host is down, or will not answer so
soon, that is so for any page, and else it was about single pages. An answer takes all points away.
"""

_FAULT, _SILENCE, _WAIT, _LONG_WAIT = 1, 2, 2, 3
"""Points for a fault of the server, for no answer by a host that has given none yet, for a wait
that it asks for, and for one that is too long for us."""

NEVER = float("inf")


@dataclass(order=True)
class Waiting(Generic[ResultT]):
    """A request in the queue of its host: at which time it may be made, and its turn."""

    not_before: float
    turn: int
    request: Request = field(compare=False)
    check: Check[ResultT] = field(compare=False)


@dataclass
class HostQueue(Generic[ResultT]):
    """What waits for one host, and what the host has answered so far."""

    name: str
    host: Host
    waiting: list[Waiting[ResultT]] = field(default_factory=list)
    next_time: float = 0
    active: int = 0
    has_answered: bool = False
    against: int = 0
    reason: str = ""
    listed_for: float = NEVER

    @property
    def given_up(self) -> bool:
        """Whether the host is asked no more."""
        return self.against >= GIVE_UP

    def take(self) -> Waiting[ResultT]:
        """The next request to be made."""
        if self.against >= DOUBT:
            fresh = [waiting for waiting in self.waiting if waiting.not_before <= 0]
            if fresh:
                last = max(fresh)
                self.waiting.remove(last)
                heapq.heapify(self.waiting)
                return last
        return heapq.heappop(self.waiting)

    def ready_at(self) -> float:
        """When the first that waits may be asked; `NEVER` while that depends on an answer."""
        is_full = self.active >= self.host.at_once
        return NEVER if is_full else max(self.next_time, self.waiting[0].not_before)

    def note(self, answer: Answer, now: float, patience: float) -> None:
        """Learn from an answer: whether the host is down, and when it wants to be asked again."""
        if answer.failure in _UNREACHED:
            self.next_time = now  # nothing came to the host: there is nothing to be gentle with
        if answer.failure:
            if answer.failure in _SILENT and not self.has_answered:
                self.reason, self.against = "host-down", self.against + _SILENCE
            return
        self.has_answered = True
        wait = wanted_wait(answer)
        if wait is None:
            is_fault = 500 <= answer.status < 600
            self.reason, self.against = "host-down", self.against + _FAULT if is_fault else 0
            return
        self.reason = "rate-limited"
        self.against += _LONG_WAIT if wait > patience else _WAIT
        if wait <= patience:
            self.next_time = max(self.next_time, now + wait + MARGIN)
