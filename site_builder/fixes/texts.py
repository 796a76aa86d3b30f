"""Fixes of a text that cannot be read as values yet."""

import re
import unicodedata

from site_builder.problems import Problem

_QUOTE = "quote it:  "
_CODE = re.compile(r"U\+([0-9A-F]{4})")
_MEANT = re.compile(r'did you mean "(.+)"\?')


def without_mark(text: str, problem: Problem) -> str | None:
    """Without a byte order mark at its beginning."""
    del problem
    return text.removeprefix("\ufeff")


def with_line_feeds(text: str, problem: Problem) -> str | None:
    """With Unix line ends, unless a carriage return stands within a line."""
    del problem
    unix = text.replace("\r\n", "\n")
    return None if "\r" in unix else unix


def without_tab(text: str, problem: Problem) -> str | None:
    """With blanks for tabs, unless one is an indent, whose width nobody knows."""
    del problem
    if any("\t" in line[: len(line) - len(line.lstrip())] for line in text.split("\n")):
        return None
    return text.replace("\t", " ")


def without_hidden(text: str, problem: Problem) -> str | None:
    """Without a character that has no width; a control code may stand for one that was lost."""
    match = _CODE.search(problem.message)
    if not match or unicodedata.category(char := chr(int(match[1], 16))) != "Cf":
        return None
    lines = text.split("\n")
    line = lines[problem.line - 1].replace(char, "")
    lines[problem.line - 1] = re.sub(rf"\\u{match[1]}", "", line, flags=re.IGNORECASE)
    return "\n".join(lines)


def decoded(text: str, problem: Problem) -> str | None:
    """With the character that was read with the wrong encoding."""
    wrong = problem.excerpt[problem.column - 1 : problem.column - 1 + problem.width]
    match = _MEANT.fullmatch(problem.hint or "")
    return text.replace(wrong, match[1]) if match and wrong else None


def in_quotes(text: str, problem: Problem) -> str | None:
    """With quotes around the value, as the hint has it."""
    if not (problem.hint or "").startswith(_QUOTE):
        return None
    lines = text.split("\n")
    line = lines[problem.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    lines[problem.line - 1] = indent + (problem.hint or "").removeprefix(_QUOTE)
    return "\n".join(lines)
