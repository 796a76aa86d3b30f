"""The drawing of the pedigree: methods and steps in, boxes and lines with coordinates out.

Columns are years, lanes are families. Lines run level through the columns and curve only in the
gutters between them; so none crosses a box.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawing.heights import BOX_HEIGHT, GAP, Lane, heights, lanes_of
from site_builder.drawing.layers import Layers, Method, Step, in_layers
from site_builder.drawing.ordering import ordered

GUTTER = 34.0
MARGIN = 10.0
HEADER = 26.0
MIN_COLUMN = 34.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A method; `x` and `y` are its upper left corner, in px."""

    method: Method
    x: float
    y: float
    height: float = BOX_HEIGHT


@dataclass(frozen=True)
class Line:
    """A step: level from point to point of a pair, curved from pair to pair; in px."""

    step: Step
    levels: tuple[tuple[Point, Point], ...]

    @property
    def path(self) -> str:
        """The line as the `d` of an SVG path."""
        (x, y), (end, _) = self.levels[0]
        parts = [f"M{x:g} {y:g}" + (f"H{end:g}" if end != x else "")]
        for start, (next_end, _) in self.levels[1:]:
            middle = round((end + start[0]) / 2, 1)
            parts.append(f"C{middle:g} {y:g} {middle:g} {start[1]:g} {start[0]:g} {start[1]:g}")
            if next_end != start[0]:
                parts.append(f"H{next_end:g}")
            y, end = start[1], next_end
        return "".join(parts)


@dataclass(frozen=True)
class Year:
    """The heading over the columns of a year; the dotted line before them is at `rule`, in px."""

    year: int
    x: float
    rule: float


@dataclass(frozen=True)
class Drawing:
    """All that is drawn, in a picture of `width` x `height` px; `crossings` of primary lines."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    lanes: tuple[Lane, ...]
    years: tuple[Year, ...]
    crossings: int


def draw(methods: Sequence[Method], steps: Sequence[Step]) -> Drawing:
    """The drawing of `methods` and of the `steps` between them, the same in whatever order."""
    layers = in_layers(methods, steps)
    cells, crossings = ordered(layers)
    lanes = lanes_of(layers, cells, HEADER)
    columns = _columns(layers)
    middle = [round(height, 1) for height in heights(layers, cells, lanes)]
    table = _Table(layers, columns, middle, lanes)
    width = columns[-1].right + MARGIN if columns else 2 * MARGIN
    height = lanes[-1].bottom if lanes else HEADER
    return Drawing(
        width=round(width, 1),
        height=round(height, 1),
        boxes=tuple(map(table.box, range(len(layers.methods)))),
        lines=tuple(table.line(step) for step in sorted(steps, key=_order)),
        lanes=lanes,
        years=_years(layers, columns),
        crossings=crossings,
    )


def _order(step: Step) -> tuple[bool, str, str]:
    return (not step.is_primary, step.child, step.parent)


@dataclass(frozen=True)
class _Column:
    """A column; in px."""

    left: float
    right: float


def _columns(layers: Layers) -> list[_Column]:
    """The columns, each as wide as its widest box, with gutters between them."""
    widths = [MIN_COLUMN] * len(layers.columns)
    for method, column in zip(layers.methods, layers.column_of, strict=False):
        widths[column] = max(widths[column], method.width)
    columns: list[_Column] = []
    left = MARGIN + GUTTER / 2
    for width in widths:
        columns.append(_Column(round(left, 1), round(left + width, 1)))
        left += width + GUTTER
    return columns


def _years(layers: Layers, columns: Sequence[_Column]) -> tuple[Year, ...]:
    return tuple(
        Year(year, columns[index].left, round(columns[index].left - GUTTER / 2, 1))
        for index, (year, place) in enumerate(layers.columns)
        if place == min(other for held, other in layers.columns if held == year)
    )


class _Table:
    """Where everything is, to write boxes and lines from."""

    def __init__(
        self,
        layers: Layers,
        columns: Sequence[_Column],
        middle: Sequence[float],
        lanes: Sequence[Lane],
    ) -> None:
        self.layers = layers
        self.columns = columns
        self.middle = middle
        self.number = {method.id: vertex for vertex, method in enumerate(layers.methods)}
        self.free = _free(layers, middle, lanes)

    def box(self, vertex: int) -> Box:
        method = self.layers.methods[vertex]
        left = self.columns[self.layers.column_of[vertex]].left
        return Box(method, left, round(self.middle[vertex] - BOX_HEIGHT / 2, 1))

    def line(self, step: Step) -> Line:
        """The line of a step, along its route, or where there is room if it has none."""
        if route := self.layers.routes.get(step):
            heights = [self.middle[vertex] for vertex in route]
            first, last = route[0], route[-1]
        else:
            ends = (self.number[step.parent], self.number[step.child])
            first, last = sorted(ends, key=self.layers.column_of.__getitem__)
            heights = self._heights_between(first, last)
        start = self.layers.column_of[first]
        levels = [
            ((self.columns[column].left, height), (self.columns[column].right, height))
            for column, height in enumerate(heights, start)
        ]
        edge = self.columns[start].left + self.layers.methods[first].width
        levels[0] = ((round(edge, 1), heights[0]), levels[0][1])
        levels[-1] = (levels[-1][0], levels[-1][0])
        return Line(step, tuple(levels))

    def _heights_between(self, first: int, last: int) -> list[float]:
        """Through each column between two boxes at the free height nearest to the last box."""
        start, end = self.layers.column_of[first], self.layers.column_of[last]
        goal = self.middle[last]
        between = [_nearest(goal, self.free[column]) for column in range(start + 1, end)]
        return [self.middle[first], *between, goal]


def _free(
    layers: Layers, middle: Sequence[float], lanes: Sequence[Lane]
) -> list[list[tuple[float, float]]]:
    """For each column the stretches without a box, in px, half a gap away from the boxes."""
    taken: list[list[float]] = [[] for _ in layers.columns]
    for vertex in range(len(layers.methods)):
        taken[layers.column_of[vertex]].append(middle[vertex])
    reach = (BOX_HEIGHT + GAP) / 2
    free = []
    for heights_taken in taken:
        edges = [lanes[0].top if lanes else 0.0]
        for height in sorted(heights_taken):
            edges += [height - reach, height + reach]
        edges.append(lanes[-1].bottom if lanes else 0.0)
        free.append(list(zip(edges[::2], edges[1::2], strict=True)))
    return free


def _nearest(height: float, stretches: Sequence[tuple[float, float]]) -> float:
    places = (min(max(height, top), max(top, bottom)) for top, bottom in stretches)
    return min(places, key=lambda place: abs(place - height))
