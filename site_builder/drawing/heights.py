"""The heights of the vertices: near those of their neighbours, in order, within their lane.

Each cell is an isotonic regression with bounds, solved by pooling adjacent violators (Ayer,
Brunk, Ewing, Reid, Silverman, 1955), from column to column and back.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.drawing.layers import Layers

BOX_HEIGHT = 26.0
GAP = 8.0
DUMMY_HEIGHT = 7.0
LANE_TOP = 28.0
LANE_BOTTOM = 8.0
LANE_GAP = 8.0
SWEEPS = 32

Cells = Mapping[tuple[int, int], Sequence[int]]


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
    """The middle of each vertex, in px from the top of the drawing."""
    bounds = {lane.number: (lane.top + LANE_TOP, lane.bottom - LANE_BOTTOM) for lane in lanes}
    middle = [sum(bounds[lane]) / 2 for lane in layers.lane_of]
    halves = [half_height(layers, vertex) for vertex in range(len(middle))]
    columns = sorted(cells)
    for sweep in range(SWEEPS):
        to_the_right = sweep % 2 == 0
        both = sweep >= SWEEPS // 2
        for column, lane in columns if to_the_right else columns[::-1]:
            cell = cells[column, lane]
            wanted = [
                _wanted(vertex, _sides(layers, vertex, to_the_right, both), middle)
                for vertex in cell
            ]
            placed = _placed(wanted, [halves[vertex] for vertex in cell], *bounds[lane])
            for vertex, height in zip(cell, placed, strict=True):
                middle[vertex] = height
    return middle


def _sides(layers: Layers, vertex: int, to_the_right: bool, both: bool) -> Sequence[int]:
    """The neighbours that a vertex looks to.

    In the end a line looks only to where it leads: so it changes its height in the gutter behind
    its source, and runs level from there.
    """
    before, after = layers.before[vertex], layers.after[vertex]
    if both:
        return after if layers.is_dummy(vertex) else (*before, *after)
    return before if to_the_right else after


def _wanted(vertex: int, near: Sequence[int], middle: Sequence[float]) -> tuple[float, float]:
    """The height that a vertex wants, and how much."""
    if not near:
        return middle[vertex], 0.1
    return sum(middle[other] for other in near) / len(near), float(len(near))


def _placed(
    wanted: Sequence[tuple[float, float]], halves: Sequence[float], top: float, bottom: float
) -> list[float]:
    """The heights nearest to the wanted ones (least squares) that keep order, gaps and bounds."""
    offsets = [0.0]
    for upper, lower in itertools.pairwise(halves):
        offsets.append(offsets[-1] + upper + lower)
    blocks: list[tuple[float, float, int]] = []  # sum of weighted heights, weight, count
    for (height, weight), offset in zip(wanted, offsets, strict=True):
        blocks.append(((height - offset) * weight, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > blocks[-1][0] * blocks[-2][1]:
            total, weights, count = blocks.pop()
            blocks[-1] = (blocks[-1][0] + total, blocks[-1][1] + weights, blocks[-1][2] + count)
    lowest, highest = top + halves[0], bottom - halves[-1] - offsets[-1]
    levels = [
        min(max(total / weight, lowest), highest)
        for total, weight, count in blocks
        for _ in range(count)
    ]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
