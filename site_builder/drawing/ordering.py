"""The order of the vertices in each column: few crossings, found by medians and swaps.

After Gansner, Koutsofios, North, Vo, "A technique for drawing directed graphs", 1993, section 3,
within the cells of a column, since a vertex never leaves its lane.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from site_builder.drawing.layers import Layers

SWEEPS = 24
PATIENCE = 4
"""After so many sweeps without a gain there is no further one."""
ROUNDS = 12
WORTHWHILE = 0.001
"""A gain is at least this part of the crossings; with less than a thousand, any is."""


class Order:
    """The vertices of each column from top to bottom, and the place of each among them."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.cells = layers.cells
        self.in_column: list[list[list[int]]] = [[] for _ in layers.columns]
        for (column, _), cell in self.cells.items():
            self.in_column[column].append(cell)
        self.place = [0] * len(layers.column_of)
        for column in range(len(layers.columns)):
            self._number(column)

    def _number(self, column: int) -> None:
        vertices = (vertex for cell in self.in_column[column] for vertex in cell)
        for place, vertex in enumerate(vertices):
            self.place[vertex] = place

    def sweep(self, to_the_right: bool) -> None:
        """Order column by column by the medians of the neighbours in the column before."""
        columns = range(len(self.in_column))
        neighbours = self.layers.before if to_the_right else self.layers.after
        for column in columns if to_the_right else reversed(columns):
            self._sort(column, neighbours)

    def _sort(self, column: int, neighbours: Sequence[Sequence[int]]) -> None:
        """Order the cells of a column by medians; vertices without neighbours keep their places."""
        for cell in self.in_column[column]:
            medians = {
                vertex: median
                for vertex in cell
                if (median := self._median(neighbours[vertex])) is not None
            }
            free = iter(sorted(medians, key=lambda vertex: (medians[vertex], self.place[vertex])))
            cell[:] = [next(free) if vertex in medians else vertex for vertex in cell]
        self._number(column)

    def _median(self, neighbours: Sequence[int]) -> float | None:
        places = sorted(self.place[vertex] for vertex in neighbours)
        if not places:
            return None
        middle = len(places) // 2
        return places[middle] if len(places) % 2 else (places[middle - 1] + places[middle]) / 2

    def crossings(self) -> int:
        """How many pairs of segments cross; a segment that lines share counts once."""
        return sum(self._crossings_after(column) for column in range(len(self.in_column) - 1))

    def _crossings_after(self, column: int) -> int:
        seen: list[int] = []
        count = 0
        for cell in self.in_column[column]:
            for vertex in cell:
                ends = sorted(self.place[other] for other in self.layers.after[vertex])
                count += sum(len(seen) - bisect_right(seen, end) for end in ends)
                for end in ends:
                    insort(seen, end)
        return count

    def swap_neighbours(self) -> int:
        """Swap vertices that stand one above the other where this saves crossings: how many?"""
        saved = 0
        for cells in self.in_column:
            for cell in cells:
                for index in range(len(cell) - 1):
                    upper, lower = cell[index], cell[index + 1]
                    if (gain := self._gain(upper, lower)) > 0:
                        saved += gain
                        cell[index], cell[index + 1] = lower, upper
                        self.place[lower] = self.place[upper]
                        self.place[upper] += 1
        return saved

    def _gain(self, upper: int, lower: int) -> int:
        """How many crossings fewer there are with `lower` above `upper`."""
        sides = (self.layers.before, self.layers.after)
        return sum(
            self._inversions(side[upper], side[lower]) - self._inversions(side[lower], side[upper])
            for side in sides
            if side[upper] and side[lower]
        )

    def _inversions(self, upper: Sequence[int], lower: Sequence[int]) -> int:
        """How many pairs of neighbours, one of `upper` and one of `lower`, are the wrong way."""
        places = sorted(self.place[vertex] for vertex in lower)
        return sum(bisect_left(places, self.place[vertex]) for vertex in upper)

    def kept(self) -> list[list[int]]:
        """A copy of all cells, to come back to."""
        return [list(cell) for cell in self.cells.values()]

    def restore(self, kept: list[list[int]]) -> None:
        """Go back to what `kept` gave."""
        for cell, vertices in zip(self.cells.values(), kept, strict=True):
            cell[:] = vertices
        for column in range(len(self.in_column)):
            self._number(column)


def ordered(layers: Layers) -> tuple[dict[tuple[int, int], list[int]], int]:
    """The vertices of each (column, lane) from top to bottom, and the number of crossings."""
    order = Order(layers)
    best, fewest, gained_in = order.kept(), order.crossings(), -1
    for sweep in range(SWEEPS):
        if not fewest or sweep - gained_in > PATIENCE:
            break
        order.sweep(to_the_right=sweep % 2 == 0)
        if (count := order.crossings()) < fewest:
            if fewest - count >= WORTHWHILE * fewest:
                gained_in = sweep
            best, fewest = order.kept(), count
    order.restore(best)
    for _ in range(ROUNDS):
        if order.swap_neighbours() <= WORTHWHILE * fewest:
            break
    return order.cells, order.crossings()
