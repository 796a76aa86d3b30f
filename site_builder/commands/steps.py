"""A step of the pedigree as people and programs are told of it; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.text import Text
from rich.tree import Tree

from site_builder.catalogue import Catalogue
from site_builder.commands.unfolding import Branch
from site_builder.records import Edge, Paper


@dataclass(frozen=True)
class Step:
    """A child, what its record says of the parent, and the parent."""

    child: Paper
    edge: Edge
    parent: Paper
    relation: str

    @property
    def fields(self) -> dict[str, Any]:
        """The step for programs."""
        return {
            "child": self.child.id,
            "parent": self.parent.id,
            "relation": self.edge.relation,
            "evidence": self.edge.evidence,
            "source": self.edge.source,
            "primary": self.child.builds_on[0].paper == self.parent.id,
        }

    @property
    def sentence(self) -> Text:
        """The step in words: B (2020) improves A (2017): evidence [source]."""
        return self._said(Text(called(self.parent), "bold"))

    @property
    def sentence_of_it(self) -> Text:
        """The same under the parent: B (2020) improves it: evidence [source]."""
        return self._said(Text("it"))

    def _said(self, parent: Text) -> Text:
        text = Text.assemble((called(self.child), "bold"), f" {self.relation} ", parent)
        if self.edge.evidence:
            text.append(f": {self.edge.evidence}")
        if self.edge.source:
            text.append(f" [{self.edge.source}]", "dim")
        return text


def step_between(catalogue: Catalogue, one: str, other: str) -> Step:
    """The step between two relatives, whichever of them is the child."""
    papers = catalogue.paper_by_id
    child, parent = papers[one], papers[other]
    if not any(edge.paper == other for edge in child.builds_on):
        child, parent = parent, child
    edge = next(edge for edge in child.builds_on if edge.paper == parent.id)
    relation = catalogue.relation_by_id.get(edge.relation)
    return Step(child, edge, parent, relation.name if relation else edge.relation)


def called(paper: Paper) -> str:
    """A paper within a sentence: PageRank (2017)."""
    return f"{paper.name or paper.title} ({paper.year})"


def title_line(paper: Paper) -> Text:
    """A paper in a line of its own: its name, where it appeared, its title."""
    title = f": {paper.title}" if paper.name else ""
    return Text.assemble((paper.name or paper.title, "bold"), f" ({paper.published}){title}")


def paper_fields(paper: Paper) -> dict[str, Any]:
    """A paper for programs."""
    return {
        "id": paper.id,
        "name": paper.name,
        "title": paper.title,
        "venue": paper.venue,
        "year": paper.year,
    }


def grow(catalogue: Catalogue, tree: Tree, above: str, branches: tuple[Branch, ...]) -> None:
    """Hang `branches` below `above` into the tree."""
    for branch in branches:
        step = step_between(catalogue, above, branch.id)
        text = Text(called(catalogue.paper_by_id[branch.id]), "bold")
        text = Text.assemble(text, (f"  {_seen_from(above, step)}", "dim"))
        if branch.again:
            text.append(f"  (see {branch.again})", "italic")
        if branch.hidden:
            text.append(f"  … and {branch.hidden} more", "dim")
        grow(catalogue, tree.add(text), branch.id, branch.branches)


def _seen_from(above: str, step: Step) -> str:
    """Under its child a parent has the relation that leads to it; under its parent a child does."""
    if step.child.id == above:
        return f"{step.child.name or 'this'} {step.relation} it"
    return f"{step.relation} {step.parent.name or 'this'}"


def branch_fields(
    catalogue: Catalogue, above: str, branches: tuple[Branch, ...]
) -> Iterator[dict[str, Any]]:
    """The same branches for programs."""
    for branch in branches:
        edge = step_between(catalogue, above, branch.id).edge
        yield {
            **paper_fields(catalogue.paper_by_id[branch.id]),
            "relation": edge.relation,
            "evidence": edge.evidence,
            "source": edge.source,
            "again": bool(branch.again),
            "hidden": branch.hidden,
            "branches": list(branch_fields(catalogue, branch.id, branch.branches)),
        }
