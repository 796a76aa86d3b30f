"""Mermaid (https://mermaid.js.org/syntax/flowchart.html): a flowchart from left to right.

A text keeps its letters, digits and a few marks; any other character is written as its number, as
#34; for a quote. So no text ends its quotes, begins Markdown or HTML, or looks like a statement.
"""

import re
from collections.abc import Iterator

from site_builder.exports.graph.model import NO_FAMILY, Graph, Node
from site_builder.records import Family

# Quotes and entities, marks of Markdown and HTML, the colons of statements, and what begins a list.
_SPECIAL = re.compile(r"[^\w .,()+/-]|_|--+|^\d+[.)]|^[-+](?= )")
_BREAK = re.compile(r"\s+")
_INK = "#1F2328"


def write(graph: Graph) -> str:
    """The classes of the families, then the nodes, their links, then the edges."""
    return "".join(
        f"{line}\n"
        for line in ("flowchart LR", *_indented(_classes(graph)), *_indented(_body(graph)))
    )


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _classes(graph: Graph) -> Iterator[str]:
    for family, _ in graph.by_family:
        colours = f"fill:{family.light.fill},stroke:{family.light.stroke},color:{_INK}"
        yield f"classDef {_class(family)} {colours}"


def _body(graph: Graph) -> Iterator[str]:
    for node in graph.nodes:
        text = escaped(f"{node.label} ({node.year})")
        yield f'{safe_id(node.id)}["{text}"]:::{_class(graph.family_of(node.id))}'
    yield from _links(graph.nodes)
    for edge in graph.edges:
        arrow = "-->" if edge.primary else "-.->"
        yield f"{safe_id(edge.parent)} {arrow} {safe_id(edge.child)}"


def _links(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if node.url:
            yield f'click {safe_id(node.id)} href "{node.url}"'


def safe_id(id: str) -> str:
    """An id that is no word of Mermaid's own; ids of papers hold a-z, 0-9 and single hyphens."""
    return "p_" + id.replace("-", "_")


def _class(family: Family) -> str:
    return "no_family" if family is NO_FAMILY else "family_" + family.id.replace("-", "_")


def escaped(text: str) -> str:
    """`text` within quotes, in one line."""
    line = _BREAK.sub(" ", text).strip()
    return _SPECIAL.sub(lambda found: "".join(f"#{ord(char)};" for char in found[0]), line)
