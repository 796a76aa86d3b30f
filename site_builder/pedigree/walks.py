"""Walks through a graph of ids: what is reached, by which shortest way, and how much there is."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

NextOf = Mapping[str, Sequence[str]]
"""For each id those that one step leads to; every id is a key."""


def nearest(start: str, next_of: NextOf) -> Iterator[str]:
    """All that `start` leads to, the nearest first."""
    found = {start}
    queue = deque([start])
    while queue:
        for following in next_of[queue.popleft()]:
            if following not in found:
                found.add(following)
                queue.append(following)
                yield following


def shortest(start: str, goal: str, next_of: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Breadth first from `start` to `goal`, both included; empty if it is not reached."""
    came_from: dict[str, str] = {start: start}
    queue = deque([start])
    while queue and goal not in came_from:
        id = queue.popleft()
        for following in next_of(id):
            if following not in came_from:
                came_from[following] = id
                queue.append(following)
    if goal not in came_from:
        return ()
    way = [goal]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def counts(in_order: Iterable[str], before: NextOf) -> dict[str, int]:
    """For each id how many are reached by `before`; `in_order` has each behind those.

    Sets of ids are the bits of numbers, so that ten thousand long lineages take no time.
    """
    reached: dict[str, int] = {}
    found: dict[str, int] = {}
    for place, id in enumerate(in_order):
        bits = 0
        for other in before[id]:
            bits |= reached[other]
        found[id] = bits.bit_count()
        reached[id] = bits | 1 << place
    return found
