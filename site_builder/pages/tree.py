"""The tree of categories as pages want to walk it: with counts, papers and resources."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.catalogue import Catalogue, Section
from site_builder.records import Category, Paper, Resource

SURVEY = "survey/"
RESOURCES = "resources/"


@dataclass(frozen=True)
class Branch:
    """A section with what stands directly in it, and its subsections."""

    section: Section
    papers: tuple[Paper, ...]
    resources: tuple[Resource, ...]
    children: tuple["Branch", ...]
    address: str
    """Where it is shown: a page of its own, or a part of /resources/."""

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        """The papers of it and of all below it, each once, in display order."""
        below = (paper for child in self.children for paper in child.all_papers)
        return tuple({paper.id: paper for paper in (*self.papers, *below)}.values())

    @property
    def all_resources(self) -> tuple[Resource, ...]:
        """The resources of it and of all below it."""
        below = (resource for child in self.children for resource in child.all_resources)
        return (*self.resources, *below)

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own."""
        return self.address.startswith(SURVEY)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The addresses within a page that lead here: its id, old anchors and former ids."""
        category = self.section.category
        return tuple(dict.fromkeys((category.id, *category.aliases, *category.former_ids)))

    def walk(self) -> Iterator["Branch"]:
        """This branch and all below it, in display order."""
        yield self
        for child in self.children:
            yield from child.walk()


def branches(catalogue: Catalogue) -> tuple[Branch, ...]:
    """The top of the tree. What holds resources and no paper is shown at /resources/."""
    return tuple(
        _branch(catalogue, category, RESOURCES if _only_resources(catalogue, category) else SURVEY)
        for category in catalogue.taxonomy.categories
    )


def _branch(catalogue: Catalogue, category: Category, shown: str) -> Branch:
    return Branch(
        section=catalogue.section_by_id[category.id],
        papers=catalogue.papers_by_category.get(category.id, ()),
        resources=catalogue.resources_by_category.get(category.id, ()),
        children=tuple(_branch(catalogue, child, shown) for child in category.children),
        address=f"{shown}#{category.id}" if shown == RESOURCES else f"{shown}{category.id}/",
    )


def _only_resources(catalogue: Catalogue, category: Category) -> bool:
    ids = {below.id for below in _walk(category)}
    return bool(ids & catalogue.resources_by_category.keys()) and not (
        ids & catalogue.papers_by_category.keys()
    )


def _walk(category: Category) -> Iterator[Category]:
    yield category
    for child in category.children:
        yield from _walk(child)
