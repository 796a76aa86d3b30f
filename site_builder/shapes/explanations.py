"""Each fault in a sentence, with the way out: message and hint."""

from collections.abc import Callable
from typing import Any

from site_builder.shapes.fault import Fault, nested_model
from site_builder.shapes.lists import list_hint
from site_builder.suggestions import suggestion

Explanation = tuple[str, str | None]
"""A message and a hint."""


def explain(fault: Fault) -> Explanation:
    """What is wrong, and the way out."""
    if explanation := _EXPLAIN.get(fault.kind):
        return explanation(fault)
    return fault.message[0].lower() + fault.message[1:], fault.context.get("hint")


def _unknown_field(fault: Fault) -> Explanation:
    known = fault.fields
    name, _, value = fault.name.partition(":")
    if value and name in known:
        message = f'a blank is missing after the colon of "{fault.name}"'
        return message, f"write  {name}: {value}"
    hint = suggestion(fault.name, known) or f"known fields: {', '.join(known)}"
    return f'unknown field "{fault.name}"', hint


def _missing_field(fault: Fault) -> Explanation:
    return f'the field "{fault.name}" is missing', f"{fault.name}: {fault.fields[fault.name]}"


def _list_expected(fault: Fault) -> Explanation:
    message = f"a list is expected here, not {_kind(fault.found)}"
    inner = nested_model(fault.model, fault.field)
    if inner:
        return message, f"write one line for each:  - {{{_pairs(_required(inner))}}}"
    if fault.goes_over_lines:
        return message, 'begin each line with "- "'
    if isinstance(fault.found, str) and fault.found:
        return message, list_hint(fault.field, fault.found)
    return message, f"write  {fault.field}: [one, two]"


def _text_expected(fault: Fault) -> Explanation:
    message = f"a text is expected here, not {_kind(fault.found)}"
    if isinstance(fault.found, list) and len(fault.found) == 1 and isinstance(fault.found[0], str):
        return message, f"write  {fault.field}: {fault.found[0]}"
    if isinstance(fault.found, dict):
        return message, 'a text that holds ": " or begins with { stands in quotes'
    return message, 'give one value; a text that begins with [ or "- " stands in quotes'


def _record_expected(fault: Fault) -> Explanation:
    message = f"`field: value` pairs are expected here, not {_kind(fault.found)}"
    if fault.is_in_list:
        return message, f"write  {{{_pairs(_required(fault.model))}}}"
    inner = nested_model(fault.model, fault.field) or fault.model
    return message, f"write  {{{_pairs(list(inner.model_fields))}}}"


def _pairs_expected(fault: Fault) -> Explanation:
    message = f"`name: text` pairs are expected here, not {_kind(fault.found)}"
    examples = fault.model.model_fields[fault.field].examples or [{"name": "text"}]
    pairs = ", ".join(f'{name}: "{text}"' for name, text in dict(examples[0]).items())
    return message, f"write  {fault.field}: {{{pairs}}}"


def _required(model: type[Any]) -> list[str]:
    return [name for name, info in model.model_fields.items() if info.is_required()]


def _pairs(names: list[str]) -> str:
    return ", ".join(f"{name}: …" for name in names)


def _no_value(fault: Fault) -> Explanation:
    if fault.is_in_list:
        return "this entry of the list is empty", "write what belongs here, or delete it"
    description = fault.fields.get(fault.field, "")
    if not fault.is_required:
        description = f"{description.rstrip('.')}; or delete the line"
    return f'"{fault.name}" has no value', f"{fault.field}: {description}"


def _too_short(fault: Fault) -> Explanation:
    description = fault.fields.get(fault.field, "")
    return f'"{fault.field}" names nothing', f"{fault.field}: {description}"


def _too_long(fault: Fault) -> Explanation:
    limit = fault.context["max_length"]
    return f"the text has {len(fault.found)} characters; at most {limit} are allowed", "shorten it"


def _no_day(fault: Fault) -> Explanation:
    return f'"{fault.found}" is not a day of the calendar', "write the date as year-month-day"


def _not_a_choice(fault: Fault) -> Explanation:
    choices = fault.context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    message = f'"{fault.found}" is none of: {", ".join(choices)}'
    return message, suggestion(str(fault.found), choices)


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {str: "a text", dict: "`field: value` pairs", list: "a list"}
    return "nothing" if value == "" else kinds.get(type(value), "something else")


_EXPLAIN: dict[str, Callable[[Fault], Explanation]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing_field,
    "string_type": _text_expected,
    "int_type": _text_expected,
    "int_parsing": _text_expected,
    "bool_type": _text_expected,
    "date_type": _text_expected,
    "tuple_type": _list_expected,
    "dict_type": _pairs_expected,
    "model_type": _record_expected,
    "no-value": _no_value,
    "string_too_short": _no_value,
    "string_too_long": _too_long,
    "too_short": _too_short,
    "literal_error": _not_a_choice,
    "date_parsing": _no_day,
    "date_from_datetime_parsing": _no_day,
}
