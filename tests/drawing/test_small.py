"""The small picture of the pedigree, for graphs drawn at random."""

import re
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawing.pedigree import Drawing, draw
from site_builder.drawing.small import MAX_HEIGHT, MAX_NAMES, MAX_WIDTH, Area, small
from tests.drawing.test_laws import graphs

BOX = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z")


def boxes_in(path: str) -> list[Area]:
    numbers = [[float(number) for number in found] for found in BOX.findall(path)]
    return [Area(x, y, x + width, y + height) for x, y, width, height in numbers]


@given(graphs().map(lambda graph: draw(*graph)), st.randoms())
def test_names_are_inside_and_cover_nothing(drawing: Drawing, chance: Random) -> None:
    ids = [box.method.id for box in drawing.boxes]
    chance.shuffle(ids)
    picture = small(drawing, ids)
    assert len(picture.names) <= MAX_NAMES
    for name in picture.names:
        assert 0 <= name.area.left < name.area.right <= picture.width
        assert name.area.top >= 0
    for one, other in combinations(picture.names, 2):
        assert not one.area.touches(other.area)
    boxes = [box for path in picture.boxes.values() for box in boxes_in(path)]
    for name in picture.names:
        assert sum(name.area.touches(box) for box in boxes) <= 1  # its own, where it is near


@given(graphs().map(lambda graph: draw(*graph)))
def test_it_holds_each_box_and_each_primary_line_and_is_small(drawing: Drawing) -> None:
    picture = small(drawing, [])
    assert picture.width <= MAX_WIDTH
    assert picture.height <= MAX_HEIGHT
    assert sum(len(boxes_in(path)) for path in picture.boxes.values()) == len(drawing.boxes)
    primary = [line for line in drawing.lines if line.step.is_primary]
    assert "".join(picture.lines.values()).count("M") == len(primary)
    assert [lane.left for _, lane in picture.lanes] == [0] * len(drawing.lanes)
