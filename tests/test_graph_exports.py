"""The formats of the pedigree, read again by those who know them."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from gzip import compress
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import mermaidx
import networkx
import pydot
import pytest
from hypothesis import example, given, settings
from playwright.sync_api import Browser
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import LatexWalker

from site_builder.catalogue import Catalogue
from site_builder.exports import site_outputs
from site_builder.exports.graph import GRAPHS, Graph, graph_of
from site_builder.exports.latex_text import printed
from site_builder.loading import load
from tests.invented import catalogues
from tests.invented_graphs import ANY_TEXT, graph_with, graphs, wild_graph

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "pedigree.svg"
SVG = "{http://www.w3.org/2000/svg}"
Steps = set[tuple[str, str]]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The pedigree of this survey."""
    return graph_of(load(ROOT / "catalogue"))


def steps_of(graph: Graph) -> Steps:
    return {(edge.parent, edge.child) for edge in graph.edges}


def in_a_line(text: str) -> str:
    return " ".join(text.split())


# All formats.


@pytest.mark.parametrize("name", GRAPHS)
def test_golden(name: str, teapots: Catalogue, golden: Callable[[str, str], None]) -> None:
    golden(f"exports/{GRAPHS[name].file_name}", GRAPHS[name].write(graph_of(teapots)))


@pytest.mark.parametrize("name", GRAPHS)
@given(catalogue=catalogues())
def test_the_same_catalogue_gives_the_same_bytes(name: str, catalogue: Catalogue) -> None:
    text = GRAPHS[name].write(graph_of(catalogue))
    assert text == GRAPHS[name].write(graph_of(catalogue))
    assert text.endswith("\n")


def test_the_downloads_of_the_site(teapots: Catalogue) -> None:
    found = {
        output.path: output.content.decode("utf-8")
        for output in site_outputs(teapots, graph_of(teapots))
        if not output.path.endswith(".png")
    }
    for form in GRAPHS.values():
        assert found[f"data/{form.file_name}"] == form.write(graph_of(teapots))


def test_a_node_and_an_edge_say_what_the_records_say(teapots: Catalogue) -> None:
    graph = graph_of(teapots)
    (edge,) = graph.edges
    assert (edge.child, edge.parent, edge.relation) == ("cha2017b", "oolong2013from", "extends")
    assert (edge.evidence, edge.source, edge.primary) == ("Section 2 says so.", "the paper", True)
    node = graph.node_by_id["oolong2013from"]
    assert (node.label, node.published, node.family) == ("LeafCup", "POT 2013", "spout")
    assert node.url == "https://teapots.example.org/survey/papers/oolong2013from/"


def test_the_real_pedigree_stays_small(graph: Graph) -> None:
    texts = {name: form.write(graph).encode() for name, form in GRAPHS.items()}
    assert len(texts["svg"]) < 80_000
    assert len(compress(texts["svg"])) < 15_000
    assert len(texts["mermaid"]) < 50_000, "Mermaid and GitHub refuse longer ones"


# DOT.

# pydot calls functions of pyparsing by names that the newest release calls old.
OLD_NAMES = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def dot_text(attribute: str) -> str:
    """A quoted attribute of DOT as a text."""
    assert attribute[0] == attribute[-1] == '"'
    return re.sub(r'\\([\\"])', r"\1", attribute[1:-1])


def read_dot(text: str) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], dict[str, str]]]:
    """Nodes and edges as pydot reads them, without the row of years."""
    parsed = pydot.graph_from_dot_data(text)
    assert parsed is not None
    (whole,) = parsed
    nodes: dict[str, dict[str, str]] = {}
    for part in whole.get_subgraphs():
        for node in part.get_nodes():
            values = node.get_attributes()
            if "title" in values:
                nodes[dot_text(node.get_name())] = {k: dot_text(v) for k, v in values.items()}
    edges = {
        (dot_text(str(edge.get_source())), dot_text(str(edge.get_destination()))): {
            k: dot_text(v) for k, v in edge.get_attributes().items()
        }
        for edge in whole.get_edges()
    }
    return nodes, edges


