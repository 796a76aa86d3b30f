"""What pydantic found, with what is needed to explain it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic_core import ErrorDetails

from site_builder.documents import Document, Loc
from site_builder.records import Model
from site_builder.suggestions import nearest


@dataclass(frozen=True)
class Fault:
    """A value that is not what its field accepts."""

    kind: str
    """Its type in pydantic's words."""
    message: str
    """What pydantic says."""
    loc: Loc
    model: type[Model]
    """The model of the mapping that the value stands in."""
    field: str
    """The nearest field above the value."""
    found: Any
    context: dict[str, Any]
    text: str
    """The text of the document."""

    @property
    def name(self) -> str:
        """The last step of its place: a field, or a number in a list."""
        return str(self.loc[-1])

    @property
    def is_in_list(self) -> bool:
        """Whether the value is one of a list."""
        return isinstance(self.loc[-1], int)

    @property
    def fields(self) -> dict[str, str]:
        """The fields that may stand beside the value, with their descriptions."""
        return {name: info.description or "" for name, info in self.model.model_fields.items()}

    @property
    def is_required(self) -> bool:
        """Whether the field must not be left out."""
        info = self.model.model_fields.get(self.field)
        return info is not None and info.is_required()

    @property
    def meant_field(self) -> str | None:
        """The field that an unknown one is meant to be."""
        name = self.name.partition(":")[0]
        return name if name in self.fields else nearest(self.name, self.fields)

    @property
    def goes_over_lines(self) -> bool:
        """Whether the value is a text that YAML has joined from several lines."""
        if not isinstance(self.found, str) or self.found in self.text:
            return False
        return self.found in " ".join(self.text.split())


def fault_of(model: type[Model], document: Document, detail: ErrorDetails) -> Fault:
    """The fault in `document`, a record of `model`, that pydantic tells in `detail`."""
    loc = tuple(step for step in detail["loc"] if step != "[key]")
    field = ""
    for step in loc[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            field = step
            model = nested_model(model, step) or model
    if loc[-1] in model.model_fields:
        field = str(loc[-1])
    context = detail.get("ctx", {})
    return Fault(
        detail["type"], detail["msg"], loc, model, field, detail["input"], context, document.text
    )


def list_fields(model: type[Model]) -> frozenset[str]:
    """The fields of `model` that hold a list of texts."""
    return frozenset(
        name
        for name, info in model.model_fields.items()
        if get_origin(info.annotation) is tuple and not nested_model(model, name)
    )


def nested_model(model: type[Model], field: str) -> type[Model] | None:
    """The model of what stands in a `field` of `model`, or in its list."""
    return next(_models_in(model.model_fields[field].annotation), None)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
