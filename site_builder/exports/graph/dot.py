r"""DOT, the language of Graphviz (https://graphviz.org/doc/info/lang.html): edges lead down.

A year is a rank; a family is a subgraph with the colours of its methods. Attributes that Graphviz
does not know, as `evidence`, are there for other readers. In every text a backslash is doubled,
as in Graphviz's escString, for a text could not end in one otherwise.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from site_builder.exports.graph.model import Edge, Graph, Node

# Graphviz reads entities of HTML in what it shows.
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BREAK = re.compile(r"[\r\n]+")

_HEAD = """\
digraph pedigree {
  graph [rankdir=LR, newrank=true, ranksep=0.5, nodesep=0.12, label=%s, labelloc=t, \
fontname="Helvetica,Arial,sans-serif"];
  node [shape=box, style="rounded,filled", height=0.36, margin="0.14,0.05", penwidth=1.2, \
fontname="Helvetica,Arial,sans-serif", fontsize=12, fontcolor="#1F2328"];
  edge [penwidth=1.3, arrowsize=0.6];
"""


def write(graph: Graph) -> str:
    """The graph, by family, then by year, then its edges."""
    return (_HEAD % _quoted(_shown(graph.title))) + "".join(
        f"  {line}\n" for line in (*_families(graph), *_years(graph), *_edges(graph))
    ) + "}\n"  # fmt: skip


def _families(graph: Graph) -> Iterator[str]:
    for family, nodes in graph.by_family:
        yield f"subgraph {_quoted(f'family {family.id}')} {{"
        yield f'  node [fillcolor="{family.light.fill}", color="{family.light.stroke}"];'
        for node in nodes:
            yield f"  {_quoted(node.id)} {_list(_node(node))};"
        yield "}"


def _node(node: Node) -> dict[str, str]:
    """What is said of a node; no id of a paper has a blank, so none is that of a year."""
    said = {
        "label": _shown(node.label),
        "title": node.title,
        "year": str(node.year),
        "family": node.family,
        "venue": node.venue,
        "tooltip": _shown(f"{node.title} ({node.published})"),
    }
    return {**said, "URL": _shown(node.url), "target": "_top"} if node.url else said


def _years(graph: Graph) -> Iterator[str]:
    """A row of years, and the methods of each in one rank with it."""
    years = list(graph.by_year)
    yield 'subgraph "years" {'
    yield '  node [shape=plaintext, style="", fontsize=12, fontcolor="#57606A"];'
    for year in years:
        yield f"  {_year(year)} [label={_quoted(str(year))}];"
    for year, following in pairwise(years):
        yield f"  {_year(year)} -> {_year(following)} [style=invis];"
    yield "}"
    for year, nodes in graph.by_year.items():
        names = "; ".join(_quoted(node.id) for node in nodes)
        yield f"{{ rank=same; {_year(year)}; {names}; }}"


def _edges(graph: Graph) -> Iterator[str]:
    for edge in graph.edges:
        colour = graph.family_of(edge.parent).light.stroke
        yield f"{_quoted(edge.parent)} -> {_quoted(edge.child)} {_list(_edge(edge, colour))};"


def _edge(edge: Edge, colour: str) -> dict[str, str]:
    style = {} if edge.primary else {"style": "dashed"}
    return {
        "color": colour,
        **style,
        "relation": edge.relation,
        "evidence": edge.evidence,
        "source": edge.source,
        "primary": "true" if edge.primary else "false",
        "tooltip": _shown(f"{edge.relation}: {edge.evidence}" if edge.evidence else edge.relation),
    }


def _list(attributes: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{name}={_quoted(text)}' for name, text in attributes.items())}]"


def _year(year: int) -> str:
    return _quoted(f"year {year}")


def _shown(text: str) -> str:
    return _ENTITY.sub("&amp;", text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_BREAK.sub(" ", escaped)}"'
