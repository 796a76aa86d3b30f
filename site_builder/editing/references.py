"""Every place of a record that names a paper or a category, and the id that it names then."""

from collections.abc import Iterator
from typing import Any

from site_builder.editing.edit import Draft, Values, with_field
from site_builder.files import PAPERS

RESOURCES = "resources.yaml"


def follow_paper(draft: Draft, old: str, new: str) -> Iterator[str]:
    """Let the children of `old` build on `new`; tell each step that a record had twice then."""
    for paper in draft.catalogue.papers:
        if any(edge.paper == old for edge in paper.builds_on):
            file = f"{PAPERS}/{paper.id}.yaml"
            values = draft.of(file)
            # A step that joined two records of a merge has gone by now.
            steps = values.get("builds_on", [])
            edges = _edges(steps, old, new)
            if len(edges) < len(steps):
                yield f"{paper.id} built on both: its step to {new} stays as its record had it"
            draft.set(file, with_field(values, "builds_on", edges))


def _edges(edges: list[Values], old: str, new: str) -> list[Values]:
    """A step to `new` that is there already stays as it is; the one to `old` goes."""
    if any(edge["paper"] == new for edge in edges):
        return [edge for edge in edges if edge["paper"] != old]
    return [{**edge, "paper": new} if edge["paper"] == old else edge for edge in edges]


def follow_category(draft: Draft, old: str, new: str) -> None:
    """Let all records and resources of the category `old` stand in `new`."""
    for paper in draft.catalogue.papers:
        if old in paper.categories:
            file = f"{PAPERS}/{paper.id}.yaml"
            values = draft.of(file)
            named = [_renamed(name, old, new) for name in values["categories"]]
            draft.set(file, {**values, "categories": named})
    resources = draft.of(RESOURCES)
    if any(resource.category == old for resource in draft.catalogue.resources):
        moved = [
            {**resource, "category": _renamed(resource["category"], old, new)}
            for resource in resources["resources"]
        ]
        draft.set(RESOURCES, {**resources, "resources": moved})


def _renamed(name: Any, old: str, new: str) -> Any:
    """Blanks around a name are no part of it."""
    return new if str(name).strip() == old else name
