"""The heights of the vertices: near those of their neighbours, in order, within their lane.

Each cell is an isotonic regression with bounds, solved by pooling adjacent violators (Ayer,
Brunk, Ewing, Reid, Silverman, 1955), from column to column and back. Then vertices move to the
very height of a neighbour where there is room, so that lines run level.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.drawing.layers import Layers

BOX_HEIGHT = 26.0
GAP = 8.0
DUMMY_HEIGHT = 7.0
LANE_TOP = 28.0
LANE_BOTTOM = 8.0
LANE_GAP = 8.0
SWEEPS = 6
"""So many to and fro that look to one side, then at most so many that look to both."""
STRAIGHTENINGS = 4
REACH = 60.0
"""How far a vertex moves at most to make a line level, in px."""
ELSEWHERE = 0.2
"""How much a neighbour in another lane counts: the line to it is long anyway."""
ALONE = 0.1
"""How much a vertex without neighbours wants to stay where it is."""

Cells = Mapping[tuple[int, int], Sequence[int]]
"""The vertices of each (column, lane) from top to bottom."""


@dataclass(frozen=True)
class Lane:
    """A lane of the drawing; `top` and `bottom` in px."""

    number: int
    top: float
    bottom: float


def half_height(layers: Layers, vertex: int) -> float:
    """Half of the height that a vertex takes with the gap around it, in px."""
    return DUMMY_HEIGHT / 2 if layers.is_dummy(vertex) else (BOX_HEIGHT + GAP) / 2


def lanes_of(layers: Layers, cells: Cells, top: float) -> tuple[Lane, ...]:
    """The lanes from `top` on, each as high as its fullest column needs."""
    needed: dict[int, float] = {}
    for (_, lane), cell in cells.items():
        height = sum(2 * half_height(layers, vertex) for vertex in cell)
        needed[lane] = max(needed.get(lane, 0.0), height)
    lanes: list[Lane] = []
    for number, height in sorted(needed.items()):
        bottom = top + LANE_TOP + height + LANE_BOTTOM
        lanes.append(Lane(number, top, bottom))
        top = bottom + LANE_GAP
    return tuple(lanes)


def heights(layers: Layers, cells: Cells, lanes: Sequence[Lane]) -> list[float]:
    """The middle of each vertex, in px from the top of the drawing, to a tenth."""
    found = _Heights(layers, cells, lanes)
    moved = True
    for sweep in range(SWEEPS):
        moved_before, moved = moved, found.sweep(to_the_right=sweep % 2 == 0, both_sides=False)
        if not moved and not moved_before:
            break  # neither to nor fro: as with the few of most papers
    for sweep in range(SWEEPS):
        if not found.sweep(to_the_right=sweep % 2 == 0, both_sides=True):
            break
    for sweep in range(STRAIGHTENINGS):
        if not found.straighten(to_the_right=sweep % 2 == 1):
            break
    return found.middle


class _Heights:
    """The heights so far, and what they depend on: all in px."""

    def __init__(self, layers: Layers, cells: Cells, lanes: Sequence[Lane]) -> None:
        self.layers = layers
        self.cells = cells
        self.places = sorted(cells)
        self.bounds = {
            lane.number: (lane.top + LANE_TOP, lane.bottom - LANE_BOTTOM) for lane in lanes
        }
        self.half = [half_height(layers, vertex) for vertex in range(len(layers.lane_of))]
        self.middle = [sum(self.bounds[lane]) / 2 for lane in layers.lane_of]

    def sweep(self, to_the_right: bool, both_sides: bool) -> bool:
        """Place each cell anew, looking to the column before or to both sides: did any move?"""
        before = list(self.middle)
        for column, lane in self.places if to_the_right else self.places[::-1]:
            cell = self.cells[column, lane]
            wanted = [
                self._wanted(vertex, self._near(vertex, to_the_right, both_sides))
                for vertex in cell
            ]
            placed = _placed(wanted, [self.half[vertex] for vertex in cell], *self.bounds[lane])
            for vertex, height in zip(cell, placed, strict=True):
                self.middle[vertex] = height
        return self.middle != before

    def _near(self, vertex: int, to_the_right: bool, both_sides: bool) -> Sequence[int]:
        """The neighbours that a vertex looks to.

        In the end a line looks only to where it leads: so it changes its height in the gutter
        behind its source, and runs level from there.
        """
        before, after = self.layers.before[vertex], self.layers.after[vertex]
        if both_sides:
            return after if self.layers.is_dummy(vertex) else (*before, *after)
        return before if to_the_right else after

    def _wanted(self, vertex: int, near: Sequence[int]) -> tuple[float, float]:
        """The height that a vertex wants, and how much."""
        if not near:
            return self.middle[vertex], ALONE
        lane_of = self.layers.lane_of
        lane = lane_of[vertex]
        weights = [1.0 if lane_of[other] == lane else ELSEWHERE for other in near]
        total = sum(weights)
        heights = (self.middle[other] * weight for other, weight in zip(near, weights, strict=True))
        return sum(heights) / total, total

    def straighten(self, to_the_right: bool) -> bool:
        """Move vertices to the height of a neighbour where more lines are level: did any move?

        If as many are level either way, then rather those to the right: so a line changes its
        height near its source.
        """
        before = list(self.middle)
        for place in self.places if to_the_right else self.places[::-1]:
            cell = self.cells[place]
            top, bottom = self.bounds[place[1]]
            for vertex, lower in itertools.zip_longest(cell, cell[1:]):
                half = self.half[vertex]
                lowest = bottom if lower is None else self.middle[lower] - self.half[lower]
                self.middle[vertex] = self._straightest(vertex, top + half, lowest - half)
                top = self.middle[vertex] + half
        return self.middle != before

    def _straightest(self, vertex: int, top: float, bottom: float) -> float:
        """The height from `top` to `bottom`, within reach, where most lines run level."""
        now = self.middle[vertex]
        top, bottom = max(top, now - REACH), min(bottom, now + REACH)
        after = [self.middle[other] for other in self.layers.after[vertex]]
        near = [*after, *(self.middle[other] for other in self.layers.before[vertex])]
        possible = {height for height in near if top <= height <= bottom} | {now}
        if len(possible) == 1:
            return now
        level, level_after = Counter(near), Counter(after)
        return min(
            possible,
            key=lambda height: (-level[height], -level_after[height], abs(height - now), height),
        )


def _placed(
    wanted: Sequence[tuple[float, float]], halves: Sequence[float], top: float, bottom: float
) -> list[float]:
    """The heights nearest to the wanted ones (least squares) that keep order, gaps and bounds.

    Args:
        wanted: for each vertex of a cell from top to bottom its height and weight.
        halves: for each the half of what it takes, in px.
        top: where the first may begin, in px.
        bottom: where the last must end, in px.
    """
    offsets = [0.0]
    for upper, lower in itertools.pairwise(halves):
        offsets.append(offsets[-1] + upper + lower)
    blocks: list[tuple[float, float, int]] = []  # sum of weighted heights, weight, count
    for (height, weight), offset in zip(wanted, offsets, strict=True):
        blocks.append(((height - offset) * weight, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > blocks[-1][0] * blocks[-2][1]:
            total, weights, count = blocks.pop()
            blocks[-1] = (blocks[-1][0] + total, blocks[-1][1] + weights, blocks[-1][2] + count)
    highest, lowest = top + halves[0], bottom - halves[-1] - offsets[-1]
    levels = [
        round(min(max(total / weight, highest), lowest), 1)
        for total, weight, count in blocks
        for _ in range(count)
    ]
    return [round(level + offset, 1) for level, offset in zip(levels, offsets, strict=True)]
