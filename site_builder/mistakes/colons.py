"""A colon too many, one too few, or another sign in its place."""

import re

from site_builder.characters import Span
from site_builder.mistakes.mistake import Fault, Mistake, quoted
from site_builder.mistakes.structure import other_column

_EXPECTED = "a field name, a colon and a blank are expected here"
_PAIR = re.compile(r"^(\s*(?:- )?[^\s\"'\[{#:][^:\"'\[{]*:\s+)([^\"'\[{|>#&*!\s].*?)\s*$")
_NO_BLANK = re.compile(r"^\s*((?:- )*[\w-]+:)(?!//)([^ ].*)$")
_WRONG_SIGN = re.compile(r"^\s*([\w-]+)\s*[=：]\s*(\S.*?)\s*$")


def colon(fault: Fault) -> Mistake | None:
    """A text that holds a colon and is not in quotes."""
    if "mapping values" not in fault.what and "unexpected ':'" not in fault.what:
        return None
    if not (match := _PAIR.match(fault.line)):
        hint = 'a text that holds ": " stands in quotes; each field begins a line of its own'
        return Mistake(fault.span(), "yaml-syntax", "a colon cannot stand here", hint)
    name = match[1].strip(" -:")
    start = len(fault.line) - len(fault.line.lstrip())
    if fault.column == start + len(name) and name.islower() and " " not in name:
        return _no_blank_above(fault) or other_column(fault.number, fault.line)
    if " " in name:
        message = 'the text of the line above goes on here, holds ": " and is not in quotes'
        hint = "write the whole text in one line, in quotes"
        return Mistake(Span(fault.number + 1, start + 1, 1_000), "unquoted-colon", message, hint)
    message = 'this text holds ": " and is not in quotes: YAML reads a field name'
    hint = f"quote it:  {match[1].lstrip()}{quoted(match[2])}"
    value = Span(fault.number + 1, match.start(2) + 1, len(match[2]))
    return Mistake(value, "unquoted-colon", message, hint)


def no_colon(fault: Fault) -> Mistake | None:
    """A line without a field name, as `year 2019`."""
    if "could not find expected ':'" not in fault.what:
        return None
    return Mistake(fault.since_span(), "yaml-syntax", _EXPECTED, _colon_hint(fault.since))


def _no_blank_above(fault: Fault) -> Mistake | None:
    """The line above lacks the blank behind its colon, so that the text goes on in this one."""
    above = fault.lines[fault.number - 1] if fault.number else ""
    if not (hint := blank_hint(above)):
        return None
    start = len(above) - len(above.lstrip(" -"))
    return Mistake(Span(fault.number, start + 1, 1_000), "yaml-syntax", _EXPECTED, hint)


def _colon_hint(line: str) -> str:
    """How a `line` becomes a field."""
    if hint := blank_hint(line):
        return hint
    if match := _WRONG_SIGN.match(line):
        return f"write  {match[1]}: {match[2]}"
    return "write `field: value`; if it belongs to the text above, write both in one line"


def blank_hint(line: str) -> str | None:
    """Which blank is missing, if `line` has a colon without one."""
    if not (match := _NO_BLANK.match(line)):
        return None
    if match[2].startswith("\xa0"):
        return "write an ordinary blank after the colon: a no-break space stands there"
    return f"a blank belongs between the colon and the value:  {match[1]} {match[2].strip()}"
