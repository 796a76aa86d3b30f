"""Fields put into the text of a record: every other line, comments too, stays as it is; pure."""

import re
from collections.abc import Mapping
from typing import Any

from site_builder.documents import Document
from site_builder.formatting.layout import record_lines
from site_builder.formatting.scalars import scalar
from site_builder.problems import CatalogueError
from site_builder.records import PaperRecord

_ORDER = tuple(PaperRecord.model_fields)
_ABOVE = re.compile(r"\s*(#.*)?")


class EditError(ValueError):
    """The text cannot be changed without touching something else; it says where."""


def edited(document: Document, values: Mapping[str, Any]) -> str:
    """The text of `document` with these fields: new ones in their place, lists made longer.

    A list that is there must be the beginning of its new value.

    Raises:
        EditError: something else would change, or a comment would be lost.
    """
    for field, value in values.items():
        document = _with(document, field, value)
    return document.text


def _with(document: Document, field: str, value: Any) -> Document:
    old = document.data.get(field)
    lines = document.text.split("\n")
    wanted = record_lines({field: value}, PaperRecord)[field]
    if old is None:
        at = _place_of_new(document, lines, field)
        lines[at:at] = wanted
    else:
        start, end = _lines_of(document, lines, field)
        lines[start:end] = _longer(lines[start:end], old, value, wanted, field)
    text = "\n".join(lines)
    try:
        changed = Document.parse(document.path, text)
    except CatalogueError:
        raise EditError(f"the field `{field}` cannot be written there") from None
    if changed.data != {**document.data, field: value} or _comments(text) != _comments(
        document.text
    ):
        raise EditError(f"the field `{field}` cannot be changed without changing something else")
    return changed


def _longer(lines: list[str], old: Any, value: Any, wanted: list[str], field: str) -> list[str]:
    """The lines of a list with more elements; those of a block list stay, with their comments."""
    if not isinstance(old, list) or value[: len(old)] != old:
        raise EditError(f"the field `{field}` is there already")
    first = next((line for line in lines[1:] if line.lstrip().startswith("- ")), "")
    if not first:
        return wanted
    indent = first[: len(first) - len(first.lstrip())]
    more = [line for element in value[len(old) :] for line in _element(field, element)]
    return [*lines, *(f"{indent}{line}" for line in more)]


def _element(field: str, element: Any) -> list[str]:
    """The lines of an element of a block list, without the indent of the list."""
    if isinstance(element, str):
        return [f"- {scalar(element, in_flow=False)}"]
    lines = record_lines({field: [element]}, PaperRecord)[field]
    return [line.removeprefix("  ") for line in lines[1:]]


def _place_of_new(document: Document, lines: list[str], field: str) -> int:
    """The index of the line before which a new field stands."""
    later = _ORDER[_ORDER.index(field) + 1 :]
    spans = [span for name, span in document.field_spans.items() if name in later]
    if not spans:
        end = len(lines)
        while end and _ABOVE.fullmatch(lines[end - 1]):
            end -= 1
        return end
    return _with_comments_above(lines, min(span.line for span in spans) - 1)


def _lines_of(document: Document, lines: list[str], field: str) -> tuple[int, int]:
    """First line of a field and the one behind its last, without the comments of the next."""
    start = document.field_spans[field].line - 1
    below = [span.line - 1 for span in document.field_spans.values() if span.line - 1 > start]
    end = min(below) if below else len(lines)
    while end > start + 1 and _ABOVE.fullmatch(lines[end - 1]):
        end -= 1
    return start, end


def _with_comments_above(lines: list[str], index: int) -> int:
    """The first of the comment lines that belong to the field in line `index`."""
    while index and lines[index - 1].startswith("#") and index > 1:
        index -= 1
    return index


def _comments(text: str) -> list[str]:
    """What may be comments: whatever stands behind a # that begins a word."""
    return sorted(re.findall(r"(?m)(?:^|(?<=\s))#.*$", text))
