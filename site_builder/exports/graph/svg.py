"""SVG that stands alone: with its own style, light and dark, and with absolute links."""

from site_builder.exports.graph.model import Graph
from site_builder.templating import render_export


def write(graph: Graph) -> str:
    """The picture, from the coordinates of the drawing."""
    drawing = graph.drawing
    lines: dict[tuple[bool, int], list[str]] = {}
    for line in drawing.lines:
        look = graph.look_of[line.step.parent]
        lines.setdefault((line.step.is_primary, look), []).append(line.path)
    return render_export(
        "pedigree.svg",
        graph=graph,
        drawing=drawing,
        families=[family for family, _ in graph.by_family],
        lane_look={box.method.lane: graph.look_of[box.method.id] for box in drawing.boxes},
        lines=sorted(lines.items()),
        years=list(graph.by_year),
    )
