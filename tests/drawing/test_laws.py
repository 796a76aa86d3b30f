"""The laws of the drawing of the pedigree, on graphs drawn at random."""

import math
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawing.heights import DUMMY_HEIGHT, GAP, LANE_BOTTOM, LANE_TOP
from site_builder.drawing.layers import Method, Step
from site_builder.drawing.openings import BESIDE
from site_builder.drawing.pedigree import GUTTER, Drawing, Line, draw
from tests.drawing.geometry import (
    EDGE,
    columns,
    crossings,
    edges,
    height_at,
    lines_over_boxes,
    points,
)

Graph = tuple[list[Method], list[Step]]


@st.composite
def graphs(draw_from: st.DrawFn) -> Graph:
    """Up to 14 methods, each building on some of those before it, be they of a later year."""
    ids = draw_from(st.permutations([f"m{number:02}" for number in range(14)]))
    methods = [
        Method(
            id,
            label=id,
            lane=draw_from(st.sampled_from([0, 1, 4])),
            year=draw_from(st.integers(2010, 2014)),
            width=draw_from(st.sampled_from([20.0, 34.0, 64.7, 321.3])),
        )
        for id in ids[: draw_from(st.integers(1, len(ids)))]
    ]
    primary = draw_from(st.integers(1, 3))
    steps = [
        Step(ids[parent], methods[child].id, is_primary=index < primary)
        for child in range(1, len(methods))
        for index, parent in enumerate(
            draw_from(st.lists(st.integers(0, child - 1), unique=True, max_size=3))
        )
    ]
    return methods, steps


drawings = graphs().map(lambda graph: draw(*graph))


@given(drawings)
def test_boxes_keep_a_gap(drawing: Drawing) -> None:
    for one, other in combinations(drawing.boxes, 2):
        left, right, top, bottom = edges(one)
        other_left, other_right, other_top, other_bottom = edges(other)
        if left == other_left:
            assert bottom + GAP <= other_top + EDGE or other_bottom + GAP <= top + EDGE
        else:
            assert right + GUTTER <= other_left + EDGE or other_right + GUTTER <= left + EDGE


@given(drawings)
def test_no_line_crosses_a_box(drawing: Drawing) -> None:
    assert lines_over_boxes(drawing) == []


@given(drawings)
def test_a_line_leads_from_the_right_of_a_box_to_the_left_of_the_other(drawing: Drawing) -> None:
    boxes = {box.method.id: box for box in drawing.boxes}
    for line in drawing.lines:
        ends = (boxes[line.step.parent], boxes[line.step.child])
        first, last = sorted(ends, key=lambda box: box.x)
        assert first.x < last.x
        way = points(line.path)
        assert way[0] == pytest.approx((edges(first)[1], first.y + first.height / 2), abs=EDGE)
        assert way[-1] == pytest.approx((last.x, last.y + last.height / 2), abs=EDGE)
        assert all(x <= end for (x, _), (end, _) in pairwise(way))


@given(drawings)
def test_every_box_is_in_its_lane_below_the_name(drawing: Drawing) -> None:
    lanes = {lane.number: lane for lane in drawing.lanes}
    assert set(lanes) == {box.method.lane for box in drawing.boxes}
    for box in drawing.boxes:
        lane = lanes[box.method.lane]
        assert lane.top + LANE_TOP <= box.y
        assert box.y + box.height <= lane.bottom - LANE_BOTTOM
    for upper, lower in pairwise(drawing.lanes):
        assert upper.number < lower.number
        assert upper.bottom < lower.top


@given(drawings)
def test_years_follow_one_another(drawing: Drawing) -> None:
    in_order = sorted(drawing.boxes, key=lambda box: box.x)
    assert all(one.method.year <= other.method.year for one, other in pairwise(in_order))
    years = [year.year for year in drawing.years]
    assert years == sorted({box.method.year for box in drawing.boxes})
    for year in drawing.years:
        assert year.x == min(box.x for box in drawing.boxes if box.method.year == year.year)
        for box in drawing.boxes:
            left, right, _, _ = edges(box)
            assert right < year.rule if box.method.year < year.year else left > year.rule


@given(graphs())
def test_within_a_year_children_stand_behind_their_parents(graph: Graph) -> None:
    boxes = {box.method.id: box for box in draw(*graph).boxes}
    for step in graph[1]:
        parent, child = boxes[step.parent], boxes[step.child]
        if parent.method.year == child.method.year:
            assert parent.x < child.x


@given(graphs())
def test_all_is_drawn_once(graph: Graph) -> None:
    drawing = draw(*graph)
    methods = sorted(graph[0], key=lambda method: (method.year, method.id))
    assert [box.method for box in drawing.boxes] == methods
    drawn = [line.step for line in drawing.lines]
    order = sorted(graph[1], key=lambda step: (not step.is_primary, step.child, step.parent))
    assert drawn == order


@given(graphs(), st.randoms())
def test_another_order_gives_the_same(graph: Graph, random: Random) -> None:
    methods, steps = list(graph[0]), list(graph[1])
    random.shuffle(methods)
    random.shuffle(steps)
    assert draw(methods, steps) == draw(*graph)


@given(graphs())
def test_a_step_told_twice_is_one(graph: Graph) -> None:
    methods, steps = graph
    again = [Step(step.parent, step.child, is_primary=False) for step in steps]
    assert draw(methods, [*again, *steps, *steps]) == draw(methods, steps)


@given(drawings)
def test_crossings_are_those_that_are_seen(drawing: Drawing) -> None:
    assert drawing.crossings == crossings(drawing)


@given(drawings)
def test_lines_of_different_parents_do_not_run_on_one_another(drawing: Drawing) -> None:
    lines = [(line, points(line.path)) for line in drawing.lines]
    for left, right in columns(drawing):
        passing = [(line, y) for line, way in lines if (y := _passes(way, left, right)) is not None]
        for (one, y), (other, height) in combinations(passing, 2):
            if one.step.is_primary or other.step.is_primary:
                assert abs(y - height) >= _apart(one, other) - EDGE


def _passes(way: list[tuple[float, float]], left: float, right: float) -> float | None:
    """The height at which a line passes a column that it neither starts nor ends in."""
    return height_at(way, left) if way[0][0] < left and right < way[-1][0] else None


def _apart(one: Line, other: Line) -> float:
    """How far two lines must keep from each other."""
    if one.step.is_primary and other.step.is_primary:
        return 0 if one.step.parent == other.step.parent else DUMMY_HEIGHT
    return BESIDE


@given(drawings)
def test_everything_is_in_the_picture(drawing: Drawing) -> None:
    seen = [point for line in drawing.lines for point in points(line.path)]
    for box in drawing.boxes:
        left, right, top, bottom = edges(box)
        seen += [(left, top), (right, bottom)]
    for x, y in seen:
        assert 0 < x < drawing.width
        assert 0 < y < drawing.height
    assert math.isfinite(drawing.width)
    assert drawing.lanes[-1].bottom <= drawing.height


@given(drawings)
def test_coordinates_are_tenths(drawing: Drawing) -> None:
    numbers = [drawing.width, drawing.height]
    numbers += [number for box in drawing.boxes for number in (box.x, box.y)]
    numbers += [lane.top for lane in drawing.lanes] + [lane.bottom for lane in drawing.lanes]
    numbers += [number for year in drawing.years for number in (year.x, year.rule)]
    assert numbers == [round(number, 1) for number in numbers]
    for line in drawing.lines:
        assert "e" not in line.path
        assert "n" not in line.path
