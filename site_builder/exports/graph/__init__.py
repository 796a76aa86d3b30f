"""The formats in which the pedigree is offered. A new one is a module here and a line below."""

from collections.abc import Iterator

from site_builder.exports.graph import dot, graphml, jgf, mermaid, svg, tikz
from site_builder.exports.graph.model import Edge, Graph, GraphFormat, Node, graph_of
from site_builder.output import Output

__all__ = ["GRAPHS", "Edge", "Graph", "GraphFormat", "Node", "graph_of", "graph_outputs"]

_ALL = (
    GraphFormat(
        "dot",
        "dot",
        "text/vnd.graphviz",
        "DOT, for Graphviz: a column for each year, colours of the families.",
        dot.write,
    ),
    GraphFormat(
        "graphml",
        "graphml",
        "application/graphml+xml",
        "GraphML, for NetworkX, Gephi, yEd and igraph, with the evidence of every step.",
        graphml.write,
    ),
    GraphFormat(
        "json",
        "json",
        "application/vnd.jgf+json",
        "JSON Graph Format, version 2, for programs, with the evidence of every step.",
        jgf.write,
    ),
    GraphFormat(
        "mermaid",
        "mmd",
        "text/vnd.mermaid",
        "Mermaid, to paste between ```mermaid and ``` in Markdown.",
        mermaid.write,
    ),
    GraphFormat(
        "tikz",
        "tex",
        "text/x-tex",
        "TikZ, for LaTeX: \\input it and it is as wide as the text.",
        tikz.write,
    ),
    GraphFormat(
        "svg",
        "svg",
        "image/svg+xml",
        "SVG, the picture alone, for slides; it follows the light or dark mode of its reader.",
        svg.write,
    ),
)

GRAPHS: dict[str, GraphFormat] = {form.name: form for form in _ALL}


def graph_outputs(graph: Graph) -> Iterator[Output]:
    """The downloads of the pedigree, as data/pedigree.dot."""
    for form in _ALL:
        yield Output.of_text(f"data/{form.file_name}", form.write(graph))
