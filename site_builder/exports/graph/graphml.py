"""GraphML (http://graphml.graphdrawing.org/primer/graphml-primer.html).

An edge has the parent as its source and the child as its target. What is not known is left out.
"""

from dataclasses import asdict
from xml.etree import ElementTree as ET

from site_builder.exports.graph.model import Graph

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE_KEYS = {
    "label": "string",
    "title": "string",
    "year": "int",
    "family": "string",
    "venue": "string",
    "url": "string",
}
EDGE_KEYS = {"relation": "string", "evidence": "string", "source": "string", "primary": "boolean"}


def write(graph: Graph) -> str:
    """The graph as an XML document."""
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for owner, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name, kind in keys.items():
            key = {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", key)
    body = ET.SubElement(root, "graph", {"id": "pedigree", "edgedefault": "directed"})
    ET.SubElement(body, "desc").text = f"The pedigree of {graph.title}"
    for node in graph.nodes:
        element = ET.SubElement(body, "node", {"id": node.id})
        _tell(element, "node", {name: asdict(node)[name] for name in NODE_KEYS})
    for edge in graph.edges:
        element = ET.SubElement(body, "edge", {"source": edge.parent, "target": edge.child})
        _tell(element, "edge", {name: asdict(edge)[name] for name in EDGE_KEYS})
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _tell(element: ET.Element, owner: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        if value != "":
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(element, "data", {"key": f"{owner}-{name}"}).text = text
