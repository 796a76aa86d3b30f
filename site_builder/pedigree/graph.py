"""The pedigree: which paper builds on which, as a graph of ids; pure.

A step leads from a parent to a child. The parents of a paper are in its own order, the primary
parent first; all other sequences are sorted, so that the same graph gives the same answers.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Self

from site_builder.catalogue import Catalogue
from site_builder.pedigree.cycles import CycleError, cycles
from site_builder.pedigree.walks import counts, nearest, shortest

Parents = Mapping[str, Sequence[str]]
"""For each id the ids of its parents, the primary one first; every id is a key."""


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
        return frozenset(nearest(id, self.parents_of))

    def descendants(self, id: str) -> frozenset[str]:
        """All that build on `id`, directly or by way of others."""
        return frozenset(nearest(id, self.children_of))

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
        if line := shortest(one, other, up.__getitem__):
            return line
        if line := shortest(other, one, up.__getitem__):
            return line[::-1]
        return shortest(one, other, lambda id: (*up[id], *self.children_of[id]))

    @cached_property
    def ancestor_counts(self) -> Mapping[str, int]:
        """For each id the number of its ancestors."""
        return counts(self.in_order, self.parents_of)

    @cached_property
    def descendant_counts(self) -> Mapping[str, int]:
        """For each id the number of its descendants."""
        return counts(reversed(self.in_order), self.children_of)

    def reading_path(self, goal: str, limit: int | None = None) -> tuple[Stop, ...]:
        """What to read before `goal`: its ancestors, each behind its own parents, then itself.

        With a `limit` at most so many ancestors, the nearest.
        """
        wanted = {goal, *islice(nearest(goal, self.parents_of), limit)}
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
            (child, *shortest(other, parent, self.parents_of.__getitem__))
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