def assert_dot_tells(graph: Graph, text: str) -> None:
    nodes, edges = read_dot(text)
    assert set(nodes) == set(graph.node_by_id)
    for node in graph.nodes:
        values = nodes[node.id]
        assert unescape(values["label"]) in (unescape(in_breaks(node.label)), in_breaks(node.label))
        assert values["title"] == in_breaks(node.title)
        assert (values["year"], values["family"]) == (str(node.year), node.family)
        assert values["venue"] == in_breaks(node.venue)
        assert values.get("URL", "") == node.url
    assert set(edges) == steps_of(graph)
    for edge in graph.edges:
        values = edges[edge.parent, edge.child]
        assert values["relation"] == edge.relation
        assert values["evidence"] == in_breaks(edge.evidence)
        assert values["source"] == in_breaks(edge.source)
        assert (values["primary"] == "true") is edge.primary
        assert ("style" in values) is not edge.primary


def in_breaks(text: str) -> str:
    return re.sub(r"[\r\n]+", " ", text)


@OLD_NAMES
@settings(max_examples=25)
@given(graphs())
@example(wild_graph())
def test_pydot_reads_what_any_texts_hold(graph: Graph) -> None:
    assert_dot_tells(graph, GRAPHS["dot"].write(graph))


@OLD_NAMES
def test_pydot_reads_the_real_pedigree(graph: Graph) -> None:
    assert_dot_tells(graph, GRAPHS["dot"].write(graph))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("which", ["real", "wild"])
