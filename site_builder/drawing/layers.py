"""The graph of the pedigree in columns: boxes, and dummies where a line passes a column.

After Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
structures", 1981: every segment joins neighbouring columns. A dummy lies in the lane of the
method that the line leads to, and all lines of one source share it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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

    `before[v]` and `after[v]` are the neighbours of `v` in the columns to its left and right.
    `routes` gives for each drawn step its vertices from left to right.
    """

    methods: tuple[Method, ...]
    columns: tuple[tuple[int, int], ...]
    """(year, place within the year) of each column, from left to right."""
    column_of: Sequence[int]
    lane_of: Sequence[int]
    before: Sequence[Sequence[int]]
    after: Sequence[Sequence[int]]
    routes: Mapping[Step, tuple[int, ...]]

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


def in_layers(methods: Sequence[Method], steps: Sequence[Step]) -> Layers:
    """The columns of `methods`, with the routes of the primary steps.

    A year is a column, or several where a method builds on one of its own year. Steps must name
    methods that are there and must not go in a circle.
    """
    ordered = tuple(sorted(methods, key=lambda method: (method.year, method.id)))
    number = {method.id: vertex for vertex, method in enumerate(ordered)}
    place = _places(ordered, steps)
    columns = tuple(sorted({(method.year, place[method.id]) for method in ordered}))
    column = {year_and_place: index for index, year_and_place in enumerate(columns)}
    column_of = [column[method.year, place[method.id]] for method in ordered]
    lane_of = [method.lane for method in ordered]
    routes: dict[Step, tuple[int, ...]] = {}
    dummies: dict[tuple[int, int, int], int] = {}
    for step in sorted(steps, key=lambda step: (step.child, step.parent)):
        if not step.is_primary:
            continue
        lane = lane_of[number[step.child]]
        ends = sorted((number[step.parent], number[step.child]), key=column_of.__getitem__)
        route = [ends[0]]
        for between in range(column_of[ends[0]] + 1, column_of[ends[1]]):
            dummy = dummies.setdefault((ends[0], lane, between), len(column_of))
            if dummy == len(column_of):
                column_of.append(between)
                lane_of.append(lane)
            route.append(dummy)
        routes[step] = (*route, ends[1])
    before, after = _neighbours(routes.values(), len(column_of))
    return Layers(ordered, columns, column_of, lane_of, before, after, routes)


def _places(methods: Sequence[Method], steps: Sequence[Step]) -> dict[str, int]:
    """For each method its place within its year: behind all that it builds on there."""
    year = {method.id: method.year for method in methods}
    parents: dict[str, list[str]] = {}
    for step in steps:
        if year[step.parent] == year[step.child]:
            parents.setdefault(step.child, []).append(step.parent)
    places: dict[str, int] = {}
    for method in methods:
        stack = [method.id]
        while stack:
            missing = [parent for parent in parents.get(stack[-1], ()) if parent not in places]
            if missing:
                stack += missing
            else:
                id = stack.pop()
                places[id] = max((places[p] + 1 for p in parents.get(id, ())), default=0)
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
