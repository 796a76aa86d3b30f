"""Plain values -> records: pydantic's verdict on a document, told as problems."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_builder.documents import Document, Loc
from site_builder.problems import CatalogueError, Problem
from site_builder.records import Model
from site_builder.shapes.explanations import explain
from site_builder.shapes.fault import Fault, fault_of, list_fields, nested_model

__all__ = ["SHAPE_RULES", "list_fields", "nested_model", "shape"]

SHAPE_RULES = {
    "unknown-field": "A record has the known fields and no others.",
    "missing-field": "A required field is given.",
    "wrong-type": "A value has the type of its field.",
    "bad-url": "An address is http or https, has a public host and no credentials.",
}

_RULES = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "bad-url": "bad-url",
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
        faults = [fault_of(model, document, detail) for detail in _causes(error.errors())]
    raise CatalogueError(_problem(document, fault) for fault in _without_misspelt(faults))


def _causes(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Without the lists that count as too short because of what is wrong within them."""
    above = {detail["loc"][:-1] for detail in details}
    for detail in details:
        if detail["type"] != "too_short" or detail["loc"] not in above:
            yield detail


def _without_misspelt(faults: list[Fault]) -> Iterator[Fault]:
    """Without the fields that are missing because they are misspelt, which is told already."""
    misspelt: set[Loc] = {
        (*fault.loc[:-1], meant)
        for fault in faults
        if fault.kind == "extra_forbidden" and (meant := fault.meant_field)
    }
    for fault in faults:
        if fault.kind != "missing" or fault.loc not in misspelt:
            yield fault


def _problem(document: Document, fault: Fault) -> Problem:
    rule = _RULES.get(fault.kind, "wrong-type")
    message, hint = explain(fault)
    at_key = rule == "unknown-field"
    return document.problem(fault.loc, rule, message, hint=hint, at_key=at_key)
