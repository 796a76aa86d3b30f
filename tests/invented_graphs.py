"""Strategies that invent graphs of methods whose texts mean something in other formats."""

from hypothesis import strategies as st

from site_builder.drawing.layers import Method, Step
from site_builder.drawing.pedigree import draw
from site_builder.exports.graph import Edge, Graph, Node
from site_builder.records import Colours, Family
from tests.invented_texts import TRICKY, texts

FAMILIES = tuple(
    Family(
        id=id,
        name=name,
        light=Colours(fill="#FBE5D6", stroke="#B4510F"),
        dark=Colours(fill="#4A2A17", stroke="#F4A672"),
        measures=(),
    )
    for id, name in (("spout", "Spout & lid"), ("big-handle", 'The "big" </handle>_%'))
)

# What ends a text or a statement in one of the formats, or means another character there.
WILD = (
    'A "] --> B["cup',
    "--> <-- ==> -.-> --- __ ~~~",
    "</title></svg><script>alert(1)</script>",
    "<![CDATA[ cup ]]> <!-- pot -->",
    "\\N of \\G\\l, back\\",
    '\\" back\\\\"',
    "&amp; &quot; &#34; &lt;b&gt; &",
    "#quot; #35; #9829; # a;",
    "%% comment %%{init: {}}%%",
    "`*pot*` **cup** _tea_ __x__",
    "1. first",
    "- first",
    "+ first",
    "end",
    "classDef cup fill:#fff;",
    "Restyle: #b; style x:#y;",
    "\\end{tikzpicture} \\input{x} $x^2$ 50% {a} }{ ~ & #1",
    "'' `` ,, <<x>> ?` !` --- “q”",
    "χ²-pot and λ, Ω",
    "a\nb\n\nc",
    "\u200fתה\u200e tea",
    "急須 🍵 1️⃣",
    "|left| [right] {both} (round) ((two))",
    "http://pots.example.org/?a=b&c=%20#d",
    "a:b;c,d=e",
)
IDS = ("end", "style", "graph", "default", "click2019o", "x-pot-2001", "o", "1999cup", "subgraph")

ANY_TEXT = st.one_of(
    st.sampled_from(WILD),
    texts(),
    st.text(st.sampled_from('ab\\"\n#;:&<>[]{}()|`_-*%$~^\u200f🍵é='), max_size=12),
)


def graph_with(labels: list[str], edges: list[Edge], title: str = "Pots", site: str = "") -> Graph:
    """A graph with a node for each label, in two families and none."""
    families = [*(family.id for family in FAMILIES), ""]
    nodes = tuple(
        Node(
            id=f"{IDS[number % len(IDS)]}-{number}",
            label=label,
            title=f"{label} {title}",
            year=2001 + number // 3,
            family=families[number % 3],
            venue=label[::-1],
            url=f"{site}papers/{number}/" if site else "",
        )
        for number, label in enumerate(labels)
    )
    return graph_of_parts(title, nodes, tuple(edges))


def graph_of_parts(title: str, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> Graph:
    """The graph, drawn as the real one is."""
    lanes = {"spout": 0, "big-handle": 1, "": 2}
    methods = [
        Method(n.id, n.label, lanes[n.family], n.year, 10.0 * len(n.label) + 20, n.family)
        for n in nodes
    ]
    steps = [Step(edge.parent, edge.child, edge.primary) for edge in edges]
    named = {node.family for node in nodes}
    families = tuple(family for family in FAMILIES if family.id in named)
    return Graph(title, families, nodes, edges, lambda: draw(methods, steps))


@st.composite
def graphs(draw_: st.DrawFn) -> Graph:
    """A graph of a few methods, each building on some of those before it."""
    labels = draw_(st.lists(ANY_TEXT.filter(str.strip), min_size=1, max_size=5))
    site = draw_(st.sampled_from(["", "https://pots.example.org/survey/"]))
    bare = graph_with(labels, [], draw_(ANY_TEXT), site)
    edges = []
    for number, node in enumerate(bare.nodes):
        earlier = [other.id for other in bare.nodes[:number]]
        parents = draw_(st.lists(st.sampled_from(earlier), unique=True)) if earlier else []
        for index, parent in enumerate(parents):
            said = draw_(ANY_TEXT), draw_(ANY_TEXT)
            edges.append(Edge(node.id, parent, "extends", *said, primary=index == 0))
    return graph_of_parts(bare.title, bare.nodes, tuple(edges))


def wild_graph() -> Graph:
    """All awkward texts at once: each a node, a title and the evidence of a step."""
    labels = [*WILD, *TRICKY]
    bare = graph_with(labels, [], "Pots & <cups>", "https://pots.example.org/survey/")
    edges = [
        Edge(
            child.id, bare.nodes[number // 2].id, "extends", labels[number], child.label, number > 4
        )
        for number, child in enumerate(bare.nodes[1:], start=1)
    ]
    return graph_of_parts(bare.title, bare.nodes, tuple(edges))
