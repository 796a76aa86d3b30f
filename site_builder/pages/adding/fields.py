"""The fields of the form: from the JSON Schema of a record, and the words of the survey."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.formatting.layout import ALWAYS_QUOTED, is_typed
from site_builder.pages.tree import branches
from site_builder.records import Model, PaperRecord
from site_builder.schemas import schema_text
from site_builder.shapes import nested_model

Choices = tuple[tuple[str, str], ...]
Schema = Mapping[str, Any]

GROUPS = (
    ("The paper", ("title", "name", "authors", "venue", "year")),
    ("Where it is", ("paper", "arxiv", "doi", "code")),
    ("Its place in the survey", ("categories", "measures", "builds_on", "note")),
)
"""What most records have. Every other field stands in a last group, which is folded away."""

LEFT_OUT = {"archived", "former_ids", "reviewed"}
"""What no new record has: an address that died, a name of before, a warning that was answered."""

PARENT = ("builds_on", "paper")
AUTHORS = ("authors",)
_LABELS = {"doi": "DOI", "arxiv": "arXiv id", "paper": "Address of the paper", "url": "Address"}
_LABELS |= {"name": "Method's name", "openreview": "OpenReview id"}
_HELP = {
    "categories": "The first is its main one.",
    "arxiv": "As 1703.07464, without a version.",
    "of": "The id of its record: type a name or a word of the title.",
}
"""Where the form is not the record: a choice needs no hint where its words stand in a file."""
_LONG = 500


@dataclass(frozen=True)
class FormField:
    """A field of the form.

    `kind` is `line`, `text` (of several lines), `lines` (a list with one value a line), `choice`,
    `choices` (a list of choices), `date`, `flag`, or `rows` (a list of `parts`). `typed` and
    `quoted` tell how its value is written. A paper's id is asked for where `of_papers` is true,
    people's names where `of_people` is.
    """

    name: str
    label: str
    help: str
    kind: str
    required: bool
    limits: Mapping[str, str | int]
    choices: Choices
    parts: tuple["FormField", ...]
    typed: bool
    quoted: bool
    of_papers: bool
    of_people: bool

    def told(self) -> dict[str, Any]:
        """What the script has to know of it."""
        return {
            "name": self.name,
            "label": self.label,
            "help": self.help,
            "kind": self.kind,
            "required": self.required,
            "typed": self.typed,
            "quoted": self.quoted,
            "ofPapers": self.of_papers,
            "ofPeople": self.of_people,
            "parts": [part.told() for part in self.parts],
            **self.limits,
        }


def fields_of(catalogue: Catalogue) -> tuple[FormField, ...]:
    """The fields in canonical order; none of a closed list that is empty."""
    schema = json.loads(schema_text("paper"))
    found = _fields(schema, schema["definitions"], PaperRecord, _words(catalogue), ())
    return tuple(field for field in found if field.name not in LEFT_OUT)


def groups_of(fields: Sequence[FormField]) -> list[tuple[str, list[FormField]]]:
    """The fields as they are asked for: title and fields of each group."""
    by_name = {field.name: field for field in fields}
    groups = [
        (title, [by_name.pop(name) for name in names if name in by_name]) for title, names in GROUPS
    ]
    return [*groups, ("More", list(by_name.values()))]


def _words(catalogue: Catalogue) -> dict[tuple[str, ...], Choices]:
    """The closed lists, by the field that takes from them."""
    top = (branch for branch in branches(catalogue) if branch.has_page)
    sections = [below.section for branch in top for below in branch.walk()]
    taxonomy = catalogue.taxonomy
    return {
        ("venue",): tuple((venue.name, _venue(venue)) for venue in catalogue.venues),
        ("categories",): tuple((s.id, " › ".join(s.path)) for s in sections),
        ("measures",): tuple((measure.id, measure.name) for measure in taxonomy.measures),
        ("code", "framework"): tuple((f.id, f.name) for f in catalogue.frameworks),
        ("builds_on", "relation"): tuple((r.id, r.name) for r in taxonomy.relations),
    }


def _venue(venue: Any) -> str:
    is_told = venue.full_name and venue.full_name != venue.name
    return f"{venue.name}: {venue.full_name}" if is_told else str(venue.name)


def _fields(
    schema: Schema,
    definitions: Mapping[str, Schema],
    model: type[Model],
    words: Mapping[tuple[str, ...], Choices],
    above: tuple[str, ...],
) -> list[FormField]:
    found = []
    for name, own in schema["properties"].items():
        place = (*above, name)
        if words.get(place) == ():
            continue
        element = own.get("items", {})
        nested = definitions.get(str(element.get("$ref", "")).rpartition("/")[2])
        inner = nested_model(model, name)
        parts = _fields(nested, definitions, inner, words, place) if nested and inner else []
        limits = {**own, **element} if element else own
        found.append(
            FormField(
                name=name,
                label="Paper" if place == PARENT else _LABELS.get(name, _label(name)),
                help=_help(place, own, place in words),
                kind=_kind(own, place in words, bool(parts)),
                required=name in schema.get("required", ()),
                limits={key: limits[key] for key in _LIMITS if key in limits},
                choices=words.get(place, ()),
                parts=tuple(part for part in parts if part.name not in LEFT_OUT),
                typed=is_typed(model.model_fields[name].annotation),
                quoted=(model, name) in ALWAYS_QUOTED,
                of_papers=place == PARENT,
                of_people=place == AUTHORS,
            )
        )
    return found


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _help(place: tuple[str, ...], schema: Schema, is_closed: bool) -> str:
    told = "" if is_closed else str(schema.get("description", ""))
    return _HELP.get("of" if place == PARENT else place[0] if len(place) == 1 else "", told)


_LIMITS = ("pattern", "minimum", "maximum", "maxLength")


def _kind(schema: Schema, is_closed: bool, has_parts: bool) -> str:
    if schema["type"] == "array":
        return "rows" if has_parts else "choices" if is_closed else "lines"
    if is_closed:
        return "choice"
    if schema["type"] == "boolean":
        return "flag"
    if schema.get("format") == "date":
        return "date"
    is_long = "pattern" not in schema and schema.get("maxLength", 0) > _LONG
    return "text" if is_long else "line"
