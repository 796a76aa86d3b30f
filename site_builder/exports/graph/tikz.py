r"""TikZ: a picture for LaTeX, placed as on the website and as wide as the text."""

from collections.abc import Iterator

from site_builder.drawing.pedigree import Box, Drawing, Line
from site_builder.exports.graph.model import Graph
from site_builder.exports.latex_text import printed
from site_builder.records import Family

_HEAD = r"""% The pedigree of TITLE.
% In the preamble: \usepackage{tikz}; where the picture belongs: \input{pedigree}
% It is as wide as the text. Letters neither Latin nor Greek want LuaLaTeX or XeLaTeX and a font.
% For links load hyperref and say, before \input: \newcommand\pedigreelink[2]{\href{#1}{#2}}
\begingroup%
\providecommand\pedigreelink[2]{#2}%
"""
_OPTIONS = r"""\resizebox{\textwidth}{!}{%
\begin{tikzpicture}[x=1bp, y=-1bp, line width=1.3bp,
  method/.style={rounded corners=6bp, line width=1.2bp, inner sep=0bp, minimum height=26bp,
    text=pedigreeink, font=\sffamily\fontsize{12}{14}\selectfont},
  heading/.style={anchor=base west, inner sep=0bp, text=pedigreeink,
    font=\sffamily\bfseries\fontsize{12}{14}\selectfont},
  gridline/.style={draw=pedigreerule, line width=0.8bp, dotted},
  primary/.style={opacity=0.75},
  secondary/.style={dashed, opacity=0.4}]
"""
_FOOT = "\\end{tikzpicture}}%\n\\endgroup\n"


def write(graph: Graph) -> str:
    """Colours, lanes, years, lines, boxes."""
    drawing = graph.drawing
    families = [family for family, _ in graph.by_family]
    lines = [
        *_lanes(graph, families),
        *_years(drawing),
        *(_line(line, graph.look_of[line.step.parent]) for line in drawing.lines),
        *(_box(graph, box, graph.look_of[box.method.id]) for box in drawing.boxes),
    ]
    head = _HEAD.replace("TITLE", " ".join(graph.title.split()))
    return head + _colours(families) + _OPTIONS + "".join(f"{line}\n" for line in lines) + _FOOT


def _colours(families: list[Family]) -> str:
    named = {"ink": "#1F2328", "rule": "#D0D7DE"}
    for number, family in enumerate(families):
        named[f"{number}fill"] = family.light.fill
        named[f"{number}stroke"] = family.light.stroke
    return "".join(
        f"\\definecolor{{pedigree{name}}}{{HTML}}{{{colour.removeprefix('#')}}}%\n"
        for name, colour in named.items()
    )


def _lanes(graph: Graph, families: list[Family]) -> Iterator[str]:
    drawing = graph.drawing
    look_of = {box.method.lane: graph.look_of[box.method.id] for box in drawing.boxes}
    for lane in drawing.lanes:
        look = look_of[lane.number]
        corners = f"{_at(0, lane.top)} rectangle {_at(drawing.width, lane.bottom)}"
        yield f"\\fill[pedigree{look}fill!38, rounded corners=8bp] {corners};"
        yield f"\\node[heading] at {_at(8, lane.top + 17)} {{{printed(families[look].name)}}};"


def _years(drawing: Drawing) -> Iterator[str]:
    for year in drawing.years:
        yield f"\\draw[gridline] {_at(year.rule, 22)} -- {_at(year.rule, drawing.height)};"
        yield f"\\node[heading] at {_at(year.x, 16)} {{{year.year}}};"


def _line(line: Line, colour: int) -> str:
    """The curve that `Line.path` is in SVG."""
    (start, (x, y)), *rest = line.levels
    parts = [_at(*start)] + ([f"-- {_at(x, y)}"] if x != start[0] else [])
    for (left, height), (right, _) in rest:
        middle = round((x + left) / 2, 1)
        curve = f".. controls {_at(middle, y)} and {_at(middle, height)} .. {_at(left, height)}"
        parts += [curve] + ([f"-- {_at(right, height)}"] if right != left else [])
        x, y = right, height
    style = "primary" if line.step.is_primary else "secondary"
    return f"\\draw[{style}, draw=pedigree{colour}stroke] {' '.join(parts)};"


def _box(graph: Graph, box: Box, colour: int) -> str:
    node = graph.node_by_id[box.method.id]
    text = printed(node.label)
    if node.url:
        url = node.url.replace("%", r"\%").replace("#", r"\#")
        text = f"\\pedigreelink{{{url}}}{{{text}}}"
    look = f"fill=pedigree{colour}fill, draw=pedigree{colour}stroke"
    middle = _at(box.x + box.method.width / 2, box.y + box.height / 2)
    return f"\\node[method, {look}, minimum width={_n(box.method.width)}bp] at {middle} {{{text}}};"


def _at(x: float, y: float) -> str:
    return f"({_n(x)},{_n(y)})"


def _n(number: float) -> str:
    return f"{round(number, 2):g}"
