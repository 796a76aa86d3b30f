"""YAML text -> plain values in which every scalar is text, and the place of each value.

libyaml parses; the values are built here from its events, because a record may use only a
small part of YAML: one mapping, no anchors, aliases, tags or duplicate keys. A text in which
nothing hints at a mistake takes a short cut, and places are found by a second walk only when
there is a problem to print: a correct catalogue never pays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from yaml import CBaseLoader

from site_builder.characters import Span, check_text, check_value, decode, problem_at
from site_builder.problems import CatalogueError, Level, Problem

Loc = tuple[str | int, ...]
"""Where a value stands in a document, as in `("code", 2, "url")`."""

MAX_DEPTH = 20

SYNTAX_RULES = {
    "yaml-syntax": "A file is valid YAML.",
    "unquoted-colon": "A text that holds a colon and a blank stands in quotes.",
    "unquoted-hash": "A text that holds a blank and # stands in quotes: YAML drops the rest.",
    "duplicate-key": "A field is given once.",
    "anchor": "Records use no anchors, aliases or tags.",
    "not-a-mapping": "At its root a file is a list of `field: value` lines.",
    "too-deep": "Values are nested at most 20 deep.",
}

_PAIR = re.compile(r"^(\s*(?:- )?[^\s\"'\[{#:][^:\"'\[{]*:\s+)([^\"'\[{|>#&*!\s].*?)\s*$")
_HASH = re.compile(r"[ \t]+#")
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
        return cls(path, text, _Reader(path, text).read() if data is None else data)

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

    @cached_property
    def field_spans(self) -> dict[str, Span]:
        """Where the name of each field at the root stands."""
        return {str(loc[0]): span for loc, span in self._places[0].items() if len(loc) == 1}

    @cached_property
    def _places(self) -> tuple[dict[Loc, Span], dict[Loc, Span]]:
        reader = _Reader(self.path, self.text, places=True)
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
    """The values of a text without mistakes; None if there is one, which `_Reader` explains."""
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


class _Reader:
    """One walk over the events of a text: checks them, builds the values, notes their places."""

    def __init__(self, path: str, text: str, *, places: bool = False) -> None:
        self.path = path
        self.text = text
        self.places = places
        self.keys: dict[Loc, Span] = {}
        self.values: dict[Loc, Span] = {}
        self.problems: list[Problem] = []
        self.has_hash = "#" in text
        self.has_escape = "\\" in text

    def read(self) -> dict[str, Any]:
        """The values of the text.

        Raises:
            CatalogueError: it is not the YAML of a record.
        """
        root: Any = None
        try:
            root = self._build(yaml.parse(self.text, CBaseLoader))
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax_problem(error))
        except yaml.YAMLError as error:
            self._report(Span(1, 1, 1), "yaml-syntax", str(error).split("\n")[0])
        if self.problems:
            raise CatalogueError(self.problems)
        return dict(root)

    def _build(self, events: Iterator[Any]) -> Any:
        root: Any = None
        stack: list[_Frame] = []
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._check(event)
                value: Any = event.value
            elif kind is yaml.MappingStartEvent:
                self._check(event)
                value = {}
            elif kind is yaml.SequenceStartEvent:
                self._check(event)
                value = []
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                stack.pop()
                continue
            else:
                self._check_other(event, root)
                continue
            if not stack:
                root = value
                loc: Loc = ()
                self._check_root(event)
                self._note((), event)
            elif (frame := stack[-1]).wants_key:
                self._take_key(frame, event)
                loc = ()
            else:
                loc = self._put(frame, value, event)
            if kind is not yaml.ScalarEvent:
                if len(stack) == MAX_DEPTH:
                    self._report(_span(event), "too-deep", f"nested more than {MAX_DEPTH} deep")
                    break
                stack.append(_Frame(value, loc))
        return root

    def _put(self, frame: "_Frame", value: Any, event: Any) -> Loc:
        if type(frame.container) is dict:
            key: str | int = frame.key
            frame.container[key] = value
            frame.wants_key = True
        else:
            key = len(frame.container)
            frame.container.append(value)
        if not self.places:
            return ()
        loc = (*frame.loc, key)
        self._note(loc, event)
        return loc

    def _take_key(self, frame: "_Frame", event: Any) -> None:
        key = getattr(event, "value", None)
        frame.wants_key = False
        if key is None:
            self._report(
                _span(event),
                "yaml-syntax",
                "a field name is a word, not a list or mapping",
            )
        elif key in frame.container:
            hint = "keep one of the two"
            self._report(_span(event), "duplicate-key", f'the field "{key}" is given twice', hint)
        elif self.places:
            self.keys[(*frame.loc, key)] = _span(event)
        frame.key = str(key)

    def _note(self, loc: Loc, event: Any) -> None:
        if self.places:
            self.values[loc] = _span(event)

    def _check(self, event: Any) -> None:
        if event.anchor or event.tag:
            what = f"the anchor &{event.anchor}" if event.anchor else f"the tag {event.tag}"
            hint = 'write the value out; a text that begins with "&" or "!" needs quotes'
            self._report(_span(event), "anchor", f"{what} is not allowed", hint)
        if type(event) is not yaml.ScalarEvent:
            return
        if self.has_escape and event.style == '"':
            self.problems += check_value(self.path, event.value, _span(event), self.text)
        if self.has_hash and event.style in ("", None):
            self._check_hash(event)

    def _check_hash(self, event: Any) -> None:
        end = event.end_mark
        line = self.text.split("\n")[end.line]
        if not (match := _HASH.match(line, end.column)):
            return
        start = event.start_mark.column if event.start_mark.line == end.line else 0
        right = f"{line[:start]}{_quote(line[start:].rstrip())}"
        span = Span(end.line + 1, match.end(), len(line) - match.end() + 1)
        message = 'this text holds " #" and is not in quotes: YAML drops everything from there on'
        hint = f"quote it:  {right.strip()}  - or put a comment on a line of its own"
        self._report(span, "unquoted-hash", message, hint)

    def _check_other(self, event: Any, root: Any) -> None:
        if type(event) is yaml.AliasEvent:
            hint = 'write the value out; a text that begins with "*" needs quotes'
            message = f"the alias *{event.anchor} is not allowed"
            raise CatalogueError(
                [*self.problems, self._problem(_span(event), "anchor", message, hint)]
            )
        if type(event) is yaml.DocumentStartEvent and root is not None:
            message = "a second document begins here"
            hint = "one file holds one record: move this one to a file of its own"
            raise CatalogueError(
                [
                    *self.problems,
                    self._problem(_span(event), "yaml-syntax", message, hint),
                ]
            )

    def _check_root(self, event: Any) -> None:
        if type(event) is yaml.MappingStartEvent:
            return
        found = "a list" if type(event) is yaml.SequenceStartEvent else "a text"
        hint = "write `field: value` lines, as in `title: ...`"
        self._report(_span(event), "not-a-mapping", f"the file is {found}, not a record", hint)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        lines = self.text.split("\n")
        number = min(mark.line, len(lines) - 1) if mark else 0
        span = Span(number + 1, (mark.column if mark else 0) + 1, 1)
        match = _PAIR.match(lines[number])
        if "mapping values" in str(error.problem) and match:
            message = 'this text holds ": " and is not in quotes: YAML reads a field name'
            hint = f"quote it:  {match[1].lstrip()}{_quote(match[2])}"
            return self._problem(span, "unquoted-colon", message, hint)
        message = ", ".join(part for part in (error.context, error.problem) if part)
        return self._problem(span, "yaml-syntax", message, _syntax_hint(lines[number]))

    def _problem(self, span: Span, rule: str, message: str, hint: str | None) -> Problem:
        return problem_at(self.path, self.text, span, rule, message, hint=hint)

    def _report(self, span: Span, rule: str, message: str, hint: str | None = None) -> None:
        self.problems.append(self._problem(span, rule, message, hint))


class _Frame:
    """A list or mapping that is being read."""

    __slots__ = ("container", "key", "loc", "wants_key")

    def __init__(self, container: Any, loc: Loc) -> None:
        self.container = container
        self.wants_key = type(container) is dict
        self.key: str | int = ""
        self.loc = loc


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1_000
    return Span(start.line + 1, start.column + 1, max(1, width))


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _syntax_hint(line: str) -> str | None:
    """What most likely happened, for the mistakes that people make."""
    if line.count('"') % 2:
        return 'a quote is opened or closed too often in this line; inside quotes write \\"'
    if re.match(r"^\s*[\w-]+:\S", line):
        return "a blank belongs between the colon and the value"
    if re.search(r":\s+[@`%]", line):
        return "a text that begins with @, ` or % stands in quotes"
    if line.count("[") != line.count("]") or line.count("{") != line.count("}"):
        return "a bracket is opened and not closed"
    return "compare the line with another record: `field: value`, lists in [ ] or one `- ` a line"
