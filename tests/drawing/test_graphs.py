"""Small graphs, each in a file of graphs/, and their drawings in tests/golden/drawing/."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.drawing.layers import Method, Step
from site_builder.drawing.pedigree import Drawing, draw
from site_builder.drawing.text import width_of

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.yaml"))


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_golden(path: Path, golden: Callable[[str, str], None]) -> None:
    drawing = _drawn(yaml.safe_load(path.read_text(encoding="utf-8")))
    golden(f"drawing/{path.stem}.txt", "".join(f"{line}\n" for line in _told(drawing)))


def _drawn(graph: dict[str, Any]) -> Drawing:
    """A step `Parent -> Child` is primary, `Parent .. Child` is not."""
    ghosts = graph.get("ghosts", [])
    methods = [
        Method(id, id, lane, year, width_of(id, 12) + 20, is_ghost=id in ghosts)
        for lane, year_of in enumerate(graph["lanes"])
        for id, year in year_of.items()
    ]
    words = [step.split() for step in graph["steps"]]
    return draw(methods, [Step(parent, child, how == "->") for parent, how, child in words])


def _told(drawing: Drawing) -> Iterator[str]:
    """The drawing line by line, with all its coordinates."""
    yield f"picture {drawing.width:g} x {drawing.height:g}, crossings: {drawing.crossings}"
    for year in drawing.years:
        yield f"year {year.year} at {year.x:g}, rule at {year.rule:g}"
    for lane in drawing.lanes:
        yield f"lane {lane.number} from {lane.top:g} to {lane.bottom:g}"
    for box in drawing.boxes:
        kind = "ghost" if box.method.is_ghost else "box"
        size = f"{box.method.width:g} x {box.height:g}"
        yield f"{kind} {box.method.label} at {box.x:g} {box.y:g}, {size}"
    for line in drawing.lines:
        arrow = "->" if line.step.is_primary else ".."
        yield f"line {line.step.parent} {arrow} {line.step.child}: {line.path}"
