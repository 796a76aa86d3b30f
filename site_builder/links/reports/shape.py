"""The shape of a report in JSON: what a check writes, and merging and the site read."""

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, WithJsonSchema

from site_builder.links.reasons import REASONS, Verdict
from site_builder.links.result import Finding, Hop, Result
from site_builder.links.target import Kind, Place, Target

Count = Annotated[int, Field(ge=1)]
MaybeNumber = Annotated[int | None, WithJsonSchema({"type": ["integer", "null"]})]
Day = Annotated[datetime.date, WithJsonSchema({"type": "string", "format": "date"})]
MaybeDay = Annotated[
    datetime.date | None, WithJsonSchema({"type": ["string", "null"], "format": "date"})
]
MaybeText = Annotated[str | None, WithJsonSchema({"type": ["string", "null"]})]
Code = Annotated[str, WithJsonSchema({"type": "string", "enum": list(REASONS)})]


class Shape(BaseModel):
    """What all parts share: types are taken as they are, and keys of later versions left."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class HopShape(Shape):
    """One redirect on the way."""

    url: str = Field(description="The address that was asked.")
    status: int = Field(description="The status of the answer.")
    to: str = Field(description="Where it led.")


class PlaceShape(Shape):
    """Where the address stands."""

    path: str = Field(description="The file.")
    line: Count = Field(description="The line, from 1.")
    column: Count = Field(description="The column, from 1, in characters.")
    width: Count = Field(1, description="How many characters it takes there.")


class Entry(Shape):
    """One address, and what is known of it."""

    id: str = Field(description='The id that the list of addresses gave it, or "".')
    url: str = Field(description="The address.")
    title: str = Field(description='The title that its page should have, or "".')
    kind: Kind = Field(description="What it leads to: paper, code or other.")
    verdict: Verdict = Field(description="What is known of it in a word; the reason tells it.")
    reason: Code = Field(description="Why: the code of a row of the decision table.")
    fail: bool = Field(description="Whether it fails a check: true if it is broken.")
    status: MaybeNumber = Field(description="The last HTTP status, or null if there was none.")
    final_url: str = Field(description='Where the answer came from, or "".')
    new_url: MaybeText = Field(description="Where it has moved for good, or null.")
    title_found: str = Field(description='The title of the page, or "".')
    evidence: str = Field(description="What the verdict rests on, in words.")
    hops: tuple[HopShape, ...] = Field(description="The redirects, in order.")
    attempts: Annotated[int, Field(ge=0)] = Field(description="How many requests it took.")
    checked: MaybeDay = Field(description="The day on which it was asked, or null.")
    last_ok: MaybeDay = Field(description="The last day on which it was fine, or null.")
    strikes: tuple[Day, ...] = Field(description="The days of failure in a row.")
    archived: MaybeText = Field(description="A copy of a dead page in an archive, or null.")
    known: bool = Field(description="Whether it was known from before and not asked now.")
    places: tuple[PlaceShape, ...] = Field(description="Where it stands in the catalogue.")

    def result(self) -> Result:
        """The result again; verdict and fail follow from the reason."""
        target = Target(
            self.url,
            self.title,
            self.kind,
            self.id,
            tuple(Place(**vars(place)) for place in self.places),
        )
        finding = Finding(
            self.reason,
            self.evidence,
            self.status,
            tuple(Hop(**vars(hop)) for hop in self.hops),
            self.final_url,
            self.new_url,
            self.title_found,
            self.attempts,
        )
        days = (self.checked, self.last_ok, self.strikes)
        return Result(target, finding, *days, self.archived, self.known)


class LinksReport(RootModel[tuple[Entry, ...]]):
    """What `survey links` found: one object for each address."""


class ReportError(ValueError):
    """A text is no report of links; says what is wrong with it."""


def read_report(text: str) -> list[Result]:
    """The results that a report in JSON tells.

    Raises:
        ReportError: the text is something else, or of a version that knows other reasons.
    """
    try:
        entries = LinksReport.model_validate_json(text).root
    except ValidationError as error:
        raise ReportError(_told(error.errors(include_url=False)[0])) from None
    for number, entry in enumerate(entries, start=1):
        if entry.reason not in REASONS:
            raise ReportError(f'entry {number} has an unknown reason, "{entry.reason[:40]}"')
    return [entry.result() for entry in entries]


def _told(fault: Any) -> str:
    """The first fault in words: where it is, and what is expected there."""
    message = str(fault["msg"])
    if not fault["loc"]:
        return message[0].lower() + message[1:]
    number, *fields = fault["loc"]
    place = ".".join(map(str, fields))
    return f"entry {int(number) + 1}{f', {place}' if place else ''}: {message.lower()}"
