"""What is to be written, and what has to be said about it; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.files import SINGLE_FILES
from site_builder.formatting.rewriting import rewritten
from site_builder.records import PaperRecord
from site_builder.suggestions import suggestion

Values = Mapping[str, Any]
"""The fields of a record as they are read: text, lists and mappings of text."""


class RefusedError(ValueError):
    """A change that is not made; the text says why and what to do."""


@dataclass(frozen=True)
class Disagreement:
    """A field of which two records say different things; the first one stays."""

    field: str
    kept: str
    left: str


@dataclass(frozen=True)
class Edit:
    """New texts by their path in the catalogue's folder; None: the file goes.

    `moved` are old and new path of a file that is only renamed; `told` are remarks.
    """

    texts: Mapping[str, str | None]
    moved: Mapping[str, str] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
    told: tuple[str, ...] = ()


class Draft:
    """The records of a catalogue with the values that they will have."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.values: dict[str, Values] = {}

    def of(self, file: str) -> Values:
        """The values of a record, as changed so far."""
        return self.values.get(file, self.catalogue.documents[file].data)

    def set(self, file: str, values: Values) -> None:
        """Note the values that a record will have."""
        self.values[file] = values

    def text(self, file: str) -> str:
        """The new text of a record.

        Raises:
            CatalogueError: a comment stands where it would be lost.
        """
        model = SINGLE_FILES.get(file, PaperRecord)
        return rewritten(self.catalogue.documents[file], self.of(file), model)

    def texts(self) -> dict[str, str | None]:
        """The new texts of all records that differ."""
        documents = self.catalogue.documents
        found: dict[str, str | None] = {}
        for file in sorted(self.values):
            if (text := self.text(file)) != documents[file].text:
                found[file] = text
        return found


def existing(id: str, known: Collection[str], what: str) -> None:
    """Refuse an `id` that is none of the `known` ones.

    Raises:
        RefusedError: with the id that is near.
    """
    if id not in known:
        hint = suggestion(id, known)
        raise RefusedError(f'there is no {what} "{id}"{f": {hint}" if hint else ""}')


def with_field(values: Values, field: str, value: Any) -> Values:
    """`values` with another value of `field`; without it, if that is empty."""
    if value:
        return {**values, field: value}
    return {key: inner for key, inner in values.items() if key != field}


def former_ids(values: Values, *new: str, now: str) -> list[str]:
    """The former ids of a record with `new` ones, without the id that it has `now`."""
    every = dict.fromkeys([*values.get("former_ids", ()), *new])
    return [id for id in every if id != now]
