"""Where a line without dummies may pass a column: between the boxes, beside the other lines."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from site_builder.drawing.heights import BOX_HEIGHT, GAP, Lane
from site_builder.drawing.layers import Layers

BESIDE = 3.0
"""How far a line keeps from another one that runs level, in px."""

Openings = Sequence[Sequence[tuple[float, float]]]
"""For each column the stretches, from top to bottom, that a line may pass; in px."""


def openings(layers: Layers, middle: Sequence[float], lanes: Sequence[Lane]) -> Openings:
    """The openings of all columns, where each vertex is at its `middle`."""
    taken: list[list[tuple[float, float]]] = [[] for _ in layers.columns]
    for vertex, (column, height) in enumerate(zip(layers.column_of, middle, strict=True)):
        reach = BESIDE if layers.is_dummy(vertex) else (BOX_HEIGHT + GAP) / 2
        taken[column].append((height - reach, height + reach))
    return [_between(sorted(stretches), lanes[0].top, lanes[-1].bottom) for stretches in taken]


def _between(
    taken: Sequence[tuple[float, float]], top: float, bottom: float
) -> list[tuple[float, float]]:
    edges = [(top, top), *taken, (bottom, bottom)]
    return [(upper[1], lower[0]) for upper, lower in pairwise(edges)]


def nearest(height: float, stretches: Sequence[tuple[float, float]]) -> float:
    """The height in one of `stretches` that is nearest to `height`, the upper one of two."""
    index = bisect_left(stretches, (height, height))
    places = (min(max(height, top), bottom) for top, bottom in stretches[max(0, index - 1) :][:2])
    return min(places, key=lambda place: abs(place - height))
