"""Plain values -> records: pydantic's verdict on a document, told as problems."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_builder.documents import Document
from site_builder.problems import CatalogueError, Problem
from site_builder.records import Model
from site_builder.suggestions import suggestion

SHAPE_RULES = {
    "unknown-field": "A record has the known fields and no others.",
    "missing-field": "A required field is given.",
    "wrong-type": "A value has the type of its field.",
    "bad-url": "An address is http or https, has a public host and no credentials.",
}

RecordT = TypeVar("RecordT", bound=Model)


def shape(document: Document, model: type[RecordT]) -> RecordT:
    """The record that `document` holds.

    Raises:
        CatalogueError: with every field that is wrong, missing or unknown.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = [_problem(document, model, detail) for detail in error.errors()]
        raise CatalogueError(problems) from None


def nested_model(model: type[Model], field: str) -> type[Model] | None:
    """The model of what stands in a `field` of `model`, or in its list."""
    return next(_models_in(model.model_fields[field].annotation), None)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


class _Fault(NamedTuple):
    """What pydantic found, with what is needed to explain it."""

    model: type[Model]
    """The model of the mapping that the value stands in."""
    field: str
    """The nearest field above the value."""
    name: str
    """The last step of its place: a field, or a number in a list."""
    found: Any
    context: dict[str, Any]

    @property
    def fields(self) -> dict[str, str]:
        """The fields that may stand beside the value, with their descriptions."""
        return {name: info.description or "" for name, info in self.model.model_fields.items()}

    @property
    def is_required(self) -> bool:
        """Whether the field must not be left out."""
        info = self.model.model_fields.get(self.field)
        return info is not None and info.is_required()


def _problem(document: Document, model: type[Model], detail: ErrorDetails) -> Problem:
    fault = _fault(model, detail)
    rule = _RULES.get(detail["type"], "wrong-type")
    explain = _EXPLAIN.get(detail["type"])
    if explain:
        message, hint = explain(fault)
    else:
        message = detail["msg"][0].lower() + detail["msg"][1:]
        hint = fault.context.get("hint")
    at_key = rule == "unknown-field"
    return document.problem(detail["loc"], rule, message, hint=hint, at_key=at_key)


def _fault(model: type[Model], detail: ErrorDetails) -> _Fault:
    *above, name = detail["loc"]
    field = ""
    for step in above:
        if isinstance(step, str) and step in model.model_fields:
            field = step
            model = nested_model(model, step) or model
    field = str(name) if isinstance(name, str) and name in model.model_fields else field
    return _Fault(model, field, str(name), detail["input"], detail.get("ctx", {}))


def _unknown_field(fault: _Fault) -> tuple[str, str | None]:
    known = list(fault.fields)
    hint = suggestion(fault.name, known) or f"known fields: {', '.join(known)}"
    return f'unknown field "{fault.name}"', hint


def _missing_field(fault: _Fault) -> tuple[str, str | None]:
    return f'the field "{fault.name}" is missing', f"{fault.name}: {fault.fields[fault.name]}"


def _list_expected(fault: _Fault) -> tuple[str, str | None]:
    message = f"a list is expected here, not {_kind(fault.found)}"
    inner = nested_model(fault.model, fault.field)
    if inner:
        required = [name for name, info in inner.model_fields.items() if info.is_required()]
        line = ", ".join(f"{name}: …" for name in required)
        return message, f"write one line for each:  - {{{line}}}"
    if isinstance(fault.found, str) and fault.found:
        parts = [part.strip() for part in fault.found.replace(" and ", ",").split(",")]
        listed = ", ".join(_in_list(part) for part in parts if part)
        return message, f"write  {fault.field}: [{listed}]"
    return message, f"write  {fault.field}: [one, two]"


def _in_list(text: str) -> str:
    needs_quotes = any(sign in text for sign in "[]{}:#&*!|>'\"%@`?")
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"')) if needs_quotes else text


def _text_expected(fault: _Fault) -> tuple[str, str | None]:
    message = f"a text is expected here, not {_kind(fault.found)}"
    if isinstance(fault.found, list) and len(fault.found) == 1 and isinstance(fault.found[0], str):
        return message, f"write  {fault.field}: {fault.found[0]}"
    if isinstance(fault.found, dict):
        return message, 'a text that holds ": " or begins with { stands in quotes'
    return message, 'give one value; a text that begins with [ or "- " stands in quotes'


def _mapping_expected(fault: _Fault) -> tuple[str, str | None]:
    message = f"`field: value` pairs are expected here, not {_kind(fault.found)}"
    line = ", ".join(
        f"{name}: …" for name, info in fault.model.model_fields.items() if info.is_required()
    )
    if not fault.name.isdigit() and (inner := nested_model(fault.model, fault.field)):
        line = ", ".join(f"{name}: …" for name in inner.model_fields)
    return message, f"write  {{{line}}}" if line else "write  {name: value}"


def _no_value(fault: _Fault) -> tuple[str, str | None]:
    description = fault.fields.get(fault.field, "")
    rest = "" if fault.is_required else "; or delete the line"
    return f'"{fault.field}" has no value', f"{fault.field}: {description}{rest}"


def _too_short(fault: _Fault) -> tuple[str, str | None]:
    description = fault.fields.get(fault.field, "")
    return f'"{fault.field}" names nothing', f"{fault.field}: {description}"


def _too_long(fault: _Fault) -> tuple[str, str | None]:
    limit = fault.context["max_length"]
    return f"the text has {len(fault.found)} characters; at most {limit} are allowed", "shorten it"


def _no_day(fault: _Fault) -> tuple[str, str | None]:
    return f'"{fault.found}" is not a day of the calendar', "write the date as year-month-day"


def _not_a_choice(fault: _Fault) -> tuple[str, str | None]:
    choices = fault.context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    message = f'"{fault.found}" is none of: {", ".join(choices)}'
    return message, suggestion(str(fault.found), choices)


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {str: "a text", dict: "`field: value` pairs", list: "a list"}
    return "nothing" if value == "" else kinds.get(type(value), "something else")


_RULES = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "bad-url": "bad-url",
}

_EXPLAIN: dict[str, Callable[[_Fault], tuple[str, str | None]]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing_field,
    "string_type": _text_expected,
    "int_type": _text_expected,
    "int_parsing": _text_expected,
    "bool_type": _text_expected,
    "date_type": _text_expected,
    "tuple_type": _list_expected,
    "dict_type": _mapping_expected,
    "model_type": _mapping_expected,
    "no-value": _no_value,
    "string_too_short": _no_value,
    "string_too_long": _too_long,
    "too_short": _too_short,
    "literal_error": _not_a_choice,
    "date_parsing": _no_day,
    "date_from_datetime_parsing": _no_day,
}
