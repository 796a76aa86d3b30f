"""JSON: the public contract. A field that a record lacks is null or [], never left out."""

import json
from collections.abc import Sequence
from typing import Any

from site_builder.catalogue import Catalogue, Section
from site_builder.exports.paper_lists import papers_below
from site_builder.records import Paper

# How the catalogue is kept in its repository (branch, folder) is not part of the contract.
_SURVEY = {
    "title",
    "tagline",
    "intro",
    "repository",
    "site",
    "author",
    "data_licence",
    "figure_credit",
    "roadmap",
}


def write(catalogue: Catalogue, papers: Sequence[Paper]) -> str:
    """The survey, all categories and resources, and `papers`."""
    document = {
        "survey": survey(catalogue),
        "categories": categories(catalogue),
        "papers": [paper(catalogue, one) for one in papers],
        "resources": resources(catalogue),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def survey(catalogue: Catalogue) -> dict[str, Any]:
    """What the survey is."""
    return catalogue.survey.model_dump(mode="json", include=_SURVEY)


def categories(catalogue: Catalogue) -> list[dict[str, Any]]:
    """All categories, in display order."""
    below = papers_below(catalogue)
    return [_category(section, len(below[section.id])) for section in catalogue.sections]


def resources(catalogue: Catalogue) -> list[dict[str, Any]]:
    """All resources, in the order of their file."""
    return [resource.model_dump(mode="json") for resource in catalogue.resources]


def _category(section: Section, count: int) -> dict[str, Any]:
    """A category; `count` is the number of its papers with those of its subcategories."""
    return {
        "id": section.id,
        "title": section.title,
        "number": section.number,
        "parent": section.parents[-1].id if section.parents else None,
        "family": section.family.id if section.family else None,
        "aliases": list(section.category.aliases),
        "note": section.category.note,
        "count": count,
        "former_ids": list(section.category.former_ids),
    }


def paper(catalogue: Catalogue, paper: Paper) -> dict[str, Any]:
    """A paper with all its fields."""
    sections = catalogue.section_by_id
    return {
        "id": paper.id,
        "title": paper.title,
        "name": paper.name,
        "authors": list(paper.authors),
        "venue": paper.venue,
        "year": paper.year,
        "categories": list(paper.categories),
        "category_paths": [list(sections[category].path) for category in paper.categories],
        "measures": list(paper.measures),
        "paper": paper.paper,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "code": _code(catalogue, paper),
        "links": [link.model_dump(mode="json") for link in paper.links],
        "builds_on": _edges(paper),
        "importance": paper.importance,
        "note": paper.note,
        "added": paper.added.isoformat() if paper.added else None,
        **_further(paper),
    }


def _code(catalogue: Catalogue, paper: Paper) -> list[dict[str, Any]]:
    names = catalogue.framework_by_id
    return [
        {
            "framework": names[code.framework].name,
            "url": code.url,
            "official": code.official,
            "archived": code.archived,
        }
        for code in paper.code
    ]


def _edges(paper: Paper) -> list[dict[str, Any]]:
    return [
        {
            "paper": edge.paper,
            "relation": edge.relation,
            "evidence": edge.evidence,
            "source": edge.source,
        }
        for edge in paper.builds_on
    ]


def _further(paper: Paper) -> dict[str, Any]:
    return {
        "archived": paper.archived,
        "track": paper.track,
        "volume": paper.volume,
        "article": paper.article,
        "pages": paper.pages,
        "openreview": paper.openreview,
        "former_ids": list(paper.former_ids),
        "sources": list(paper.sources),
    }
