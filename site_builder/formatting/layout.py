"""Plain values -> the lines of a record in canonical form."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from site_builder.formatting.scalars import literal, quoted, scalar
from site_builder.records import Model, PaperRecord
from site_builder.shapes import nested_model

LIST_WIDTH = 100
MAPPING_WIDTH = 110
ALWAYS_QUOTED = {(PaperRecord, "title")}
"""Most titles need quotes, so that all have them: nobody has to know when."""


@dataclass(frozen=True)
class _Style:
    """How the value of a field is written."""

    model: type[Model] | None = None
    typed: bool = False
    quoted: bool = False


def record_lines(values: Mapping[str, Any], model: type[Model]) -> dict[str, list[str]]:
    """The lines of each field of a record, in canonical order."""
    return {key: _pair(key, value, style, 0) for key, value, style in _pairs(values, model)}


def pair_lines(key: str, value: Any, model: type[Model], indent: int) -> list[str]:
    """The lines of one field of `model` that begins in column `indent`, counted from 0."""
    lines = _pair(key, value, _style(model, key), indent)
    return [lines[0], *(f"{' ' * indent}{line}" if line else line for line in lines[1:])]


def flow_text(value: Any, model: type[Model], key: str) -> str | None:
    """The value of the field `key` of `model` in one line; None if it needs lines of its own."""
    return _flow(value, _style(model, key))


def flow_mapping(values: Mapping[str, Any], model: type[Model]) -> str | None:
    """A mapping of the fields of `model` in one line; None if it needs lines of its own."""
    return _flow(values, _Style(model))


def scalar_text(text: str, model: type[Model], key: str, *, in_flow: bool) -> str:
    """The one-line `text` as it stands in the field `key` of `model`."""
    return _one_line(text, _style(model, key), in_flow=in_flow)


def _pairs(
    values: Mapping[str, Any], model: type[Model] | None
) -> Iterator[tuple[str, Any, _Style]]:
    """The fields to write, in the model's order; what the model does not know comes last."""
    fields = model.model_fields if model else {}
    for key in [*(key for key in fields if key in values), *(k for k in values if k not in fields)]:
        value = values[key]
        if value is None or (key in fields and _is_default(value, fields[key])):
            continue
        yield key, value, _style(model, key)


def _style(model: type[Model] | None, key: str) -> _Style:
    if model is None or key not in model.model_fields:
        return _Style()
    return _Style(
        nested_model(model, key),
        is_typed(model.model_fields[key].annotation),
        (model, key) in ALWAYS_QUOTED,
    )


def _is_default(value: Any, field: Any) -> bool:
    if field.is_required():
        return False
    if isinstance(value, list | tuple | dict):
        return not value
    return field.default is not None and _text(value) == _text(field.default)


def is_typed(annotation: Any) -> bool:
    """Whether every reader shall see a number, a date or true and false."""
    if annotation in (int, bool, datetime.date):
        return True
    return any(is_typed(argument) for argument in get_args(annotation))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _pair(key: str, value: Any, style: _Style, indent: int) -> list[str]:
    """`key: value` in one line if it is short, else over several."""
    name = scalar(key, in_flow=False)
    if not isinstance(value, Mapping | list | tuple):
        first, *rest = _scalar_lines(value, style)
        return [f"{name}: {first}", *_indented(rest)]
    flow = None if _is_list_of_mappings(value) else _flow(value, style)
    width = MAPPING_WIDTH if isinstance(value, Mapping) else LIST_WIDTH
    if flow is not None and indent + len(name) + 2 + len(flow) <= width:
        return [f"{name}: {flow}"]
    if isinstance(value, Mapping):
        return [f"{name}:", *_indented(_block_mapping(value, style, indent + 2))]
    return [f"{name}:", *_indented(_block_list(value, style, indent + 2))]


def _block_mapping(value: Mapping[str, Any], style: _Style, indent: int) -> list[str]:
    pairs = _pairs(value, style.model)
    return [line for key, inner, own in pairs for line in _pair(key, inner, own, indent)]


def _block_list(values: list[Any] | tuple[Any, ...], style: _Style, indent: int) -> list[str]:
    lines = []
    for value in values:
        first, *rest = _element(value, style, indent + 2)
        lines += [f"- {first}", *_indented(rest)]
    return lines


def _element(value: Any, style: _Style, indent: int) -> list[str]:
    if not isinstance(value, Mapping | list | tuple):
        return _scalar_lines(value, style)
    flow = _flow(value, style)
    if not value or (flow is not None and indent + len(flow) <= MAPPING_WIDTH):
        return [flow or ""]
    if isinstance(value, Mapping):
        return _block_mapping(value, style, indent)
    return _block_list(value, style, indent)


def _scalar_lines(value: Any, style: _Style) -> list[str]:
    text = _text(value)
    lines = None if style.quoted else literal(text)
    return lines or [_one_line(text, style, in_flow=False)]


def _one_line(text: str, style: _Style, *, in_flow: bool) -> str:
    if style.quoted:
        return quoted(text)
    if style.typed and text.replace("-", "").isalnum() and text.isascii():
        return text
    return scalar(text, in_flow=in_flow)


def _flow(value: Any, style: _Style) -> str | None:
    """`value` in one line; None if some part of it needs lines of its own."""
    if isinstance(value, Mapping):
        pairs = [(key, _flow(inner, own)) for key, inner, own in _pairs(value, style.model)]
        if any(text is None for _, text in pairs):
            return None
        return f"{{{', '.join(f'{scalar(key, in_flow=True)}: {text}' for key, text in pairs)}}}"
    if isinstance(value, list | tuple):
        texts = [_flow(inner, style) for inner in value]
        if _is_list_of_mappings(value) or any(text is None for text in texts):
            return None
        return f"[{', '.join(text or '' for text in texts)}]"
    text = _text(value)
    return None if literal(text) else _one_line(text, style, in_flow=True)


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(inner, Mapping) for inner in value)


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]
