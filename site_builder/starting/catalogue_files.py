"""Choices -> the files of a first catalogue: one with an example, or what a list held."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from site_builder.formatting import dump
from site_builder.imports.findings import Imported
from site_builder.imports.folder import files, taxonomy
from site_builder.records import Taxonomy
from site_builder.starting.choices import Choices, ChosenFamily
from site_builder.starting.colours import family_colours

# The kinds of step that fit any field; a survey adds its own.
_RELATIONS = (
    ("extends", "The child adds something to the parent and keeps the rest."),
    ("improves", "The child replaces a part of the parent to mend a weakness of it."),
    ("generalises", "The parent is a special case of the child."),
    ("combines", "The parent is one part of the child, beside others."),
    ("applies", "The child takes the parent, unchanged, into a new setting."),
)
_ONE_FAMILY = (ChosenFamily("Papers", "papers"),)


def catalogue_files(choices: Choices, imported: Imported | None = None) -> dict[str, str]:
    """The text of every file of the catalogue, by its path in the catalogue's folder.

    Raises:
        ValueError: a family was chosen that the imported list does not have.
    """
    if imported is None:
        families = _families(choices.families or _ONE_FAMILY)
        categories = [_category(family) for family in families]
        values = _first(choices, categories[0]["id"])
    else:
        found = taxonomy(imported)
        families = _recoloured(found["families"], choices.families)
        categories, values = found["categories"], imported
    relations = [{"id": word, "name": word, "sentence": text} for word, text in _RELATIONS]
    texts = files(replace(values, survey=_survey(choices, values.survey)), choices.today)
    tree = {"families": families, "relations": relations, "categories": categories}
    return {**texts, "taxonomy.yaml": dump(tree, Taxonomy)}


def _survey(choices: Choices, read: Mapping[str, Any]) -> dict[str, Any]:
    """survey.yaml: what was chosen, and of the list what nobody is asked for."""
    values: dict[str, Any] = {
        **read,
        "title": choices.title,
        "tagline": choices.tagline,
        "repository": choices.repository,
        "branch": choices.branch,
        "site": choices.address,
        "author": {"name": choices.author} if choices.author else None,
        "data_licence": choices.chosen_licence.fields,
    }
    return {key: value for key, value in values.items() if value}


def _first(choices: Choices, category: str) -> Imported:
    """A catalogue with one record, which is there to be copied and replaced."""
    year = str(choices.today.year)
    example = {
        "title": "An Example of a Record, to Be Replaced by the First Paper",
        "name": "Example",
        "authors": ["Ann Author", "Bob Author"],
        "venue": "arXiv",
        "year": year,
        "categories": [category],
        "paper": "https://example.org/paper",
        "note": "This record shows the form. Copy it, then delete it.",
        "sources": ["nowhere: this paper is invented"],
    }
    arxiv = {"id": "arxiv", "name": "arXiv", "full_name": "arXiv preprint", "kind": "preprint"}
    return Imported(
        survey={},
        taxonomy={"categories": []},
        venues=[arxiv],
        frameworks=[{"id": "code", "name": "Code"}],
        resources=[],
        papers={f"author{year}an": example},
    )


def _families(chosen: Sequence[ChosenFamily]) -> list[dict[str, Any]]:
    return [
        {"id": family.id, "name": family.name, **family_colours(family.colour, number)}
        for number, family in enumerate(chosen)
    ]


def _category(family: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": family["id"], "title": family["name"], "family": family["id"]}


def _recoloured(
    found: Sequence[dict[str, Any]], chosen: Sequence[ChosenFamily]
) -> list[dict[str, Any]]:
    """The families of the list, with the colours that were chosen for some."""
    wanted = {family.id: family for family in chosen}
    if unknown := wanted.keys() - {family["id"] for family in found}:
        names = ", ".join(family["id"] for family in found) or "none"
        name = wanted[min(unknown)].name
        raise ValueError(f'the list has no section "{name}" with papers; it has: {names}')
    coloured = []
    for number, family in enumerate(found):
        choice = wanted.get(family["id"])
        colours = family_colours(choice.colour, number) if choice and choice.colour else {}
        coloured.append({**family, **colours})
    return coloured
