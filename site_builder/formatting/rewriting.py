"""New values written into a text that somebody wrote: what has not changed stays as it stands.

The new text is read again before it is returned: it holds the new values and every comment, or it
is not used, and the record is written in canonical form instead.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from site_builder.documents import Document
from site_builder.formatting import format_text
from site_builder.formatting.comments import comment_texts
from site_builder.formatting.layout import flow_mapping, flow_text, pair_lines, scalar_text
from site_builder.formatting.scalars import quoted
from site_builder.problems import CatalogueError
from site_builder.records import Model
from site_builder.shapes import nested_model


def rewritten(document: Document, values: Mapping[str, Any], model: type[Model]) -> str:
    """The text of `document` with other `values`: text, lists and mappings of text.

    Raises:
        CatalogueError: a comment stands where it would be lost.
    """
    if values == document.data:
        return document.text
    text = _edited(document, values, model)
    if text is not None and _holds(text, document, values):
        return text
    return format_text(replace(document, data=dict(values)), model)


def _holds(text: str, document: Document, values: Mapping[str, Any]) -> bool:
    try:
        found = Document.parse(document.path, text).data
    except CatalogueError:
        return False
    return found == values and comment_texts(text) == comment_texts(document.text)


def _edited(document: Document, values: Mapping[str, Any], model: type[Model]) -> str | None:
    root = yaml.compose(document.text, Loader=yaml.CBaseLoader)
    editor = _Editor(document.text)
    try:
        editor.mapping(root, document.data, values, model)
    except _CannotError:
        return None
    return editor.text_after()


class _CannotError(Exception):
    """The text is written in a way that is not edited in place."""


class _Editor:
    """Walks through the values before and after, and notes what is to be put where."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[tuple[int, int, str]] = []

    def text_after(self) -> str:
        """The text with all that was noted, from its end on."""
        text = self.text
        for start, end, new in sorted(self.edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def mapping(
        self, node: Any, old: Mapping[str, Any], new: Mapping[str, Any], model: type[Model]
    ) -> None:
        """A mapping: its fields that change, go and come."""
        if node.flow_style and old.keys() != new.keys():
            self._put(node, flow_mapping(new, model))
            return
        pairs = {key.value: (key, value) for key, value in node.value}
        renamed = _renamed(old, new)
        for key, (name, value) in pairs.items():
            if key in renamed:
                self._put(name, renamed[key])
            elif key not in new:
                self._delete(name, value)
            elif old[key] != new[key]:
                self._change(name, value, old[key], new[key], model, bool(node.flow_style))
        for key in new:
            if key not in old and key not in renamed.values():
                self._insert(key, new[key], pairs, model)

    def _change(
        self, name: Any, node: Any, old: Any, new: Any, model: type[Model], in_flow: bool
    ) -> None:
        inner = nested_model(model, name.value) if name.value in model.model_fields else None
        if isinstance(old, dict) and isinstance(new, dict) and inner:
            self.mapping(node, old, new, inner)
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for element, was, now in zip(node.value, old, new, strict=True):
                if was != now:
                    self._element(element, was, now, model, name.value, bool(node.flow_style))
        elif isinstance(old, str) and isinstance(new, str) and "\n" not in f"{old}{new}":
            self._scalar(node, new, model, name.value, in_flow)
        elif in_flow:
            self._put(node, flow_text(new, model, name.value))
        else:
            start, column = _start(name), name.start_mark.column
            lines = pair_lines(name.value, new, model, column)
            self.edits.append((start, self._end(node), "\n".join(lines)))

    def _element(
        self, node: Any, old: Any, new: Any, model: type[Model], field: str, in_flow: bool
    ) -> None:
        inner = nested_model(model, field)
        if isinstance(old, dict) and isinstance(new, dict) and inner:
            self.mapping(node, old, new, inner)
        elif isinstance(old, str) and isinstance(new, str) and "\n" not in f"{old}{new}":
            self._scalar(node, new, model, field, in_flow)
        else:
            raise _CannotError

    def _scalar(self, node: Any, new: str, model: type[Model], field: str, in_flow: bool) -> None:
        if node.style == '"':
            self._put(node, quoted(new))
        elif node.style == "'":
            doubled = new.replace("'", "''")
            self._put(node, f"'{doubled}'")
        else:
            self._put(node, scalar_text(new, model, field, in_flow=in_flow))

    def _put(self, node: Any, new: str | None) -> None:
        if new is None:
            raise _CannotError
        self.edits.append((_start(node), self._end(node), new))

    def _delete(self, name: Any, value: Any) -> None:
        """The lines of a field that stands in lines of its own."""
        start, end = self._line_start(_start(name)), self._line_end(self._end(value))
        if self.text[start : _start(name)].strip():
            raise _CannotError
        self.edits.append((start, end + 1, ""))

    def _insert(
        self, key: str, value: Any, pairs: Mapping[str, tuple[Any, Any]], model: type[Model]
    ) -> None:
        """A new field in a line of its own, behind the fields that come before it in the model."""
        order = list(model.model_fields)
        place = order.index(key)
        before = [name for name in pairs if name in order and order.index(name) < place]
        first = next(iter(pairs.values()), None)
        if first is None:
            raise _CannotError
        column = first[0].start_mark.column
        lines = "\n".join(pair_lines(key, value, model, column))
        if before:
            last = max(before, key=order.index)
            end = self._line_end(self._end(pairs[last][1]))
            self.edits.append((end, end, f"\n{' ' * column}{lines}"))
        else:
            start = _start(first[0])
            self.edits.append((start, start, f"{lines}\n{' ' * column}"))

    def _end(self, node: Any) -> int:
        """Where a value ends: of a list or mapping in lines, where its last value does."""
        if not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = _start(node), int(node.end_mark.index)
        return max(start, len(self.text[:end].rstrip())) if end > start else end

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end


def _renamed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """Old and new name of fields that have the same place and value under another name."""
    pairs = zip(old, new, strict=True) if len(old) == len(new) else ()
    return {a: b for a, b in pairs if a not in new and b not in old and old[a] == new[b]}


def _start(node: Any) -> int:
    return int(node.start_mark.index)
