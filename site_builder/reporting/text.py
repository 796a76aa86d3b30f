"""Problems for people: the place, the line with the value underlined, the way out."""

import unicodedata
from collections.abc import Sequence

from site_builder.problems import Level, Problem, RuleInfo
from site_builder.reporting.inert import visible

WIDTH = 100
"""Columns of an excerpt; what is longer is cut around the value."""

_TAB = "    "
_CUT = "…"
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.INFO: "36"}


def report(problems: Sequence[Problem], rules: Sequence[RuleInfo], colours: bool = False) -> str:
    """All problems, one after the other; "" if there are none."""
    del rules
    return "".join(_block(problem, colours) for problem in problems)


def _block(problem: Problem, colours: bool) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    kind = painted(f"{problem.level}[{problem.rule}]", _COLOURS[problem.level], colours)
    lines = [f"{painted(place, '1', colours)}: {kind}: {_visible(problem.message)}"]
    if problem.excerpt.strip():
        before, value, after = _window(problem)
        number = str(problem.line)
        carets = painted("^" * max(1, _width(value)), _COLOURS[problem.level], colours)
        lines.append(f"  {number} | {before}{value}{after}")
        lines.append(f"  {' ' * len(number)} | {' ' * _width(before)}{carets}")
    if problem.hint:
        lines.append(f"  {painted('hint', '1', colours)}: {_visible(problem.hint)}")
    return "\n".join(lines) + "\n"


def _window(problem: Problem) -> tuple[str, str, str]:
    """The excerpt before, at and after the value, cut to `WIDTH` columns around it."""
    start = min(problem.column - 1, len(problem.excerpt))
    end = start + problem.width
    before = _visible(problem.excerpt[:start])
    value = _visible(problem.excerpt[start:end])
    after = _visible(problem.excerpt[end:])
    if _width(before + value + after) <= WIDTH:
        return before, value, after
    value = _head(value, WIDTH * 2 // 3)
    before = _head(before[::-1], WIDTH - _width(value) - min(_width(after), WIDTH // 6))[::-1]
    return before, value, _head(after, WIDTH - _width(before) - _width(value))


def _head(text: str, columns: int) -> str:
    """The beginning of `text`, with a sign where it is cut."""
    if _width(text) <= columns:
        return text
    while text and _width(text) >= columns:
        text = text[: min(len(text) - 1, columns)]
    return text + _CUT


def _visible(text: str) -> str:
    """`text` with tabs as blanks and unprintable characters as their code."""
    return visible(text.replace("\t", _TAB))


def _width(text: str) -> int:
    """The columns that a terminal needs: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(_has_no_width(char) for char in text)


def _has_no_width(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me") or "\ufe00" <= char <= "\ufe0f"


def painted(text: str, code: str, colours: bool) -> str:
    """`text` in a colour or weight of the terminal, if `colours` are wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if colours else text
