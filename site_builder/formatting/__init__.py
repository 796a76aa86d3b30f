"""The canonical form of a record: one order of fields, one style, every comment in its place."""

from collections.abc import Mapping
from typing import Any

from site_builder.documents import Document
from site_builder.formatting.comments import Comments, comments_of
from site_builder.formatting.layout import record_lines
from site_builder.records import Model, PaperRecord
from site_builder.schemas import SCHEMAS

FORMAT_RULES = {
    "comment-place": "A comment stands on a line of its own before a field, or at the end.",
}

_MODELINE = "# yaml-language-server: $schema="
_SCHEMA_NAMES = {model: name for name, model in SCHEMAS.items()}


def format_text(document: Document, model: type[Model]) -> str:
    """The text of `document` in canonical form; its values and comments stay the same.

    Raises:
        CatalogueError: a comment stands where it would be lost.
    """
    return _text(document.data, model, comments_of(document))


def dump(values: Mapping[str, Any], model: type[Model]) -> str:
    """The text of a new record from plain values: text, lists and mappings of text."""
    return _text(values, model, Comments((), {}, ()))


def _text(values: Mapping[str, Any], model: type[Model], comments: Comments) -> str:
    lines = [_modeline(model, comments.head)]
    lines += [line for line in comments.head if not line.startswith(_MODELINE)]
    fields = record_lines(values, model)
    if not fields:  # only a list of all resources may be empty; a file may not
        fields = {key: [f"{key}: []"] for key in model.model_fields}
    for key, field_lines in fields.items():
        lines += [*comments.before.get(key, ()), *field_lines]
    left_out = [comment for key, comment in comments.before.items() if key not in fields]
    lines += [line for comment in (*left_out, comments.tail) for line in comment]
    return "\n".join(lines) + "\n"


def _modeline(model: type[Model], head: tuple[str, ...]) -> str:
    """The line that tells editors the schema; one that names the right file stays as it is."""
    file = f"{_SCHEMA_NAMES[model]}.schema.json"
    for line in head:
        if line.startswith(_MODELINE) and line.endswith((f"/{file}", f"={file}")):
            return line
    folder = "../../schema" if model is PaperRecord else "../schema"
    return f"{_MODELINE}{folder}/{file}"
