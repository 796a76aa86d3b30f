"""What every explanation is given and gives: where libyaml stopped, and what a person did."""

import re
from typing import NamedTuple

import yaml

from site_builder.characters import Span

FIELD = re.compile(r"^(\s*(?:- )*[\w-]+:[ ]+)(\S.*?)\s*$")
"""A line `field: value`."""


class Mistake(NamedTuple):
    """What is wrong, as people would say it."""

    span: Span
    rule: str
    message: str
    hint: str | None = None


class Fault(NamedTuple):
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


def fault_of(error: yaml.MarkedYAMLError, lines: list[str]) -> Fault:
    """The fault that libyaml found in `lines`."""
    mark = error.problem_mark or error.context_mark
    since = error.context_mark or mark
    what = ", ".join(part for part in (error.context, error.problem) if part)
    last = len(lines) - 1
    if mark is None or since is None:
        return Fault(lines, 0, 0, what, 0, 0)
    return Fault(
        lines, min(mark.line, last), mark.column, what, min(since.line, last), since.column
    )


def quoted(text: str) -> str:
    """`text` as YAML in double quotes; the quotes of a word processor give way."""
    if text.startswith(("“", "„")) and text.endswith(("”", "“")):
        text = text[1:-1]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
