"""Brackets, dashes and indents: what holds a record together."""

import re

from site_builder.characters import Span
from site_builder.mistakes.mistake import Fault, Mistake

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")
_NAME = re.compile(r"\s*(?:- )*[\w-]+:( |$)")


def conflict(fault: Fault) -> Mistake | None:
    """The marks of a merge conflict."""
    message = "a merge conflict was left here"
    hint = "keep one version and delete the lines that begin with <<<<<<<, ======= or >>>>>>>"
    for number, line in enumerate(fault.lines, start=1):
        if _CONFLICT.match(line):
            return Mistake(Span(number, 1, len(line)), "yaml-syntax", message, hint)
    return None


def open_bracket(fault: Fault) -> Mistake | None:
    """A bracket that is not closed, or a comma too few within one."""
    if "did not find expected ',' or" not in fault.what:
        return None
    sign = fault.what[-2]
    begins_a_field = fault.number > fault.since_number and _NAME.match(fault.line)
    if not begins_a_field and any(sign in line for line in fault.lines[fault.since_number :]):
        message = f'a comma or "{sign}" is missing before this'
        hint = "commas separate what stands in brackets; a text with quotes in it stands in quotes"
        return Mistake(fault.span(), "yaml-syntax", message, hint)
    message = "the bracket that opens here is not closed"
    hint = f"close it:  {fault.since.strip()}{sign}"
    return Mistake(fault.since_span(), "yaml-syntax", message, hint)


def no_value(fault: Fault) -> Mistake | None:
    """Two commas with nothing between them."""
    if "flow node, did not find expected node content" not in fault.what:
        return None
    hint = "delete the comma too many, or write what belongs before it"
    return Mistake(fault.span(), "yaml-syntax", "a value is missing here", hint)


def list_behind(fault: Fault) -> Mistake | None:
    """A list of lines that begins in the line of its field."""
    if "block sequence entries are not allowed" not in fault.what:
        return None
    message = 'a list of "- " lines does not begin behind its field'
    hint = 'begin a new line before the "- ", or write  [one, two]'
    return Mistake(fault.span(), "yaml-syntax", message, hint)


def indent(fault: Fault) -> Mistake | None:
    """A line that begins in a column of its own."""
    wrong = ("expected '-' indicator", "expected key", "expected <document start>")
    if not any(words in fault.what for words in wrong):
        return None
    return other_column(fault.number, fault.line)


def other_column(number: int, line: str) -> Mistake:
    """The `line`, its number from 0, begins in another column than the fields above."""
    start = len(line) - len(line.lstrip())
    message = "this line does not begin in the column of the fields above"
    hint = "fields that belong together begin in the same column"
    return Mistake(Span(number + 1, start + 1, 1_000), "yaml-syntax", message, hint)


def unexplained(fault: Fault) -> Mistake:
    """What no explanation fits, in the words of libyaml."""
    hint = "compare the line with another record: `field: value`, lists in [ ] or one `- ` a line"
    return Mistake(fault.span(), "yaml-syntax", fault.what, hint)
