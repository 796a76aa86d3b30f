"""The formats of the pedigree, read again by those who know them."""

import json
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given

from site_builder.catalogue import Catalogue
from site_builder.exports.graph import GRAPHS
from site_builder.exports.graph.model import Graph, graph_of
from site_builder.loading import load
from tests.invented import catalogues

SURVEY = Path(__file__).parents[1] / "catalogue"


@pytest.fixture(scope="module")
def graph() -> Graph:
    if not SURVEY.is_dir():
        pytest.skip("there is no catalogue in this checkout")
    return graph_of(load(SURVEY))


def _steps(graph: Graph) -> set[tuple[str, str]]:
    return {(edge.parent, edge.child) for edge in graph.edges}


def _graphml(graph: Graph) -> "networkx.Graph[str]":
    return networkx.parse_graphml(GRAPHS["graphml"].write(graph))


def test_networkx_reads_the_graphml(graph: Graph) -> None:
    read = _graphml(graph)
    assert set(read.edges) == _steps(graph)
    assert set(read.nodes) == {node.id for node in graph.nodes}
    for edge in graph.edges:
        values = read.edges[edge.parent, edge.child]
        assert (values["relation"], values["evidence"]) == (edge.relation, edge.evidence)
    for node in graph.nodes:
        assert (read.nodes[node.id]["label"], read.nodes[node.id]["year"]) == (
            node.label,
            node.year,
        )


@given(catalogues())
def test_networkx_reads_whatever_titles_hold(catalogue: Catalogue) -> None:
    graph = graph_of(catalogue)
    read = _graphml(graph)
    assert {id: read.nodes[id]["year"] for id in read.nodes} == {
        node.id: node.year for node in graph.nodes
    }


def test_the_json_names_every_step(graph: Graph) -> None:
    read = json.loads(GRAPHS["json"].write(graph))["graph"]
    assert {(edge["source"], edge["target"]) for edge in read["edges"]} in (
        _steps(graph),
        {(child, parent) for parent, child in _steps(graph)},
    )
    assert set(read["nodes"]) == {node.id for node in graph.nodes}


def test_the_svg_is_a_picture_of_links(graph: Graph) -> None:
    text = GRAPHS["svg"].write(graph)
    root = ElementTree.fromstring(text)
    links = list(root.iter("{http://www.w3.org/2000/svg}a"))
    assert len(links) == len(graph.nodes)
    assert all(link.attrib["href"].startswith("https://") for link in links)
    assert "prefers-color-scheme:dark" in text.replace(" ", "")
    assert len(text.encode()) < 80_000


@given(catalogues())
def test_the_svg_is_xml_whatever_titles_hold(catalogue: Catalogue) -> None:
    ElementTree.fromstring(GRAPHS["svg"].write(graph_of(catalogue)))


@pytest.mark.parametrize("name", GRAPHS)
def test_every_format_ends_in_a_line_break(graph: Graph, name: str) -> None:
    text = GRAPHS[name].write(graph)
    assert text.endswith("\n")
    assert GRAPHS[name].write(graph_of(load(SURVEY))) == text
