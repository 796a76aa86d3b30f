"""Drawings of little or nothing, and graphs that cannot be drawn."""

from graphlib import CycleError

import pytest

from site_builder.drawing.layers import Method, Step
from site_builder.drawing.pedigree import draw
from tests.drawing.geometry import points


def _method(id: str, year: int, lane: int = 0, width: float = 50.0) -> Method:
    return Method(id, id.title(), lane, year, width)


def test_nothing_is_an_empty_picture() -> None:
    drawing = draw([], [])
    assert drawing.width > 0
    assert drawing.height > 0
    assert (drawing.boxes, drawing.lines, drawing.lanes, drawing.years) == ((), (), (), ())


def test_a_method_alone() -> None:
    drawing = draw([_method("teapot", 2015)], [])
    (box,), (lane,), (year,) = drawing.boxes, drawing.lanes, drawing.years
    assert lane.top < box.y < lane.bottom
    assert (year.year, year.x) == (2015, box.x)
    assert drawing.width > box.x + box.method.width


def test_a_column_is_as_wide_as_its_widest_box() -> None:
    drawing = draw([_method("a", 2015, width=900.0), _method("b", 2015), _method("c", 2016)], [])
    left = {box.method.id: box.x for box in drawing.boxes}
    assert left["a"] == left["b"]
    assert left["c"] > left["a"] + 900


def test_a_line_from_the_newer_to_the_older_runs_as_any_other() -> None:
    drawing = draw([_method("older", 2015), _method("newer", 2018)], [Step("newer", "older")])
    left = {box.method.id: box.x for box in drawing.boxes}
    (line,) = drawing.lines
    way = points(line.path)
    assert way[0][0] == left["older"] + 50
    assert way[-1][0] == left["newer"]


def test_a_level_line_is_one_run() -> None:
    methods = [_method("a", 2014), _method("b", 2015, lane=1), _method("c", 2016)]
    (line,) = draw(methods, [Step("a", "c")]).lines
    assert len(line.levels) == 1
    assert "C" not in line.path


def test_a_step_to_a_method_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        draw([_method("a", 2014)], [Step("nowhere", "a")])


def test_a_circle_within_a_year_is_refused() -> None:
    methods = [_method("a", 2014), _method("b", 2014)]
    with pytest.raises(CycleError):
        draw(methods, [Step("a", "b"), Step("b", "a", is_primary=False)])
