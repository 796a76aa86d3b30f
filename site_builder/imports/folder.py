"""What was imported -> the files of a catalogue: path in the folder to text; pure."""

import datetime
from collections.abc import Container, Iterator, Mapping
from typing import Any

from site_builder.formatting import dump
from site_builder.imports.findings import Imported
from site_builder.records import (
    FrameworkList,
    Model,
    PaperRecord,
    ResourceList,
    Survey,
    Taxonomy,
    VenueList,
)

# Fill and stroke on a light page, then on a dark one; families take them in turn.
PALETTE = (
    ("#FBE5D6", "#B4510F", "#4A2A17", "#F4A672"),
    ("#E2F0D9", "#3B7A1E", "#24401A", "#9CCF7F"),
    ("#DEEBF7", "#1F62A8", "#1B3550", "#8DBBEA"),
    ("#D0CECE", "#595959", "#3D3D40", "#BDBDC2"),
    ("#E9E0F5", "#6B3FA0", "#38264F", "#C3A3EC"),
    ("#D9F0EE", "#0B6E69", "#123C3A", "#6FCFC6"),
    ("#FFF2CC", "#7A5C00", "#43360B", "#E0BE55"),
)


def files(imported: Imported, today: datetime.date | None = None) -> dict[str, str]:
    """The text of every file of the catalogue, by its path in the folder.

    Papers get `today` as the day on which they were added; without it the field is left out.
    """
    lists: tuple[tuple[str, Mapping[str, Any], type[Model]], ...] = (
        ("survey.yaml", imported.survey, Survey),
        ("taxonomy.yaml", taxonomy(imported), Taxonomy),
        ("venues.yaml", {"venues": imported.venues}, VenueList),
        ("frameworks.yaml", {"frameworks": imported.frameworks}, FrameworkList),
        ("resources.yaml", {"resources": imported.resources}, ResourceList),
    )
    texts = {path: dump(values, model) for path, values, model in lists}
    added = {"added": today.isoformat()} if today else {}
    for identifier, values in imported.papers.items():
        texts[f"papers/{identifier}.yaml"] = dump({**values, **added}, PaperRecord)
    return texts


def in_the_way(texts: Mapping[str, str], existing: Container[str]) -> list[str]:
    """The paths of `texts` that `existing` holds already: writing would lose what is there."""
    return [path for path in texts if path in existing]


def taxonomy(imported: Imported) -> dict[str, Any]:
    """The taxonomy with a family for each top category that holds papers."""
    used = {category for paper in imported.papers.values() for category in paper["categories"]}
    families: list[dict[str, Any]] = []
    categories: list[dict[str, Any]] = []
    for category in imported.taxonomy["categories"]:
        if used.isdisjoint(_ids(category)):
            categories.append(category)
            continue
        colours = PALETTE[len(families) % len(PALETTE)]
        families.append(_family(category, colours))
        categories.append({**category, "family": category["id"]})
    return {"families": families, "categories": categories}


def _ids(category: Mapping[str, Any]) -> Iterator[str]:
    yield category["id"]
    for child in category.get("children", ()):
        yield from _ids(child)


def _family(category: Mapping[str, Any], colours: tuple[str, str, str, str]) -> dict[str, Any]:
    light_fill, light_stroke, dark_fill, dark_stroke = colours
    return {
        "id": category["id"],
        "name": category["title"],
        "light": {"fill": light_fill, "stroke": light_stroke},
        "dark": {"fill": dark_fill, "stroke": dark_stroke},
    }
