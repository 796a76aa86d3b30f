"""One careful walk over the events of a YAML text: values, places, and every mistake explained.

A record may use only a small part of YAML: one mapping, no anchors, aliases, tags or duplicate
keys. libyaml parses; the values are built here, because its own reader lets all that pass.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

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
            if not any(problem.rule == "not-a-mapping" for problem in self.problems):
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
        # An empty key at the end of the text ends in a line that there is not.
        line = next(iter(self.text.split("\n")[end.line :]), "")
        if not (match := _HASH.match(line, end.column)):
            return
        start = event.start_mark.column if event.start_mark.line == end.line else 0
        right = f"{line[:start]}{_quote(line[start:].rstrip())}"
        span = Span(end.line + 1, match.end(), len(line) - match.end() + 1)
        if not event.value:
            message = "a comment stands where the value is expected"
            hint = "write a value, or delete the field; a text that begins with # needs quotes"
            self._report(span, "unquoted-hash", message, hint)
            return
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
            hint = (
                "one file holds one record: delete this line, or move what follows to another file"
            )
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
        line = self.text.split("\n")[event.start_mark.line]
        hint = _colon_hint(line) if _NO_BLANK.match(line) else _ROOT_HINT
        self._report(_span(event), "not-a-mapping", message, hint)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        fault = _fault(error, self.text.split("\n"))
        found = next(filter(None, (explain(fault) for explain in _MISTAKES)), None)
        return self._problem(*(found or _unexplained(fault)))

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
    if text.startswith(("“", "„")) and text.endswith(("”", "“")):
        text = text[1:-1]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class _Fault(NamedTuple):
    """Where libyaml stopped, and why, in its words; lines and columns from 0."""

    lines: list[str]
    number: int
    column: int
    what: str
    since_number: int
    """Where the value begins in which it stopped."""
    since_column: int

    @property
    def line(self) -> str:
        """The line in which it stopped."""
        return self.lines[self.number]

    @property
    def since(self) -> str:
        """The line in which the value begins."""
        return self.lines[self.since_number]

    def span(self, width: int = 1) -> Span:
        """The place where it stopped."""
        return Span(self.number + 1, self.column + 1, width)

    def since_span(self) -> Span:
        """The place where the value begins, to the end of its line."""
        return Span(self.since_number + 1, self.since_column + 1, 1_000)


_Explained = tuple[Span, str, str, str | None]
"""Place, rule, message and hint."""


def _fault(error: yaml.MarkedYAMLError, lines: list[str]) -> _Fault:
    mark = error.problem_mark or error.context_mark
    since = error.context_mark or mark
    what = ", ".join(part for part in (error.context, error.problem) if part)
    last = len(lines) - 1
    if mark is None or since is None:
        return _Fault(lines, 0, 0, what, 0, 0)
    numbers = min(mark.line, last), min(since.line, last)
    return _Fault(lines, numbers[0], mark.column, what, numbers[1], since.column)


def _unexplained(fault: _Fault) -> _Explained:
    hint = "compare the line with another record: `field: value`, lists in [ ] or one `- ` a line"
    return fault.span(), "yaml-syntax", fault.what, hint


def _conflict(fault: _Fault) -> _Explained | None:
    for number, line in enumerate(fault.lines, start=1):
        if _CONFLICT.match(line):
            hint = (
                "keep one version and delete the lines that begin with <<<<<<<, ======= or >>>>>>>"
            )
            return Span(number, 1, len(line)), "yaml-syntax", "a merge conflict was left here", hint
    return None


def _colon(fault: _Fault) -> _Explained | None:
    if "mapping values" not in fault.what and "unexpected ':'" not in fault.what:
        return None
    if not (match := _PAIR.match(fault.line)):
        hint = 'a text that holds ": " stands in quotes; each field begins a line of its own'
        return fault.span(), "yaml-syntax", "a colon cannot stand here", hint
    name = match[1].strip(" -:")
    start = len(fault.line) - len(fault.line.lstrip())
    if fault.column == start + len(name) and name.islower() and " " not in name:
        return _other_column(fault.number, fault.line)
    if " " in name:
        message = 'the text of the line above goes on here, holds ": " and is not in quotes'
        hint = "write the whole text in one line, in quotes"
        return Span(fault.number + 1, start + 1, 1_000), "unquoted-colon", message, hint
    message = 'this text holds ": " and is not in quotes: YAML reads a field name'
    hint = f"quote it:  {match[1].lstrip()}{_quote(match[2])}"
    value = Span(fault.number + 1, match.start(2) + 1, len(match[2]))
    return value, "unquoted-colon", message, hint


def _no_colon(fault: _Fault) -> _Explained | None:
    if "could not find expected ':'" not in fault.what:
        return None
    message = "a field name, a colon and a blank are expected here"
    return fault.since_span(), "yaml-syntax", message, _colon_hint(fault.since)


def _colon_hint(line: str) -> str:
    """How a `line` becomes a field."""
    if match := _NO_BLANK.match(line):
        if match[2].startswith("\xa0"):
            return "write an ordinary blank after the colon: a no-break space stands there"
        return f"a blank belongs between the colon and the value:  {match[1]} {match[2].strip()}"
    if match := _WRONG_SIGN.match(line):
        return f"write  {match[1]}: {match[2]}"
    return "write `field: value`; if it belongs to the text above, write both in one line"


def _open_quotes(fault: _Fault) -> _Explained | None:
    if "quoted scalar, found unexpected" in fault.what:
        number, column = fault.since_number, fault.since_column
    elif "expected key" in fault.what and _ONLY_QUOTE.fullmatch(fault.line[: fault.column]):
        above = range(fault.number - 1, -1, -1)
        found = ((n, _OPENED.match(fault.lines[n])) for n in above)
        number, column = next(((n, match.start(1)) for n, match in found if match), (-1, 0))
    else:
        return None
    if number < 0:
        return None
    line = fault.lines[number]
    match = _OPENED.match(line)
    is_value = match and match.start(1) == column
    hint = f"close them:  {line.strip()}{line[column]}" if is_value else "close them"
    message = "the quotes that open here are not closed in this line"
    return Span(number + 1, column + 1, 1_000), "yaml-syntax", message, hint


def _text_behind(fault: _Fault) -> _Explained | None:
    """Something follows a value that has ended, as in `title: "The "Best" Pots"`."""
    match = _FIELD.match(fault.line)
    if "expected key" not in fault.what or not match or fault.column <= match.start(2):
        return None
    rest, value = fault.line[fault.column :].strip(), match[2]
    if not rest.strip("]}"):
        return fault.span(len(rest)), "yaml-syntax", "this bracket closes nothing", "delete it"
    if value[0] not in "\"'[{":
        return None
    if value[0] in "[{":
        message = f'a text that begins with "{value[0]}" stands in quotes'
        text = value
    else:
        message = "the quotes end before the text does"
        text = value[1:-1] if value.endswith(value[0]) else value
    hint = f"quote it:  {match[1].lstrip()}{_quote(text)}"
    if link := _MARKDOWN_LINK.match(value):
        hint = f"write the text alone:  {match[1].lstrip()}{_quote(link[1])}"
    return _value_span(fault.number, match), "yaml-syntax", message, hint


def _open_bracket(fault: _Fault) -> _Explained | None:
    if "did not find expected ',' or" not in fault.what:
        return None
    sign = fault.what[-2]
    begins_a_field = fault.number > fault.since_number and _NAME.match(fault.line)
    if not begins_a_field and any(sign in line for line in fault.lines[fault.since_number :]):
        message = f'a comma or "{sign}" is missing before this'
        hint = "commas separate what stands in brackets; a text with quotes in it stands in quotes"
        return fault.span(), "yaml-syntax", message, hint
    message = "the bracket that opens here is not closed"
    hint = f"close it:  {fault.since.strip()}{sign}"
    return fault.since_span(), "yaml-syntax", message, hint


def _no_value(fault: _Fault) -> _Explained | None:
    if "flow node, did not find expected node content" not in fault.what:
        return None
    hint = "delete the comma too many, or write what belongs before it"
    return fault.span(), "yaml-syntax", "a value is missing here", hint


def _sign(fault: _Fault) -> _Explained | None:
    """A value begins with a sign that has a meaning in YAML, as in `title: *Pots*`."""
    line = fault.since
    sign = line[fault.since_column : fault.since_column + 1]
    if not sign or not any(context in fault.what for context in _SIGNS):
        return None
    match = _FIELD.match(line)
    message = f'a text that begins with "{sign}" stands in quotes'
    if line.lstrip().startswith("* "):
        hint = 'a line of a list begins with "- "'
    elif re.match(r"@\w+\s*\{", line):
        hint = "this looks like BibTeX: write `field: value` lines, as in `title: ...`"
    elif match and match.start(2) == fault.since_column:
        hint = f"quote it:  {match[1].lstrip()}{_quote(match[2])}"
    else:
        hint = "put it in quotes"
    return fault.since_span(), "yaml-syntax", message, hint


def _escape(fault: _Fault) -> _Explained | None:
    if "unknown escape" not in fault.what:
        return None
    found = fault.line[fault.column : fault.column + 2]
    message = f"in double quotes a backslash begins an escape, and {found} is none"
    hint = "write two backslashes for one, or put the text in single quotes"
    return fault.span(2), "yaml-syntax", message, hint


def _list_behind(fault: _Fault) -> _Explained | None:
    if "block sequence entries are not allowed" not in fault.what:
        return None
    message = 'a list of "- " lines does not begin behind its field'
    hint = 'begin a new line before the "- ", or write  [one, two]'
    return fault.span(), "yaml-syntax", message, hint


def _indent(fault: _Fault) -> _Explained | None:
    wrong = ("expected '-' indicator", "expected key", "expected <document start>")
    if not any(words in fault.what for words in wrong):
        return None
    return _other_column(fault.number, fault.line)


def _other_column(number: int, line: str) -> _Explained:
    start = len(line) - len(line.lstrip())
    message = "this line does not begin in the column of the fields above"
    hint = "fields that belong together begin in the same column"
    return Span(number + 1, start + 1, 1_000), "yaml-syntax", message, hint


def _value_span(number: int, match: re.Match[str]) -> Span:
    return Span(number + 1, match.start(2) + 1, len(match[2]))


_CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")
_NAME = re.compile(r"\s*(?:- )*[\w-]+:( |$)")
_FIELD = re.compile(r"^(\s*(?:- )*[\w-]+:[ ]+)(\S.*?)\s*$")
_NO_BLANK = re.compile(r"^(\s*[\w-]+:)([^ ].*)$")
_WRONG_SIGN = re.compile(r"^\s*([\w-]+)\s*[=：]\s*(\S.*?)\s*$")
_ONLY_QUOTE = re.compile(r"""[^"']*["']\s*""")
_OPENED = re.compile(r"""^\s*(?:- )*[\w-]+:[ ]+(["'])(?:(?!\1).)*$""")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)$")
_SIGNS = (
    "an alias",
    "an anchor",
    "a tag",
    "a block scalar",
    "cannot start any token",
    "block node",
)

_MISTAKES = (
    _conflict,
    _colon,
    _no_colon,
    _open_quotes,
    _text_behind,
    _open_bracket,
    _no_value,
    _sign,
    _escape,
    _list_behind,
    _indent,
)
"""What people do, each with its explanation; the first that fits is told."""
