"""Valid YAML that has no place in a record: each found at one event of libyaml."""

import re
from typing import Any

import yaml

from site_builder.characters import Span
from site_builder.mistakes.colons import blank_hint
from site_builder.mistakes.mistake import Mistake, quoted

ROOT_HINT = "write `field: value` lines, as in `title: ...`"
_HASH = re.compile(r"[ \t]+#")


def span_of_event(event: Any) -> Span:
    """Where `event` stands; to the end of its line, if it goes on in the next."""
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1_000
    return Span(start.line + 1, start.column + 1, max(1, width))


def anchor(event: Any) -> Mistake | None:
    """An anchor or a tag before a value."""
    if not (event.anchor or event.tag):
        return None
    what = f"the anchor &{event.anchor}" if event.anchor else f"the tag {event.tag}"
    hint = 'write the value out; a text that begins with "&" or "!" needs quotes'
    return Mistake(span_of_event(event), "anchor", f"{what} is not allowed", hint)


def alias(event: Any) -> Mistake:
    """The name of an anchor where a value is expected."""
    hint = 'write the value out; a text that begins with "*" needs quotes'
    message = f"the alias *{event.anchor} is not allowed"
    return Mistake(span_of_event(event), "anchor", message, hint)


def second_document(event: Any) -> Mistake:
    """A line `---` behind a record."""
    message = "a second document begins here"
    hint = "one file holds one record: delete this line, or move what follows to another file"
    return Mistake(span_of_event(event), "yaml-syntax", message, hint)


def no_mapping(event: Any, lines: list[str]) -> Mistake | None:
    """A root that is a list or a text."""
    if type(event) is yaml.MappingStartEvent:
        return None
    is_text = type(event) is yaml.ScalarEvent
    hint = blank_hint(lines[event.start_mark.line]) if is_text else None
    message = f"the file is {'a text' if is_text else 'a list'}, not a record"
    return Mistake(span_of_event(event), "not-a-mapping", message, hint or ROOT_HINT)


def hash_behind(event: Any, lines: list[str]) -> Mistake | None:
    """A blank and # behind a text without quotes, or in its place."""
    end = event.end_mark
    # An empty key at the end of the text ends in a line that there is not.
    line = lines[end.line] if end.line < len(lines) else ""
    if not (match := _HASH.match(line, end.column)):
        return None
    start = event.start_mark.column if event.start_mark.line == end.line else 0
    right = f"{line[:start]}{quoted(line[start:].rstrip())}"
    span = Span(end.line + 1, match.end(), len(line) - match.end() + 1)
    if not event.value:
        message = "a comment stands where the value is expected"
        hint = "write a value, or delete the field; a text that begins with # needs quotes"
        return Mistake(span, "unquoted-hash", message, hint)
    message = 'this text holds " #" and is not in quotes: YAML drops everything from there on'
    hint = f"quote it:  {right.strip()}  - or put a comment on a line of its own"
    return Mistake(span, "unquoted-hash", message, hint)
