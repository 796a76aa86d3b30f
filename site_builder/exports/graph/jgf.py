"""JSON Graph Format, version 2 (https://jsongraphformat.info/, its schema is v2.0).

An edge has the parent as its source and the child as its target; all else that is known of it, the
`source` of the evidence too, is in its metadata. What is not known is null.
"""

import json
from typing import Any

from site_builder.exports.graph.model import Edge, Graph, Node
from site_builder.records import Family


def write(graph: Graph) -> str:
    """The graph as one document."""
    document = {
        "graph": {
            "id": "pedigree",
            "type": "pedigree",
            "label": graph.title,
            "directed": True,
            "metadata": {"families": [_family(family) for family in graph.families]},
            "nodes": {node.id: _node(node) for node in graph.nodes},
            "edges": [_edge(edge) for edge in graph.edges],
        }
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _family(family: Family) -> dict[str, Any]:
    return {
        "id": family.id,
        "name": family.name,
        "light": family.light.model_dump(),
        "dark": family.dark.model_dump(),
    }


def _node(node: Node) -> dict[str, Any]:
    metadata = {
        "title": node.title,
        "year": node.year,
        "family": node.family or None,
        "venue": node.venue or None,
        "url": node.url or None,
    }
    return {"label": node.label, "metadata": metadata}


def _edge(edge: Edge) -> dict[str, Any]:
    metadata = {
        "evidence": edge.evidence or None,
        "source": edge.source or None,
        "primary": edge.primary,
    }
    ends = {"source": edge.parent, "target": edge.child}
    return {**ends, "relation": edge.relation, "metadata": metadata}
