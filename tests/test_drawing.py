"""The laws of the drawing of the pedigree, on graphs drawn at random."""

from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawing.heights import BOX_HEIGHT
from site_builder.drawing.layers import Method, Step
from site_builder.drawing.pedigree import GUTTER, Box, Drawing, Line, draw

Graph = tuple[list[Method], list[Step]]


@st.composite
def graphs(draw_from: st.DrawFn) -> Graph:
    """Methods in three lanes and five years; each builds on some of those before it."""
    count = draw_from(st.integers(1, 14))
    years = sorted(draw_from(st.lists(st.integers(2010, 2014), min_size=count, max_size=count)))
    methods = [
        Method(f"m{number:02}", f"M{number}", draw_from(st.integers(0, 2)), year,
               draw_from(st.sampled_from([30.0, 64.5, 120.0])))
        for number, year in enumerate(years)
    ]  # fmt: skip
    steps: list[Step] = []
    for number in range(1, count):
        parents = draw_from(st.lists(st.integers(0, number - 1), unique=True, max_size=3))
        steps += [
            Step(methods[parent].id, methods[number].id, is_primary=index == 0)
            for index, parent in enumerate(parents)
        ]
    return methods, steps


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.x + box.method.width, box.y, box.y + BOX_HEIGHT


def _runs(line: Line) -> list[tuple[float, float, float, float]]:
    """The rectangles that a line stays in: its level runs, and the curves between them."""
    level = [(x, end, y, y) for (x, y), (end, _) in line.levels]
    curved = [
        (left[1][0], right[0][0], min(left[1][1], right[0][1]), max(left[1][1], right[0][1]))
        for left, right in pairwise(line.levels)
    ]
    return level + curved


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (one[0] < other[1] and other[0] < one[1]) and (
        one[2] < other[3] and other[2] < one[3]
        if one[2] != one[3]
        else other[2] < one[2] < other[3]
    )


@given(graphs())
def test_no_two_boxes_overlap(graph: Graph) -> None:
    for one, other in combinations(draw(*graph).boxes, 2):
        assert not _meet(_sides(one), _sides(other))


@given(graphs())
def test_no_line_crosses_a_box(graph: Graph) -> None:
    drawing = draw(*graph)
    for line in drawing.lines:
        for box in drawing.boxes:
            if box.method.id not in (line.step.parent, line.step.child):
                assert not any(_meet(run, _sides(box)) for run in _runs(line)), (line, box)


@given(graphs())
def test_a_line_leads_from_box_to_box(graph: Graph) -> None:
    drawing = draw(*graph)
    boxes = {box.method.id: box for box in drawing.boxes}
    assert len(drawing.lines) == len(graph[1])
    for line in drawing.lines:
        (x, y), _ = line.levels[0]
        _, (end, height) = line.levels[-1]
        parent, child = boxes[line.step.parent], boxes[line.step.child]
        assert abs(x - parent.x - parent.method.width) < 0.2
        assert abs(y - parent.y - BOX_HEIGHT / 2) < 0.2
        assert abs(end - child.x) < 0.2
        assert abs(height - child.y - BOX_HEIGHT / 2) < 0.2


@given(graphs())
def test_every_box_is_in_its_lane_and_year(graph: Graph) -> None:
    drawing = draw(*graph)
    lanes = {lane.number: lane for lane in drawing.lanes}
    for box in drawing.boxes:
        lane = lanes[box.method.lane]
        assert lane.top <= box.y
        assert box.y + BOX_HEIGHT <= lane.bottom
        assert _year_at(drawing, box.x) == box.method.year
        assert box.x + box.method.width <= drawing.width
    for upper, lower in pairwise(drawing.lanes):
        assert upper.bottom <= lower.top


def _year_at(drawing: Drawing, x: float) -> int:
    return [year.year for year in drawing.years if year.rule < x][-1]


@given(graphs(), st.randoms())
def test_another_order_gives_the_same(graph: Graph, random: Random) -> None:
    methods, steps = list(graph[0]), list(graph[1])
    random.shuffle(methods)
    random.shuffle(steps)
    assert draw(methods, steps) == draw(*graph)


def _height_at(line: Line, x: float) -> float | None:
    heights = (y for (start, y), (end, _) in line.levels if start - 0.2 <= x <= end + 0.2)
    return next(heights, None)


@given(graphs())
def test_crossings_are_those_that_are_seen(graph: Graph) -> None:
    drawing = draw(*graph)
    segments = {
        (left, start, end)
        for line in drawing.lines
        if line.step.is_primary
        for left in sorted({box.x for box in drawing.boxes})[1:]
        if (start := _height_at(line, left - GUTTER)) is not None
        if (end := _height_at(line, left)) is not None
    }
    crossed = sum(
        (one[1] - other[1]) * (one[2] - other[2]) < 0
        for one, other in combinations(sorted(segments), 2)
        if one[0] == other[0]
    )
    assert crossed == drawing.crossings


def test_nothing_is_a_drawing_too() -> None:
    drawing = draw([], [])
    assert (drawing.boxes, drawing.lines, drawing.crossings) == ((), (), 0)
