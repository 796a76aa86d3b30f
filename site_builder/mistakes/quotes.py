"""Quotes too many, too few or missing, and what they cannot hold."""

import re

from site_builder.characters import Span
from site_builder.mistakes.mistake import FIELD, Fault, Mistake, quoted

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


def open_quotes(fault: Fault) -> Mistake | None:
    """Quotes that are not closed."""
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
    return Mistake(Span(number + 1, column + 1, 1_000), "yaml-syntax", message, hint)


def text_behind(fault: Fault) -> Mistake | None:
    """Something follows a value that has ended, as in `title: "The "Best" Pots"`."""
    match = FIELD.match(fault.line)
    if "expected key" not in fault.what or not match or fault.column <= match.start(2):
        return None
    rest, value = fault.line[fault.column :].strip(), match[2]
    if not rest.strip("]}"):
        message = "this bracket closes nothing"
        return Mistake(fault.span(len(rest)), "yaml-syntax", message, "delete it")
    if value[0] not in "\"'[{":
        return None
    if value[0] in "[{":
        message = f'a text that begins with "{value[0]}" stands in quotes'
        text = value
    else:
        message = "the quotes end before the text does"
        text = value[1:-1] if value.endswith(value[0]) else value
    hint = f"quote it:  {match[1].lstrip()}{quoted(text)}"
    if link := _MARKDOWN_LINK.match(value):
        hint = f"write the text alone:  {match[1].lstrip()}{quoted(link[1])}"
    span = Span(fault.number + 1, match.start(2) + 1, len(value))
    return Mistake(span, "yaml-syntax", message, hint)


def sign(fault: Fault) -> Mistake | None:
    """A value begins with a sign that has a meaning in YAML, as in `title: *Pots*`."""
    line = fault.since
    found = line[fault.since_column : fault.since_column + 1]
    if not found or not any(context in fault.what for context in _SIGNS):
        return None
    match = FIELD.match(line)
    message = f'a text that begins with "{found}" stands in quotes'
    if line.lstrip().startswith("* "):
        hint = 'a line of a list begins with "- "'
    elif re.match(r"@\w+\s*\{", line):
        hint = "this looks like BibTeX: write `field: value` lines, as in `title: ...`"
    elif match and match.start(2) == fault.since_column:
        hint = f"quote it:  {match[1].lstrip()}{quoted(match[2])}"
    else:
        hint = "put it in quotes"
    return Mistake(fault.since_span(), "yaml-syntax", message, hint)


def escape(fault: Fault) -> Mistake | None:
    """A backslash in double quotes, as TeX has them."""
    if "unknown escape" not in fault.what:
        return None
    found = fault.line[fault.column : fault.column + 2]
    message = f"in double quotes a backslash begins an escape, and {found} is none"
    hint = "write two backslashes for one, or put the text in single quotes"
    return Mistake(fault.span(2), "yaml-syntax", message, hint)
