"""The comparison of papers: a row for each, whose cells are texts, some of them with an address."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.records import Paper

Part = tuple[str, str] | tuple[str]
"""A text, and where it leads: an address, or a path within the site."""

COLUMNS = ("Paper", "Authors", "Published", "Categories", "Measures", "Builds on", "Code")


def row(catalogue: Catalogue, paper: Paper) -> list[list[Part]]:
    """The cells of `paper`, in the order of the columns; each is a list of parts."""
    sections, measures = catalogue.section_by_id, catalogue.measure_by_id
    return [
        [(paper.name or paper.title, _page(paper)), *([(paper.title,)] if paper.name else [])],
        [(author,) for author in paper.authors],
        [(paper.published, paper.address) if paper.address else (paper.published,)],
        [(" › ".join(sections[id].path), f"survey/{id}/") for id in paper.categories],
        [(measures[id].name,) for id in paper.measures],
        list(_parents(catalogue, paper)),
        [(catalogue.framework_by_id[code.framework].name, code.url) for code in paper.code],
    ]


def _parents(catalogue: Catalogue, paper: Paper) -> Iterator[Part]:
    for edge in paper.builds_on:
        parent = catalogue.paper_by_id.get(edge.paper)
        if parent:
            yield (parent.name or parent.title, _page(parent))


def _page(paper: Paper) -> str:
    return f"papers/{paper.id}/"
