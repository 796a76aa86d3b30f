"""JSON Schemas for editors, generated from the models.

Editors read draft-07: `definitions`, and nothing beside a `$ref`. They also read YAML with its
types, so that a year is a number, flags are true and false, and a date is text.
"""

import json
from typing import Any

from pydantic import BaseModel

from site_builder.records import (
    AuthorList,
    FrameworkList,
    Model,
    PaperRecord,
    ResourceList,
    Survey,
    Taxonomy,
    VenueList,
)

SCHEMAS: dict[str, type[Model]] = {
    "paper": PaperRecord,
    "survey": Survey,
    "taxonomy": Taxonomy,
    "venues": VenueList,
    "frameworks": FrameworkList,
    "resources": ResourceList,
    "authors": AuthorList,
}
"""The name of each schema, as in schema/<name>.schema.json, and its model."""

_DROPPED = {"title", "default"}
_REFERENCE = "#/$defs/"


def schema_text(name: str) -> str:
    """The text of schema/<name>.schema.json, for a kind of record."""
    return text_of(name, SCHEMAS[name])


def text_of(name: str, model: type[BaseModel]) -> str:
    """The text of the schema `name` for any model, such as that of a report."""
    schema = model.model_json_schema(ref_template=f"{_REFERENCE}{{model}}")
    definitions = {key: _simple(value) for key, value in schema.pop("$defs", {}).items()}
    root = _simple(schema)
    if "$ref" in root:  # a model that contains itself is among its own definitions
        root = definitions[root["$ref"].rpartition("/")[2]]
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{name}.schema.json",
        **root,
    }
    if definitions:
        head["definitions"] = definitions
    return json.dumps(head, indent=2, ensure_ascii=False) + "\n"


def _simple(schema: Any) -> Any:
    """A schema of pydantic's in the words of draft-07."""
    if isinstance(schema, list):
        return [_simple(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in _DROPPED}
    kept.update(_without_null(kept))
    if "properties" in kept:
        kept["properties"] = {k: _simple(v) for k, v in kept["properties"].items()}
        return {"type": "object", **{k: v for k, v in kept.items() if k != "type"}}
    simple = {key: _simple(value) for key, value in kept.items()}
    if "patternProperties" in simple:
        simple["additionalProperties"] = False
    if "const" in simple:
        simple["enum"] = [simple.pop("const")]
    if reference := simple.pop("$ref", None):
        reference = reference.replace(_REFERENCE, "#/definitions/")
        return {**simple, "allOf": [{"$ref": reference}]} if simple else {"$ref": reference}
    return simple


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """An optional field is left out, never null: its one other type, without `anyOf`."""
    choices = [part for part in schema.pop("anyOf", ()) if part != {"type": "null"}]
    return (
        {**choices[0], **schema} if len(choices) == 1 else ({"anyOf": choices} if choices else {})
    )
