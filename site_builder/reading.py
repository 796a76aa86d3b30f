"""One careful walk over the events of a YAML text: values, places, and every mistake explained.

A record may use only a small part of YAML: one mapping, no anchors, aliases, tags or duplicate
keys. libyaml parses; the values are built here, because its own reader lets all that pass.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import CBaseLoader

from site_builder.characters import Span, check_value, problem_at
from site_builder.problems import CatalogueError, Problem

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
_ROOT_HINT = "write `field: value` lines, as in `title: ...`"
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_EMPTY: dict[Any, Any] = {
    yaml.ScalarEvent: str,
    yaml.MappingStartEvent: dict,
    yaml.SequenceStartEvent: list,
}


class Reader:
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
        if root is None and not self.problems:
            self._report(Span(1, 1, 1), "not-a-mapping", "the file holds no record", _ROOT_HINT)
        if self.problems:
            raise CatalogueError(self.problems)
        return dict(root)

    def _build(self, events: Iterator[Any]) -> Any:
        root: Any = None
        stack: list[_Frame] = []
        for event in events:
            kind = type(event)
            if kind in _ENDS:
                stack.pop()
            elif kind not in _EMPTY:
                self._check_other(event, root)
            else:
                self._check(event)
                value: Any = event.value if kind is yaml.ScalarEvent else _EMPTY[kind]()
                loc = self._place(stack, value, event)
                root = root if stack else value
                if kind is yaml.ScalarEvent:
                    continue
                if len(stack) == MAX_DEPTH:
                    self._report(_span(event), "too-deep", f"nested more than {MAX_DEPTH} deep")
                    break
                stack.append(_Frame(value, loc))
        return root

    def _place(self, stack: list["_Frame"], value: Any, event: Any) -> Loc:
        """Put `value` where it belongs; where that is, if places are wanted."""
        if not stack:
            self._check_root(event)
            self._note((), event)
            return ()
        if stack[-1].wants_key:
            self._take_key(stack[-1], event)
            return ()
        return self._put(stack[-1], value, event)

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
        message = f"the file is {found}, not a record"
        self._report(_span(event), "not-a-mapping", message, _ROOT_HINT)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        lines = self.text.split("\n")
        number = min(mark.line, len(lines) - 1) if mark else 0
        span = Span(number + 1, (mark.column if mark else 0) + 1, 1)
        match = _PAIR.match(lines[number])
        if "mapping values" in str(error.problem) and match:
            message = 'this text holds ": " and is not in quotes: YAML reads a field name'
            hint = f"quote it:  {match[1].lstrip()}{_quote(match[2])}"
            value = Span(number + 1, match.start(2) + 1, len(match[2]))
            return self._problem(value, "unquoted-colon", message, hint)
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
