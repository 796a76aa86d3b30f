"""What a change does to the pedigree: steps that come and go, and what they join; pure.

Records are plain data that nobody has checked: what is no step is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from site_builder.editions.comparing import Comparison, Record
from site_builder.pedigree import CycleError, Pedigree

Step = tuple[str, str]
"""Child and parent."""


@dataclass(frozen=True)
class Part:
    """A part of the pedigree that hangs together: its oldest paper, and how many it has."""

    oldest: str
    size: int


@dataclass(frozen=True)
class NewStep:
    """A new step; `joins` are the parts of the child and the parent that hung apart before it."""

    child: str
    parent: str
    joins: tuple[Part, Part] | None


@dataclass(frozen=True)
class Ancestors:
    """How many ancestors a paper has now, and had (None: it was not there)."""

    id: str
    before: int | None
    after: int


@dataclass(frozen=True)
class Lineage:
    """The steps of the pedigree that differ. `is_cyclic`: papers build on themselves now."""

    new: tuple[NewStep, ...] = ()
    removed: tuple[Step, ...] = ()
    ancestors: tuple[Ancestors, ...] = ()
    is_cyclic: bool = False

    def __bool__(self) -> bool:
        return bool(self.new or self.removed)


def lineage(
    before: Mapping[str, Record], after: Mapping[str, Record], comparison: Comparison
) -> Lineage:
    """What differs between two sets of records by id; one with another id stays the same paper."""
    now_called = {one.before_id: one.id for one in comparison.changed if one.before_id}
    old = {now_called.get(id, id): record for id, record in before.items()}
    were = {
        (now_called.get(child, child), now_called.get(parent, parent))
        for child, parent in _steps(before)
    }
    are = set(_steps(after))
    new, removed = sorted(are - were), sorted(were - are)
    if not (new or removed):
        return Lineage()
    counts_before, counts_after = _counts(old, were), _counts(after, are)
    touched = sorted({child for child, _ in (*new, *removed)} & after.keys())
    return Lineage(
        tuple(_joins(after, were & are, new)),
        tuple(removed),
        tuple(
            Ancestors(id, (counts_before or {}).get(id) if id in old else None, counts_after[id])
            for id in touched
        )
        if counts_after is not None
        else (),
        counts_after is None,
    )


def _steps(records: Mapping[str, Record]) -> Iterator[Step]:
    for id, record in records.items():
        edges = record.get("builds_on")
        for edge in edges if isinstance(edges, list) else ():
            parent = edge.get("paper") if isinstance(edge, dict) else None
            if isinstance(parent, str) and parent in records and parent != id:
                yield id, parent


def _counts(records: Mapping[str, Record], steps: Iterable[Step]) -> Mapping[str, int] | None:
    """The number of ancestors of each paper; None if there is a cycle."""
    parents: dict[str, list[str]] = {id: [] for id in records}
    for child, parent in sorted(steps):
        if child in parents:
            parents[child].append(parent)
    try:
        return Pedigree(parents).ancestor_counts
    except CycleError:
        return None


def _joins(
    records: Mapping[str, Record], kept: Iterable[Step], new: Iterable[Step]
) -> Iterator[NewStep]:
    parts = _Parts(records)
    for child, parent in sorted(kept):
        parts.join(child, parent)
    for child, parent in new:
        joined = (parts.of(child), parts.of(parent)) if parts.are_apart(child, parent) else None
        parts.join(child, parent)
        yield NewStep(child, parent, joined)


class _Parts:
    """The parts that hang together, by union and find; each is named by its oldest paper."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.above = {id: id for id in records}
        self.sizes = dict.fromkeys(records, 1)
        self.ages = {id: (str(record.get("year") or "9999"), id) for id, record in records.items()}

    def find(self, id: str) -> str:
        while self.above[id] != id:
            self.above[id] = self.above[self.above[id]]
            id = self.above[id]
        return id

    def are_apart(self, one: str, other: str) -> bool:
        return self.find(one) != self.find(other)

    def of(self, id: str) -> Part:
        root = self.find(id)
        return Part(self.ages[root][1], self.sizes[root])

    def join(self, one: str, other: str) -> None:
        large, small = sorted((self.find(one), self.find(other)), key=lambda id: -self.sizes[id])
        if large != small:
            self.above[small] = large
            self.sizes[large] += self.sizes[small]
            self.ages[large] = min(self.ages[large], self.ages[small])
