"""What was imported -> the same without the sections in which nothing is listed; pure."""

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from site_builder.imports.findings import Imported


def without_bare_sections(imported: Imported) -> tuple[Imported, list[str]]:
    """A survey has no use for a heading such as *News*; also the titles of those left out."""
    used = {category for paper in imported.papers.values() for category in paper["categories"]}
    used |= {resource["category"] for resource in imported.resources}
    bare: list[str] = []
    kept = _listing(imported.taxonomy["categories"], used, bare)
    return replace(imported, taxonomy={**imported.taxonomy, "categories": kept}), bare


def _listing(
    categories: Iterable[dict[str, Any]], used: Container[str], bare: list[str]
) -> list[dict[str, Any]]:
    kept = []
    for category in categories:
        children = _listing(category.get("children", ()), used, bare)
        if children or category["id"] in used:
            rest = {key: value for key, value in category.items() if key != "children"}
            kept.append(rest | ({"children": children} if children else {}))
        else:
            bare.append(category["title"])
    return kept
