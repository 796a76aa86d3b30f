"""The graph of the pedigree in columns: boxes, and dummies where a line passes a column.

After Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
structures", 1981: every segment joins neighbouring columns. A dummy lies in the lane of the
child, and all lines that lead from one parent to that lane share it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise


@dataclass(frozen=True)
class Method:
    """A box to draw: `lane` is the number of its lane from the top, `width` is in px.

    A ghost stands in a lane that is not its own; `family` is the id of its own one.
    """

    id: str
    label: str
    lane: int
    year: int
    width: float
    family: str = ""
    is_ghost: bool = False


@dataclass(frozen=True)
class Step:
    """A line to draw, from the parent to the child."""

    parent: str
    child: str
    is_primary: bool = True


@dataclass(frozen=True)
class Layers:
    """Vertices 0, 1, ...: first the methods in order of (year, id), then the dummies.

    `column_of[v]` and `lane_of[v]` say where `v` stands; `before[v]` and `after[v]` are its
    neighbours in the columns to its left and right.
    """

    methods: tuple[Method, ...]
    steps: tuple[Step, ...]
    """Each once, first the primary ones."""
    columns: tuple[tuple[int, int], ...]
    """(year, place within the year) of each column, from left to right."""
    column_of: Sequence[int]
    lane_of: Sequence[int]
    before: Sequence[Sequence[int]]
    after: Sequence[Sequence[int]]
    routes: Mapping[Step, tuple[int, ...]]
    """For each primary step its vertices, one in each column, from left to right."""

    @property
    def cells(self) -> dict[tuple[int, int], list[int]]:
        """The vertices of each (column, lane) that has any, by number."""
        found: dict[tuple[int, int], list[int]] = {}
        for vertex, place in enumerate(zip(self.column_of, self.lane_of, strict=True)):
            found.setdefault(place, []).append(vertex)
        return dict(sorted(found.items()))

    def is_dummy(self, vertex: int) -> bool:
        """Whether only a line is there, and no box."""
        return vertex >= len(self.methods)


def in_layers(methods: Iterable[Method], steps: Iterable[Step]) -> Layers:
    """The columns of `methods`, with the routes of the primary steps.

    A year is a column, or several where a method builds on one of its own year. The parent of a
    step may be of a later year than the child: then the child is its left end.

    Raises:
        KeyError: a step names a method that is not there.
        graphlib.CycleError: methods of one year build on one another in a circle.
    """
    ordered = tuple(sorted(methods, key=lambda method: (method.year, method.id)))
    number = {method.id: vertex for vertex, method in enumerate(ordered)}
    distinct = _distinct(steps)
    place = _places(ordered, distinct)
    columns = tuple(sorted({(method.year, place[method.id]) for method in ordered}))
    index = {column: left for left, column in enumerate(columns)}
    column_of = [index[method.year, place[method.id]] for method in ordered]
    lane_of = [method.lane for method in ordered]
    routes = {}
    dummies: dict[tuple[str, int, int], int] = {}
    for step in (step for step in distinct if step.is_primary):
        ends = (number[step.parent], number[step.child])
        left, right = sorted(ends, key=column_of.__getitem__)
        lane = lane_of[number[step.child]]
        between = range(column_of[left] + 1, column_of[right])
        for column in between:
            if (step.parent, lane, column) not in dummies:
                dummies[step.parent, lane, column] = len(column_of)
                column_of.append(column)
                lane_of.append(lane)
        passed = [dummies[step.parent, lane, column] for column in between]
        routes[step] = (left, *passed, right)
    before, after = _neighbours(routes.values(), len(column_of))
    return Layers(ordered, distinct, columns, column_of, lane_of, before, after, routes)


def _distinct(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Each step once; one that is given both ways is primary."""
    found = {
        (step.parent, step.child): step for step in sorted(steps, key=lambda step: step.is_primary)
    }
    return tuple(
        sorted(found.values(), key=lambda step: (not step.is_primary, step.child, step.parent))
    )


def _places(methods: Sequence[Method], steps: Iterable[Step]) -> dict[str, int]:
    """For each method its place within its year: behind all that it builds on there."""
    year = {method.id: method.year for method in methods}
    parents: dict[str, list[str]] = {method.id: [] for method in methods}
    for step in steps:
        if year[step.parent] == year[step.child]:
            parents[step.child].append(step.parent)
    places: dict[str, int] = {}
    for id in TopologicalSorter(parents).static_order():
        places[id] = max((places[parent] + 1 for parent in parents[id]), default=0)
    return places


def _neighbours(
    routes: Iterable[Sequence[int]], count: int
) -> tuple[list[list[int]], list[list[int]]]:
    """For each vertex those to its left and to its right; a shared segment counts once."""
    segments = sorted({segment for route in routes for segment in pairwise(route)})
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for left, right in segments:
        after[left].append(right)
        before[right].append(left)
    return before, after
