"""The drawing of the pedigree: methods and steps in, boxes and lines with coordinates out.

Columns are years, lanes are families. Lines run level through the columns and curve only in the
gutters between them; so none crosses a box.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_builder.drawing.heights import BOX_HEIGHT, Lane, heights, lanes_of
from site_builder.drawing.layers import Layers, Method, Step, in_layers
from site_builder.drawing.openings import nearest, openings
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
    """A step: level from point to point of a pair, curved from pair to pair; in px.

    It leads from left to right, from the parent to the child unless the parent is younger.
    """

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
    """All that is drawn, in a picture of `width` x `height` px; `crossings` of primary lines.

    Boxes are in order of (year, id), primary lines before the others.
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    lanes: tuple[Lane, ...]
    years: tuple[Year, ...]
    crossings: int


def draw(methods: Iterable[Method], steps: Iterable[Step]) -> Drawing:
    """The drawing of `methods` and of the `steps` between them, the same in whatever order."""
    layers = in_layers(methods, steps)
    if not layers.methods:
        return Drawing(2 * MARGIN, HEADER, (), (), (), (), 0)
    cells, crossings = ordered(layers)
    lanes = lanes_of(layers, cells, HEADER)
    columns = _columns(layers)
    table = _Table(layers, columns, heights(layers, cells, lanes), lanes)
    return Drawing(
        width=round(columns[-1].right + MARGIN, 1),
        height=lanes[-1].bottom,
        boxes=tuple(map(table.box, range(len(layers.methods)))),
        lines=tuple(map(table.line, layers.steps)),
        lanes=lanes,
        years=_years(layers, columns),
        crossings=crossings,
    )


@dataclass(frozen=True)
class _Column:
    """A column; in px."""

    left: float
    right: float


def _columns(layers: Layers) -> list[_Column]:
    """The columns, each as wide as its widest box, with gutters between them."""
    widths = [MIN_COLUMN] * len(layers.columns)
    for method, column in zip(layers.methods, layers.column_of, strict=False):  # no dummies
        widths[column] = max(widths[column], method.width)
    columns: list[_Column] = []
    left = MARGIN + GUTTER / 2
    for width in widths:
        columns.append(_Column(round(left, 1), round(left + width, 1)))
        left += width + GUTTER
    return columns


def _years(layers: Layers, columns: Sequence[_Column]) -> tuple[Year, ...]:
    return tuple(
        Year(year, column.left, round(column.left - GUTTER / 2, 1))
        for (year, place), column in zip(layers.columns, columns, strict=True)
        if place == 0
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
        self.openings = openings(layers, middle, lanes)

    def box(self, vertex: int) -> Box:
        left = self.columns[self.layers.column_of[vertex]].left
        top = round(self.middle[vertex] - BOX_HEIGHT / 2, 1)
        return Box(self.layers.methods[vertex], left, top)

    def line(self, step: Step) -> Line:
        """The line of a step, along its route, or through openings if it has none."""
        column_of = self.layers.column_of
        ends = (self.number[step.parent], self.number[step.child])
        first, last = sorted(ends, key=column_of.__getitem__)
        if route := self.layers.routes.get(step):
            heights = [self.middle[vertex] for vertex in route]
        else:
            heights = self._through_openings(first, last)
        passed = self.columns[column_of[first] : column_of[last] + 1]
        edge = round(passed[0].left + self.layers.methods[first].width, 1)
        levels = [((edge, heights[0]), (passed[0].right, heights[0]))]
        for column, height in zip(passed[1:], heights[1:], strict=True):
            end = column.left if column is passed[-1] else column.right
            if height == levels[-1][1][1]:
                levels[-1] = (levels[-1][0], (end, height))
            else:
                levels.append(((column.left, height), (end, height)))
        return Line(step, tuple(levels))

    def _through_openings(self, first: int, last: int) -> list[float]:
        """From the last box back to the first one, with as little up and down as there can be."""
        heights = [self.middle[last]]
        start, end = self.layers.column_of[first], self.layers.column_of[last]
        for column in range(end - 1, start, -1):
            heights.append(round(nearest(heights[-1], self.openings[column]), 1))
        return [self.middle[first], *reversed(heights)]
