"""The pedigree as nodes and edges with all that a format may tell of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.catalogue import Catalogue
from site_builder.drawing import views
from site_builder.drawing.pedigree import Drawing
from site_builder.pedigree import Pedigree
from site_builder.records import Colours, Family, Paper

NO_FAMILY = Family(
    id="other",
    name="Other",
    light=Colours(fill="#F6F8FA", stroke="#57606A"),
    dark=Colours(fill="#2B2F38", stroke="#B1B8C2"),
    measures=(),
)
"""What methods without a family look like."""


@dataclass(frozen=True)
class Node:
    """A method. What is not known is ""; so is the url where the survey has no site."""

    id: str
    label: str
    title: str
    year: int
    family: str
    venue: str
    url: str

    @property
    def published(self) -> str:
        """Venue and year, as STOC 1998."""
        return f"{self.venue} {self.year}".strip()


@dataclass(frozen=True)
class Edge:
    """A step: the child builds on the parent. What is not known is ""."""

    child: str
    parent: str
    relation: str
    evidence: str
    source: str
    primary: bool


@dataclass(frozen=True)
class Graph:
    """The pedigree of a survey: nodes by year, edges by their child, its primary parent first.

    `families` are those that the nodes name, in the order of the lanes.
    """

    title: str
    families: tuple[Family, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    layout: Callable[[], Drawing] = field(repr=False, compare=False)

    @cached_property
    def drawing(self) -> Drawing:
        """Where all of it is in a picture."""
        return self.layout()

    @cached_property
    def node_by_id(self) -> dict[str, Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def by_year(self) -> dict[int, list[Node]]:
        """The nodes of each year that has any."""
        found: dict[int, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.year, []).append(node)
        return dict(sorted(found.items()))

    @cached_property
    def by_family(self) -> list[tuple[Family, list[Node]]]:
        """Each family with its nodes; those without one come last."""
        found: dict[str, list[Node]] = {family.id: [] for family in self.families}
        others: list[Node] = []
        for node in self.nodes:
            found.get(node.family, others).append(node)
        groups = [(family, found[family.id]) for family in self.families]
        return [*groups, (NO_FAMILY, others)] if others else groups

    @cached_property
    def look_of(self) -> dict[str, int]:
        """For each node the number of its family in `by_family`, from 0."""
        return {
            node.id: number for number, (_, nodes) in enumerate(self.by_family) for node in nodes
        }

    def family_of(self, id: str) -> Family:
        """The family of a node."""
        return self.by_family[self.look_of[id]][0]


@dataclass(frozen=True)
class GraphFormat:
    """A format of the pedigree, as `survey export graph --format NAME` and for download."""

    name: str
    suffix: str
    media_type: str
    summary: str
    write: Callable[[Graph], str]

    @property
    def file_name(self) -> str:
        """The file that holds it, as pedigree.dot."""
        return f"pedigree.{self.suffix}"


def graph_of(catalogue: Catalogue) -> Graph:
    """The pedigree of all methods of `catalogue`."""
    pedigree = Pedigree.of(catalogue)
    papers = [catalogue.paper_by_id[id] for id in views.methods_in(catalogue, pedigree)]
    nodes = tuple(node_of(catalogue, paper) for paper in papers)
    named = {node.family for node in nodes}
    return Graph(
        title=catalogue.survey.title,
        families=tuple(family for family in catalogue.taxonomy.families if family.id in named),
        nodes=nodes,
        edges=tuple(edge for paper in papers for edge in edges_of(pedigree, paper)),
        layout=lambda: views.whole(catalogue, pedigree),
    )


def node_of(catalogue: Catalogue, paper: Paper) -> Node:
    """A paper as a node."""
    root = catalogue.survey.site_root
    return Node(
        id=paper.id,
        label=views.label_of(paper),
        title=paper.title,
        year=paper.year,
        family=views.family_of(catalogue, paper),
        venue=paper.venue or "",
        url=f"{root}papers/{paper.id}/" if root else "",
    )


def edges_of(pedigree: Pedigree, paper: Paper) -> Iterator[Edge]:
    """The steps from a paper up to its parents, in the order of its record."""
    said = {edge.paper: edge for edge in reversed(paper.builds_on)}
    for index, parent in enumerate(pedigree.parents_of[paper.id]):
        edge = said[parent]
        yield Edge(
            child=paper.id,
            parent=parent,
            relation=edge.relation,
            evidence=edge.evidence or "",
            source=edge.source or "",
            primary=index == 0,
        )
