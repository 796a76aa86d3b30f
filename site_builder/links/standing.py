"""How far a run of checks is."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.links.host_queue import HostQueue, ResultT


@dataclass(frozen=True)
class Standing:
    """How far a run is: requests made, checks done and open, hosts that others wait for."""

    requests: int
    done: int
    open: int
    waits_for: tuple[str, ...]


def busiest(queues: Iterable[HostQueue[ResultT]]) -> tuple[str, ...]:
    """The hosts that are most waited for, at most three."""
    counts = ((len(line.waiting) + line.active, line.name) for line in queues)
    most = heapq.nsmallest(3, ((-count, name) for count, name in counts if count))
    return tuple(name for _, name in most)
