"""A problem with the value that it is about, and how a fix answers; pure."""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.documents import Document, Loc
from site_builder.problems import Problem
from site_builder.records import Model

_MEANT = re.compile(r'did you mean "(.*)"\?')


@dataclass(frozen=True)
class Found:
    """A problem at the value `loc` of a document; `catalogue` is None if not all can be read."""

    problem: Problem
    document: Document
    model: type[Model]
    loc: Loc
    catalogue: Catalogue | None

    @property
    def value(self) -> Any:
        """What stands there."""
        return at(self.document.data, self.loc)

    @property
    def meant(self) -> str | None:
        """What the problem's hint asks whether it was meant: what is told is what is done."""
        match = _MEANT.fullmatch(self.problem.hint or "")
        return match[1] if match else None


Values = dict[str, Any]
ValueFix = Callable[[Found, Values], bool]
"""Mends the values of the record in place; whether it did."""


def at(values: Any, loc: Loc) -> Any:
    """The value `loc`.

    Raises:
        KeyError: there is none.
    """
    for step in loc:
        try:
            values = values[step]
        except (IndexError, TypeError):
            raise KeyError(step) from None
    return values


def put(values: Values, loc: Loc, value: Any) -> bool:
    """Replace the value `loc`; True, as a fix answers."""
    at(values, loc[:-1])[loc[-1]] = value
    return True


def copied(document: Document) -> Values:
    """The values of a document, to be changed."""
    return copy.deepcopy(document.data)
