"""The files of the API. An address never changes; a field may be added, none is taken away."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.exports import json_contract
from site_builder.exports.api.openapi import document
from site_builder.exports.paper_lists import papers_below, papers_by_venue
from site_builder.output import Output
from site_builder.records import Paper

Thing = Mapping[str, Any]


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """Every file of the API, the document that describes it too."""
    lists = {
        "papers": [json_contract.paper(catalogue, paper) for paper in catalogue.papers_in_order],
        "categories": json_contract.categories(catalogue),
        "venues": _venues(catalogue),
        "frameworks": _frameworks(catalogue),
        "resources": json_contract.resources(catalogue),
    }
    yield _file("index", {"survey": json_contract.survey(catalogue), "counts": _counts(lists)})
    for name, things in lists.items():
        yield _file(name, {"count": len(things), name: things})
    for paper in lists["papers"]:
        yield _file(f"papers/{paper['id']}", paper)
    yield from _with_papers("categories", lists["categories"], papers_below(catalogue))
    by_venue = papers_by_venue(catalogue)
    yield from _with_papers("venues", lists["venues"], by_venue)
    yield _file("openapi", document(catalogue.survey), indent=2)


def _file(name: str, thing: Thing, indent: int | None = None) -> Output:
    separators = None if indent else (",", ":")
    text = json.dumps(thing, ensure_ascii=False, indent=indent, separators=separators)
    return Output.of_text(f"api/{name}.json", f"{text}\n")


def _counts(lists: Mapping[str, Sequence[Thing]]) -> dict[str, int]:
    return {name: len(things) for name, things in lists.items()}


def _with_papers(
    name: str, things: Sequence[Thing], papers: Mapping[str, Sequence[Paper]]
) -> Iterator[Output]:
    """A file for each thing, with the ids of its papers in order."""
    for thing in things:
        ids = [paper.id for paper in papers.get(thing["id"], ())]
        yield _file(f"{name}/{thing['id']}", {**thing, "papers": ids})


def _venues(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The venues that have papers."""
    held = papers_by_venue(catalogue)
    return [
        {
            "id": venue.id,
            "name": venue.name,
            "full_name": venue.full_name,
            "kind": venue.kind,
            "count": len(held[venue.id]),
        }
        for venue in catalogue.venues
        if venue.id in held
    ]


def _frameworks(catalogue: Catalogue) -> list[dict[str, Any]]:
    used = [{code.framework for code in paper.code} for paper in catalogue.papers]
    return [
        {
            "id": framework.id,
            "name": framework.name,
            "count": sum(framework.id in ids for ids in used),
        }
        for framework in catalogue.frameworks
    ]
