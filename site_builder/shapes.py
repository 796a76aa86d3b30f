"""Plain values -> records: pydantic's verdict on a document, told as problems."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import OSA

from site_builder.documents import Document
from site_builder.problems import CatalogueError, Problem
from site_builder.records import Model

SHAPE_RULES = {
    "unknown-field": "A record has the known fields and no others.",
    "missing-field": "A required field is given.",
    "wrong-type": "A value has the type of its field.",
    "bad-url": "An address is http or https, has a host with a dot and no credentials.",
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


def suggestion(word: str, known: list[str]) -> str | None:
    """`did you mean "…"?`, if one of the `known` words is near enough to be meant."""
    folded = {name.casefold(): name for name in known}
    if word.casefold() in folded:
        return f'did you mean "{folded[word.casefold()]}"?'
    limit = max(1, len(word) // 3)
    best = process.extractOne(
        word.casefold(), list(folded), scorer=OSA.distance, score_cutoff=limit
    )
    return f'did you mean "{folded[best[0]]}"?' if best else None


def _problem(document: Document, model: type[Model], detail: ErrorDetails) -> Problem:
    loc = detail["loc"]
    context: dict[str, Any] = detail.get("ctx", {})
    if detail["type"] == "extra_forbidden":
        known = list(_fields(model, loc[:-1]))
        message = f'unknown field "{loc[-1]}"'
        hint = suggestion(str(loc[-1]), known) or f"known fields: {', '.join(known)}"
        return document.problem(loc, "unknown-field", message, hint=hint, at_key=True)
    if detail["type"] == "missing":
        description = _fields(model, loc[:-1])[str(loc[-1])]
        message = f'the field "{loc[-1]}" is missing'
        return document.problem(loc, "missing-field", message, hint=f"{loc[-1]}: {description}")
    if detail["type"] == "bad-url":
        return document.problem(loc, "bad-url", detail["msg"], hint=context.get("hint"))
    return document.problem(loc, "wrong-type", _message(document, detail), hint=context.get("hint"))


def _fields(model: type[Model], loc: tuple[str | int, ...]) -> dict[str, str]:
    """The fields that stand at `loc` of a record of `model`, with their descriptions."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = nested_model(model, step) or model
    return {name: field.description or "" for name, field in model.model_fields.items()}


def nested_model(model: type[Model], field: str) -> type[Model] | None:
    """The model of what stands in a `field` of `model`, or in its list."""
    return next(_models_in(model.model_fields[field].annotation), None)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _message(document: Document, detail: ErrorDetails) -> str:
    """Pydantic's words in those of a record: what stands there and what is expected."""
    found = detail["input"]
    expected = _EXPECTED.get(detail["type"])
    if expected is None:
        return detail["msg"][0].lower() + detail["msg"][1:]
    names: dict[type, str] = {str: "a text", dict: "`field: value` pairs", list: "a list"}
    what = names.get(type(found), "something else")
    what = "nothing" if found == "" else what
    return expected.format(found=what, **detail.get("ctx", {}))


_EXPECTED = {
    "string_type": "a text is expected here, not {found}",
    "tuple_type": "a list is expected here, as [one, two], not {found}",
    "dict_type": "`name: value` pairs are expected here, not {found}",
    "model_type": "`field: value` pairs are expected here, not {found}",
    "int_type": "a number is expected here, not {found}",
    "int_parsing": "a number is expected here, not {found}",
    "bool_type": "true or false is expected here, not {found}",
    "date_type": "a date is expected here, not {found}",
    "string_too_short": "a text is expected here, and there is {found}",
    "string_too_long": "the text is longer than {max_length} characters",
    "too_short": "at least {min_length} is expected in this list",
    "literal_error": "{expected} is expected here",
}
