"""One careful walk over the events of a YAML text: values, places, and every mistake explained.

A record may use only a small part of YAML: one mapping, no anchors, aliases, tags or duplicate
keys. libyaml parses; the values are built here, because its own reader lets all that pass.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml import CBaseLoader

from site_builder.characters import Span, check_value, problem_at
from site_builder.mistakes import Mistake, explain, valid
from site_builder.mistakes.valid import span_of_event
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
        self.lines = text.split("\n")
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
        start = Span(1, 1, 1)
        try:
            root = self._build(yaml.parse(self.text, CBaseLoader))
        except yaml.MarkedYAMLError as error:
            if not any(problem.rule == "not-a-mapping" for problem in self.problems):
                self._report(explain(error, self.lines))
        except yaml.YAMLError as error:
            self._report(Mistake(start, "yaml-syntax", str(error).split("\n")[0]))
        if root is None and not self.problems:
            message = "the file holds no record"
            self._report(Mistake(start, "not-a-mapping", message, valid.ROOT_HINT))
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
                    message = f"nested more than {MAX_DEPTH} deep"
                    hint = "a record needs three levels: close the brackets above, or indent less"
                    self._report(Mistake(span_of_event(event), "too-deep", message, hint))
                    break
                stack.append(_Frame(value, loc))
        return root

    def _place(self, stack: list["_Frame"], value: Any, event: Any) -> Loc:
        """Put `value` where it belongs; where that is, if places are wanted."""
        if not stack:
            self._report(valid.no_mapping(event, self.lines))
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
        span = span_of_event(event)
        frame.wants_key = False
        if key is None:
            message = "a field name is a word, not a list or mapping"
            hint = "write a field as name: value, with no ? and no bracket before the colon"
            self._report(Mistake(span, "yaml-syntax", message, hint))
        elif key in frame.container:
            message = f'the field "{key}" is given twice'
            self._report(Mistake(span, "duplicate-key", message, "keep one of the two"))
        elif self.places:
            self.keys[(*frame.loc, key)] = span
        frame.key = str(key)

    def _note(self, loc: Loc, event: Any) -> None:
        if self.places:
            self.values[loc] = span_of_event(event)

    def _check(self, event: Any) -> None:
        self._report(valid.anchor(event))
        if type(event) is not yaml.ScalarEvent:
            return
        if self.has_escape and event.style == '"':
            self.problems += check_value(self.path, event.value, span_of_event(event), self.text)
        if self.has_hash and event.style in ("", None):
            self._report(valid.hash_behind(event, self.lines))

    def _check_other(self, event: Any, root: Any) -> None:
        if type(event) is yaml.AliasEvent:
            self._stop(valid.alias(event))
        if type(event) is yaml.DocumentStartEvent and root is not None:
            self._stop(valid.second_document(event))

    def _stop(self, mistake: Mistake) -> None:
        self._report(mistake)
        raise CatalogueError(self.problems)

    def _report(self, mistake: Mistake | None) -> None:
        if mistake:
            span, rule, message, hint = mistake
            self.problems.append(problem_at(self.path, self.text, span, rule, message, hint=hint))


class _Frame:
    """A list or mapping that is being read."""

    __slots__ = ("container", "key", "loc", "wants_key")

    def __init__(self, container: Any, loc: Loc) -> None:
        self.container = container
        self.wants_key = type(container) is dict
        self.key: str | int = ""
        self.loc = loc