def test_graphviz_draws_it_with_years_as_columns(graph: Graph, which: str) -> None:
    drawn = graph if which == "real" else wild_graph()
    done = subprocess.run(
        ["dot", "-Tsvg"],
        input=GRAPHS["dot"].write(drawn).encode(),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    shown: dict[str, str] = {}
    column: dict[str, float] = {}
    for group in ElementTree.fromstring(done.stdout).iter(f"{SVG}g"):
        if group.get("class") == "node":
            texts = list(group.iter(f"{SVG}text"))
            name = group.findtext(f"{SVG}title", "")
            shown[name] = in_a_line("".join(text.text or "" for text in texts))
            column[name] = float(texts[0].attrib["x"])
    for node in drawn.nodes:
        assert shown[node.id] == in_a_line(node.label)
        assert column[node.id] == column[f"year {node.year}"]
    years = [column[f"year {year}"] for year in drawn.by_year]
    assert years == sorted(years)


# GraphML and JSON.


def assert_graphml_tells(graph: Graph) -> None:
    read: Any = networkx.parse_graphml(GRAPHS["graphml"].write(graph))
    assert read.is_directed()
    assert set(read.nodes) == set(graph.node_by_id)
    for node in graph.nodes:
        known = {"label": node.label, "title": node.title, "year": node.year}
        known |= {"family": node.family, "venue": node.venue, "url": node.url}
        assert dict(read.nodes[node.id]) == {k: v for k, v in known.items() if v != ""}
    assert set(read.edges) == steps_of(graph)
    for edge in graph.edges:
        said = {"relation": edge.relation, "evidence": edge.evidence, "source": edge.source}
        expected: dict[str, object] = {k: v for k, v in said.items() if v}
        assert dict(read.edges[edge.parent, edge.child]) == {**expected, "primary": edge.primary}


@given(graphs())
@example(wild_graph())
def test_networkx_reads_what_any_texts_hold(graph: Graph) -> None:
    assert_graphml_tells(graph)


def test_networkx_reads_the_real_pedigree(graph: Graph) -> None:
    assert_graphml_tells(graph)


@given(graphs())
@example(wild_graph())
def test_the_json_follows_the_json_graph_format(graph: Graph) -> None:
    document = json.loads(GRAPHS["json"].write(graph))
    assert list(document) == ["graph"]
    read = document["graph"]
    assert set(read) <= {"id", "type", "label", "directed", "metadata", "nodes", "edges"}
    assert read["directed"] is True
    assert {id: node["label"] for id, node in read["nodes"].items()} == {
        node.id: node.label for node in graph.nodes
    }
    for node in graph.nodes:
        assert set(read["nodes"][node.id]) == {"label", "metadata"}
        assert read["nodes"][node.id]["metadata"] == {
            "title": node.title,
            "year": node.year,
            "family": node.family or None,
            "venue": node.venue or None,
            "url": node.url or None,
        }
    assert read["edges"] == [
        {
            "source": edge.parent,
            "target": edge.child,
            "relation": edge.relation,
            "metadata": {
                "evidence": edge.evidence or None,
                "source": edge.source or None,
                "primary": edge.primary,
            },
        }
        for edge in graph.edges
    ]


# Mermaid.

_MERMAID = (
    re.compile(r"flowchart LR"),
    re.compile(r"  classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}"),
    re.compile(r'  p_\w+\["([\w .,()+/-]|#\d+;)*"\]:::\w+'),
    re.compile(r'  click p_\w+ href "[^"\s]*"'),
    re.compile(r"  p_\w+ (-->|-\.->) p_\w+"),
)


@given(graphs())
@example(wild_graph())
def test_no_text_is_a_statement_of_mermaid(graph: Graph) -> None:
    lines = GRAPHS["mermaid"].write(graph).removesuffix("\n").split("\n")
    kinds = [next(i for i, kind in enumerate(_MERMAID) if kind.fullmatch(line)) for line in lines]
    assert kinds == sorted(kinds)
    assert kinds.count(2) == len(graph.nodes)
    assert kinds.count(3) == sum(1 for node in graph.nodes if node.url)
    assert kinds.count(4) == len(graph.edges)


_RENDER = """async text => {
    mermaid.initialize({startOnLoad: false});
    const {svg} = await mermaid.render("drawn", text);
    document.body.innerHTML = svg;
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    return {
        labels: [...document.querySelectorAll("g.node")].map(
            node => [node.id, node.querySelector(".nodeLabel").textContent]),
        edges: diagram.db.getEdges().map(edge => [edge.start, edge.end, edge.stroke]),
    };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("which", ["real", "wild", "empty"])
def test_mermaid_draws_it(graph: Graph, browser: Browser, which: str) -> None:
    drawn = {"real": graph, "wild": wild_graph(), "empty": graph_with([], [])}[which]
    page = browser.new_page()
    page.add_script_tag(path=Path(mermaidx.__file__).parent / "assets" / "mermaid.js")
    read = page.evaluate(_RENDER, GRAPHS["mermaid"].write(drawn))
    page.close()
    labels = {re.sub(r".*-flowchart-p_|-\d+$", "", id): text for id, text in read["labels"]}
    ids = {node.id.replace("-", "_"): node.id for node in drawn.nodes}
    assert {ids[name]: text for name, text in labels.items()} == {
        node.id: in_a_line(f"{node.label} ({node.year})") for node in drawn.nodes
    }
    assert {
        (ids[start[2:]], ids[end[2:]]): stroke == "normal" for start, end, stroke in read["edges"]
    } == {(edge.parent, edge.child): edge.primary for edge in drawn.edges}


# TikZ.

_NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?"
_AT = rf"\({_NUMBER},{_NUMBER}\)"
_CURVE = rf"(?: -- {_AT}| \.\. controls {_AT} and {_AT} \.\. {_AT})"
_TIKZ = {
    "lane": rf"\\fill\[pedigree\d+fill!38, rounded corners=8bp\] {_AT} rectangle {_AT};",
    "heading": rf"\\node\[heading\] at {_AT} \{{(.+)\}};",
    "gridline": rf"\\draw\[gridline\] {_AT} -- {_AT};",
    "step": rf"\\draw\[(?:primary|secondary), draw=pedigree\d+stroke\] {_AT}{_CURVE}*;",
    "method": r"\\node\[method, fill=pedigree\d+fill, draw=pedigree\d+stroke, "
    rf"minimum width={_NUMBER}bp\] at {_AT} \{{(.*)\}};",
}


def read_tikz(text: str) -> dict[str, list[str]]:
    """The statements of the picture by their kind; every line must be one of those."""
    head, rest = text.split("\\begin{tikzpicture}")
    body, foot = rest.split("\\end{tikzpicture}")
    assert foot == "}%\n\\endgroup\n"
    assert [line[:1] for line in head.split("\n")[:5]] == ["%", "%", "%", "%", "\\"]
    assert all(line.endswith("%") for line in head.rstrip("\n").split("\n")[4:])
    statements = body.split("secondary/.style={dashed, opacity=0.4}]\n")[1].splitlines()
    found: dict[str, list[str]] = {kind: [] for kind in _TIKZ}
    for line in statements:
        kinds = [kind for kind, pattern in _TIKZ.items() if re.fullmatch(pattern, line)]
        assert len(kinds) == 1, line
        found[kinds[0]].append(line)
    return found


def assert_tikz_tells(graph: Graph) -> None:
    text = GRAPHS["tikz"].write(graph)
    LatexWalker(text, tolerant_parsing=False).get_latex_nodes()
    found = read_tikz(text)
    assert len(found["method"]) == len(graph.nodes)
    assert len(found["step"]) == len(graph.edges)
    assert len(found["lane"]) == len(graph.drawing.lanes)
    named = "\n".join(found["method"])
    assert all(f"{{{printed(node.label)}}}" in named for node in graph.nodes)
    assert all(node.url in named for node in graph.nodes)
    defined = set(re.findall(r"\\definecolor\{pedigree(\w+)\}", text))
    assert set(re.findall(r"=pedigree(\d+\w+)", named)) <= defined


@given(graphs())
@example(wild_graph())
def test_no_text_is_a_statement_of_tikz(graph: Graph) -> None:
    assert_tikz_tells(graph)


def test_the_real_pedigree_is_a_picture_of_tikz(graph: Graph) -> None:
    assert_tikz_tells(graph)


@given(ANY_TEXT)
def test_a_reader_of_latex_sees_the_text(text: str) -> None:
    written = printed(text)
    known = get_default_latex_context_db()
    signs = [MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()]
    known.add_context_category("signs", macros=signs, prepend=True)
    reader = LatexNodes2Text(known, keep_comments=True, math_mode="text")
    shown = reader.latex_to_text(written.replace(r"\char34", r"\textquotedbl"))
    assert bare(shown) == bare(text)


_SIGNS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotedbl": '"',
    "textasciigrave": "`",
    "textasciicircum": "^",
    "textasciitilde": "~",
}


def bare(text: str) -> str:
    """Without blanks, and with the apostrophe of typewriters."""
    return re.sub(r"\s+", "", text).replace("’", "'").replace("‘", "'")


# SVG.


def assert_svg_tells(graph: Graph) -> None:
    root = ElementTree.fromstring(GRAPHS["svg"].write(graph))
    assert root.findtext(f"{SVG}title") == f"The pedigree of {graph.title}"
    assert root.findtext(f"{SVG}desc", "").startswith(f"{len(graph.nodes)} methods")
    boxes = [element for element in root.iter() if "box" in element.get("class", "").split()]
    assert len(boxes) == len(graph.nodes)
    for box, placed in zip(boxes, graph.drawing.boxes, strict=True):
        node = graph.node_by_id[placed.method.id]
        assert box.get("href", "") == node.url
        assert box.tag == (f"{SVG}a" if node.url else f"{SVG}g")
        assert box.findtext(f"{SVG}text") == node.label
        assert box.findtext(f"{SVG}title") == f"{node.title} ({node.published})"
    steps = [path for path in root.iter(f"{SVG}path") if "class" not in path.attrib]
    assert sorted(path.attrib["d"] for path in steps) == sorted(
        line.path for line in graph.drawing.lines
    )
    headings = {t.text for t in root.iter(f"{SVG}text") if t.get("class") == "heading"}
    assert {str(node.year) for node in graph.nodes} <= headings
    assert {family.name for family, _ in graph.by_family} <= headings
    allowed = {"svg", "title", "desc", "style", "g", "a", "rect", "path", "text"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed


@given(graphs())
@example(wild_graph())
@example(graph_with([], []))
def test_the_svg_is_a_picture_whatever_texts_hold(graph: Graph) -> None:
    assert_svg_tells(graph)


def test_the_real_pedigree_is_a_picture(graph: Graph) -> None:
    assert_svg_tells(graph)


@pytest.mark.browser
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_svg_has_the_colours_of_the_mode(
    teapots: Catalogue, browser: Browser, tmp_path: Path, mode: str
) -> None:
    picture = tmp_path / "pedigree.svg"
    picture.write_text(GRAPHS["svg"].write(graph_of(teapots)), "utf-8")
    page = browser.new_page(color_scheme="dark" if mode == "dark" else "light")
    page.goto(picture.as_uri())
    fill = page.evaluate("getComputedStyle(document.querySelector('.box rect')).fill")
    page.close()
    family = teapots.family_by_id["spout"]
    colour = (family.light if mode == "light" else family.dark).fill
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    assert fill == f"rgb({red}, {green}, {blue})"


def test_the_readme_shows_a_picture(graph: Graph) -> None:
    # Of these methods or of some before: `make check` says when it is time to redraw it.
    root = ElementTree.fromstring(PICTURE.read_text("utf-8"))
    assert root.findtext(f"{SVG}title") == f"The pedigree of {graph.title}"
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")
