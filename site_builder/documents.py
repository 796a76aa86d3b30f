"""YAML text -> plain values in which every scalar is text, and the place of each value.

A text in which nothing hints at a mistake takes a short cut past the careful reading, and
places are found only when there is a problem to print: a correct catalogue never pays.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from site_builder.characters import Span, check_text, decode, problem_at
from site_builder.problems import CatalogueError, Level, Problem
from site_builder.reading import MAX_DEPTH, SYNTAX_RULES, Loc, Reader

__all__ = ["SYNTAX_RULES", "Document", "Loc"]

_PROPERTY = re.compile(r"(?<![^\s\[{,:?-])(?:[&*]\S|!)")  # an anchor, alias or tag
# libyaml's composer is recursive: a text with this many brackets might overflow its stack.
_MANY_BRACKETS = 1_000


@dataclass(frozen=True)
class Document:
    """The values of one YAML file. `data` is a dict of text, lists, and dicts of the same."""

    path: str
    text: str
    data: dict[str, Any]

    @classmethod
    def parse(cls, path: str, raw: bytes | str) -> "Document":
        """Read `raw`, which came from `path`.

        Raises:
            CatalogueError: with every problem that can be known before the fields are.
        """
        text = raw if isinstance(raw, str) else decode(path, raw)
        if problems := list(check_text(path, text)):
            raise CatalogueError(problems)
        data = None if _needs_care(text) else _quick_values(text)
        return cls(path, text, Reader(path, text).read() if data is None else data)

    def problem(
        self,
        loc: Loc,
        rule: str,
        message: str,
        *,
        level: Level = Level.ERROR,
        hint: str | None = None,
        at_key: bool = False,
    ) -> Problem:
        """The problem at the value `loc` or at its key; if it is missing, at what would hold it."""
        keys, values = self._places
        while loc not in values:
            loc, at_key = loc[:-1], True
        span = keys.get(loc, values[loc]) if at_key else values[loc]
        return problem_at(self.path, self.text, span, rule, message, level=level, hint=hint)

    def span(self, loc: Loc) -> Span:
        """Where the value `loc` stands.

        Raises:
            KeyError: there is no such value.
        """
        return self._places[1][loc]

    def loc_at(self, line: int, column: int) -> Loc | None:
        """The value, or else the name of a field, that begins there."""
        return self._by_place.get((line, column))

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], Loc]:
        keys, values = self._places
        return {
            (span.line, span.column): loc
            for places in (values, keys)
            for loc, span in sorted(places.items(), key=lambda place: len(place[0]))
        }

    @cached_property
    def field_spans(self) -> dict[str, Span]:
        """Where the name of each field at the root stands."""
        return {str(loc[0]): span for loc, span in self._places[0].items() if len(loc) == 1}

    @cached_property
    def _places(self) -> tuple[dict[Loc, Span], dict[Loc, Span]]:
        reader = Reader(self.path, self.text, places=True)
        reader.read()
        return reader.keys, reader.values


class _QuickLoader(yaml.CBaseLoader):
    """libyaml's composer, without the search for types: every scalar is text."""

    def resolve(self, *_: Any) -> str:
        return ""

    def descend_resolver(self, *_: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _needs_care(text: str) -> bool:
    """Whether `text` may hold what only a walk over its events can judge."""
    if "\\" in text or " #" in text or "? " in text or "- - - " in text:
        return True  # escapes, comments behind a value, keys and lists that nest within a line
    if text.count("[") + text.count("{") > _MANY_BRACKETS:
        return True
    return any(sign in text for sign in "&*!") and bool(_PROPERTY.search(text))


def _quick_values(text: str) -> dict[str, Any] | None:
    """The values of a text without mistakes; None if there is one, which `Reader` explains."""
    try:
        root = _plain_value(_QuickLoader(text).get_single_node(), 0)
    except (yaml.YAMLError, ValueError):
        return None
    return root if isinstance(root, dict) else None


def _plain_value(node: Any, depth: int) -> Any:
    if type(node) is yaml.ScalarNode:
        return node.value
    if depth == MAX_DEPTH or node is None:
        raise ValueError
    if type(node) is yaml.SequenceNode:
        return [_plain_value(inner, depth + 1) for inner in node.value]
    values = {_plain_key(key): _plain_value(inner, depth + 1) for key, inner in node.value}
    if len(values) != len(node.value):
        raise ValueError
    return values


def _plain_key(node: Any) -> str:
    if type(node) is not yaml.ScalarNode:
        raise ValueError
    return str(node.value)
