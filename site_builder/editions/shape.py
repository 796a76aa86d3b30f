"""The shape of a comparison in JSON, from which its schema is made."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

MaybeText = Annotated[str | None, WithJsonSchema({"type": ["string", "null"]})]
MaybeCount = Annotated[int | None, WithJsonSchema({"type": ["integer", "null"]})]
AnyRecord = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    ),
]
AnyValue = Annotated[Any, WithJsonSchema({})]


class Shape(BaseModel):
    """What all parts share."""

    model_config = ConfigDict(frozen=True)


class FieldShape(Shape):
    """A field that differs."""

    field: str = Field(description="The field.")
    before: AnyValue = Field(description="What it was, or null.")
    after: AnyValue = Field(description="What it is, or null.")


class ChangedShape(Shape):
    """A record that differs."""

    id: str = Field(description="Its id.")
    before_id: MaybeText = Field(description="The id that it had, or null if that is the same.")
    title: AnyValue = Field(description="Its title.")
    fields: list[FieldShape] = Field(description="The fields that differ.")


class PartShape(Shape):
    """A part of the pedigree that hangs together."""

    oldest: str = Field(description="The id of its oldest paper.")
    size: int = Field(description="The number of its papers.")


class StepShape(Shape):
    """A step of the pedigree."""

    child: str = Field(description="The id of the paper that builds on another one.")
    parent: str = Field(description="The id of that one.")
    joins: list[PartShape] = Field(
        [], description="The two parts that hung apart before a new step, the child's first."
    )


class AncestorsShape(Shape):
    """How many ancestors a paper has."""

    id: str = Field(description="Its id.")
    before: MaybeCount = Field(description="How many it had; null for a new paper.")
    after: int = Field(description="How many it has.")


class PedigreeShape(Shape):
    """What the change does to the pedigree."""

    new: list[StepShape] = Field(description="Steps that are new.")
    removed: list[StepShape] = Field(description="Steps that are gone.")
    ancestors: list[AncestorsShape] = Field(description="Papers whose own steps have changed.")
    cyclic: bool = Field(description="Whether a paper is its own ancestor now.")


class NearShape(Shape):
    """A new record and one with nearly the same title."""

    id: str = Field(description="The new one.")
    other: str = Field(description="The other one.")
    title: str = Field(description="The title of the other one.")
    score: float = Field(description="How near the titles are; 1 is the same.")


class LinkShape(Shape):
    """A link of a record that is new or has changed."""

    id: str = Field(description="The record.")
    url: str = Field(description="The address.")
    new: bool = Field(description="Whether the record did not have it before.")
    verdict: MaybeText = Field(description="The verdict of a check, or null without one.")
    told: str = Field(description="The verdict's reason in words.")
    fail: bool = Field(description="Whether it is broken.")


class DiffReport(Shape):
    """What `survey diff --format json` tells."""

    added: list[AnyRecord] = Field(description="New records, whole.")
    removed: list[AnyRecord] = Field(description="Records that are gone, whole.")
    changed: list[ChangedShape] = Field(description="Records that differ.")
    pedigree: PedigreeShape = Field(description="What differs in the pedigree.")
    near: list[NearShape] = Field(description="Near-duplicates of new records.")
    unread: list[str] = Field(description="Files that are no YAML in an edition: not compared.")
    links: Annotated[
        list[LinkShape] | None,
        Field(description="Links of new and changed records; left out unless a check is given."),
    ] = None
