"""What is seen in a drawing, read from its boxes and paths alone: the layout is not asked."""

import re
from itertools import combinations, pairwise

from site_builder.drawing.pedigree import MIN_COLUMN, Box, Drawing, Line

Point = tuple[float, float]
Segment = tuple[Point, Point]

PIECES = 32
"""A curve is judged as so many straight pieces."""
EDGE = 0.05
"""What lies so near to an edge is on it, in px."""

_COMMAND = re.compile(r"([MHC])([^MHC]*)")


def points(path: str) -> list[Point]:
    """The `d` of a path as points from its start to its end, close to one another on curves."""
    found: list[Point] = []
    for command, numbers in _COMMAND.findall(path):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            found.append((values[0], values[1]))
        elif command == "H":
            found.append((values[0], found[-1][1]))
        else:
            found += _curve(found[-1], *zip(values[::2], values[1::2], strict=True))
    return found


def _curve(start: Point, one: Point, other: Point, end: Point) -> list[Point]:
    """A cubic Bézier curve, without its start."""
    found = []
    for piece in range(1, PIECES + 1):
        t = piece / PIECES
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        weighed = list(zip(weights, (start, one, other, end), strict=True))
        found.append((sum(w * x for w, (x, _) in weighed), sum(w * y for w, (_, y) in weighed)))
    return found


def edges(box: Box) -> tuple[float, float, float, float]:
    """The left, right, upper and lower edge of a box."""
    return box.x, box.x + box.method.width, box.y, box.y + box.height


def lines_over_boxes(drawing: Drawing) -> list[tuple[Line, Box]]:
    """Each line with each box that it enters, be it the box of one of its ends."""
    found = []
    for line in drawing.lines:
        pieces = list(pairwise(points(line.path)))
        found += [
            (line, box) for box in drawing.boxes if any(_enters(piece, box) for piece in pieces)
        ]
    return found


def _enters(piece: Segment, box: Box) -> bool:
    """Whether the rectangle around a piece reaches into a box."""
    (x, y), (end, height) = piece
    left, right, top, bottom = edges(box)
    return (min(x, end) < right - EDGE and max(x, end) > left + EDGE) and (
        min(y, height) < bottom - EDGE and max(y, height) > top + EDGE
    )


def columns(drawing: Drawing) -> list[tuple[float, float]]:
    """The left and the right edge of each column of boxes."""
    right: dict[float, float] = {}
    for box in drawing.boxes:
        right[box.x] = max(right.get(box.x, 0.0), box.x + max(box.method.width, MIN_COLUMN))
    return sorted(right.items())


def height_at(line: list[Point], x: float) -> float | None:
    """How high a line is at `x`, where it runs level; None beyond its ends."""
    for (start, y), (end, height) in pairwise(line):
        if start - EDGE <= x <= end + EDGE:
            return y if x - start <= end - x else height
    return None


def crossings(drawing: Drawing) -> int:
    """How many pairs of primary lines change places in a gutter; what they share counts once."""
    lines = [points(line.path) for line in drawing.lines if line.step.is_primary]
    count = 0
    for (_, left), (right, _) in pairwise(columns(drawing)):
        ends = ((height_at(line, left), height_at(line, right)) for line in lines)
        gutter = {(start, end) for start, end in ends if start is not None and end is not None}
        count += sum(
            (one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in combinations(gutter, 2)
        )
    return count
