"""The pedigree: which paper builds on which, as a graph of ids; pure.

A step leads from a parent to a child. The parents of a paper are in its own order, the primary
parent first; all other sequences are sorted, so that the same graph gives the same answers.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from site_builder.catalogue import Catalogue

Parents = Mapping[str, Sequence[str]]
"""For each id the ids of its parents, the primary one first; every id is a key."""


class CycleError(ValueError):
    """The graph has a cycle: in `cycle` each id builds on the next, the last on the first."""

    def __init__(self, cycle: Sequence[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__(" builds on ".join([*cycle, cycle[0]]))


@dataclass(frozen=True)
class Stop:
    """A stop of a reading path: a paper, and the later stops that build on it."""

    id: str
    needed_by: tuple[str, ...]


@dataclass(frozen=True)
class Pedigree:
    """The graph. Parents that are no keys of `parents_of` are left out.

    Raises:
        CycleError: a paper is its own ancestor.
    """

    parents_of: Parents

    def __post_init__(self) -> None:
        """Leave out what is not there; refuse a cycle."""
        known = {
            child: tuple(dict.fromkeys(parent for parent in parents if parent in self.parents_of))
            for child, parents in sorted(self.parents_of.items())
        }
        object.__setattr__(self, "parents_of", known)
        if cycle := next(cycles(known), None):
            raise CycleError(cycle)

    @classmethod
    def of(cls, catalogue: Catalogue) -> Self:
        """The pedigree of all papers of `catalogue`."""
        return cls(parents_in(catalogue))

    @cached_property
    def children_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each id the ids of its children, sorted."""
        found: dict[str, list[str]] = {id: [] for id in self.parents_of}
        for child, parents in self.parents_of.items():
            for parent in parents:
                found[parent].append(child)
        return {parent: tuple(children) for parent, children in found.items()}

    def ancestors(self, id: str) -> frozenset[str]:
        """All that `id` builds on, directly or by way of others."""
        return _reach(id, self.parents_of)

    def descendants(self, id: str) -> frozenset[str]:
        """All that build on `id`, directly or by way of others."""
        return _reach(id, self.children_of)

    def common_ancestors(self, one: str, other: str) -> frozenset[str]:
        """All that both build on; a paper counts as its own ancestor here."""
        return (self.ancestors(one) | {one}) & (self.ancestors(other) | {other})

    @cached_property
    def layers(self) -> Mapping[str, int]:
        """For each id the number of steps of the longest way from a paper without parents."""
        found: dict[str, int] = {}
        for id in self.in_order:
            found[id] = max((found[parent] + 1 for parent in self.parents_of[id]), default=0)
        return found

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """All ids, each behind its parents (Kahn's algorithm, layer by layer, then by id)."""
        waiting = {child: len(parents) for child, parents in self.parents_of.items()}
        ready = [child for child, count in waiting.items() if not count]
        done: list[str] = []
        while ready:
            done += sorted(ready)
            freed: list[str] = []
            for parent in ready:
                for child in self.children_of[parent]:
                    waiting[child] -= 1
                    if not waiting[child]:
                        freed.append(child)
            ready = freed
        return tuple(done)

    @cached_property
    def _place(self) -> Mapping[str, int]:
        """For each id its place in `in_order`."""
        return {id: place for place, id in enumerate(self.in_order)}

    @property
    def roots(self) -> tuple[str, ...]:
        """Papers that others build on and that build on none."""
        return tuple(id for id, up in self.parents_of.items() if not up and self.children_of[id])

    @property
    def isolated(self) -> tuple[str, ...]:
        """Papers without parents and without children."""
        return tuple(
            id for id, up in self.parents_of.items() if not up and not self.children_of[id]
        )

    def path(self, one: str, other: str) -> tuple[str, ...]:
        """A shortest way between two papers, both included; empty if there is none.

        If one descends from the other, the way follows the line of descent; else it may turn, as
        by a common ancestor. Of several shortest ways, that over primary parents comes first.
        """
        up = self.parents_of
        if line := _shortest(one, other, up.__getitem__):
            return line
        if line := _shortest(other, one, up.__getitem__):
            return line[::-1]
        return _shortest(one, other, lambda id: (*up[id], *self.children_of[id]))

    def reading_path(self, goal: str) -> tuple[Stop, ...]:
        """What to read before `goal`: its ancestors, each behind its own parents, then itself."""
        wanted = self.ancestors(goal) | {goal}
        return tuple(
            Stop(id, tuple(child for child in self.children_of[id] if child in wanted))
            for id in sorted(wanted, key=self._place.__getitem__)
        )

    def siblings(self, id: str) -> Mapping[str, int]:
        """Papers that share parents with `id`, with the number of shared parents."""
        shared: dict[str, int] = {}
        for parent in self.parents_of[id]:
            for child in self.children_of[parent]:
                if child != id:
                    shared[child] = shared.get(child, 0) + 1
        return shared

    def adds_nothing(self, child: str, parent: str) -> tuple[str, ...]:
        """The longer way from `child` up to `parent` that makes their step superfluous, or ()."""
        ways = (
            (child, *_shortest(other, parent, self.parents_of.__getitem__))
            for other in self.parents_of[child]
            if other != parent
        )
        return next((way for way in ways if len(way) > 1), ())

    def only(self, ids: Collection[str]) -> "Pedigree":
        """The part of the graph on `ids`."""
        return Pedigree({id: self.parents_of[id] for id in ids})


def parents_in(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The parents of each paper, as its record names them; those that are not there left out."""
    known = catalogue.paper_by_id
    return {
        paper.id: tuple(edge.paper for edge in paper.builds_on if edge.paper in known)
        for paper in catalogue.papers
    }


def cycles(parents: Parents) -> Iterator[tuple[str, ...]]:
    """A shortest cycle through each knot of papers that build on one another, sorted by start."""
    told: set[str] = set()
    for start in _entangled(parents):
        if start in told:
            continue
        ways = (
            (start, *way) for parent in parents[start]
            if (way := _shortest(parent, start, parents.__getitem__))
        )  # fmt: skip
        if shortest := min(ways, key=len, default=()):
            told.update(shortest)
            yield shortest[:-1]


def _entangled(parents: Parents) -> list[str]:
    """The papers on cycles and on ways from one cycle to another, sorted."""
    below = _peeled(parents)
    children: dict[str, list[str]] = {id: [] for id in below}
    for child, known in below.items():
        for parent in known:
            children[parent].append(child)
    return sorted(_peeled(children))


def _peeled(next_of: Parents) -> dict[str, list[str]]:
    """What is left when all that lead nowhere are taken away, again and again."""
    waiting = {id: len(known) for id, known in next_of.items()}
    before: dict[str, list[str]] = {}
    for id, known in next_of.items():
        for following in known:
            before.setdefault(following, []).append(id)
    free = [id for id, count in waiting.items() if not count]
    while free:
        for id in before.get(free.pop(), ()):
            waiting[id] -= 1
            if not waiting[id]:
                free.append(id)
    left = {id for id, count in waiting.items() if count}
    return {id: [following for following in next_of[id] if following in left] for id in left}


def _reach(start: str, next_of: Parents) -> frozenset[str]:
    found: set[str] = set()
    queue = list(next_of[start])
    while queue:
        id = queue.pop()
        if id not in found:
            found.add(id)
            queue.extend(next_of[id])
    return frozenset(found)


def _shortest(start: str, goal: str, next_of: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
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
