"""Where an entry of BibTeX is broken, by line and column; pure.

bibtexparser tells where the broken entry begins, which may be far from the fault, and reads a value
behind which the comma is missing as one with the next field. So an entry is walked through once
more: its key, then each field with its value, to the first sign that cannot stand there.
"""

import re
from dataclasses import dataclass

_HEAD = re.compile(r"\s*@\s*\w+\s*[{(]\s*([^\s,{}()=\"#@]*)\s*")
_NAME = re.compile(r"\s*([^\s=,{}\"#()@]+)\s*=\s*")
_WORD = re.compile(r"[^\s,#{}()\"@]+")
_SPACE = re.compile(r"\s*")
_SWALLOWED = re.compile(r",\s*\n\s*\w+\s*=\s*[{\"\w]")
_NEXT_ENTRY = re.compile(r"\n[ \t]*@\s*\w+\s*[{(]")


@dataclass(frozen=True)
class Broken:
    """The place of a fault, counted from 1; `misleads`: the entry was read, but wrongly."""

    line: int
    column: int
    message: str
    hint: str
    misleads: bool = False


@dataclass(frozen=True)
class _At(Exception):
    """A fault at an index of the text."""

    index: int
    message: str
    hint: str
    misleads: bool = False


def fault_in(text: str, start_line: int) -> Broken | None:
    """The first fault of the entry that begins in the line `start_line`, counted from 0."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:start_line])
    following = _NEXT_ENTRY.search(text, start + 1)
    end = following.start() if following else len(text)
    try:
        _walk(text[:end], start)
    except _At as at:
        line = text.count("\n", 0, at.index)
        column = at.index - (text.rfind("\n", 0, at.index) + 1)
        return Broken(line + 1, column + 1, at.message, at.hint, at.misleads)
    return None


def _walk(text: str, index: int) -> None:
    """Go through an entry to its closing brace.

    Raises:
        _At: something cannot stand where it does.
    """
    head = _HEAD.match(text, index)
    if head is None:
        return
    index = head.end()
    if text[index : index + 1] not in ("", ",", "}", ")"):
        at = head.end(1)
        raise _At(at, f'a comma is missing behind the key "{head[1]}"', f"write {head[1]},")
    values: list[tuple[str, int, int]] = []
    while text[index : index + 1] == ",":
        index = _space(text, index + 1)
        if text[index : index + 1] in ("", "}", ")"):
            break
        field = _NAME.match(text, index)
        if field is None:
            raise _At(index, "a field is expected here", "a field is as title = {…},")
        start, index = field.end(), _value(text, field.end(), field[1])
        values.append((field[1], start, index))
    if text[index : index + 1] not in ("}", ")"):
        raise _not_closed(text, index, values)


def _not_closed(text: str, index: int, values: list[tuple[str, int, int]]) -> _At:
    """What is told of an entry without an end: the brace of a field may have been lost instead."""
    for name, start, end in values:
        if _SWALLOWED.search(text, start, end):
            return _never_closed(start, "brace", name)
    at = len(text[:index].rstrip())
    return _At(at, "the entry is not closed", "write } behind its last field")


def _value(text: str, index: int, field: str) -> int:
    """The index of the comma or brace behind a value, which may be of parts joined by #."""
    while True:
        start, index = index, _part(text, index, field)
        end = index
        index = _space(text, index)
        if text[index : index + 1] != "#":
            break
        index = _space(text, index + 1)
    if text[index : index + 1] in ("", ",", "}", ")"):
        return index
    following = _NAME.match(text, index)
    what = f'before "{following[1]}"' if following else "or a brace is too many"
    hint = f"write a comma behind {text[start:end][-20:].strip()}"
    raise _At(end, f'a comma is missing behind the field "{field}", {what}', hint, bool(following))


def _part(text: str, index: int, field: str) -> int:
    """The index behind a value in braces or in quotes, or behind a word."""
    opening = text[index : index + 1]
    if opening not in ("{", '"'):
        word = _WORD.match(text, index)
        if word is None:
            raise _At(index, f'the field "{field}" has no value', f"write {field} = {{…}},")
        return word.end()
    depth = 0
    position = index
    while position < len(text):
        sign = text[position]
        if sign == "\\":
            position += 1
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        position += 1
        is_closing = sign == "}" if opening == "{" else sign == '"' and position - 1 > index
        if depth == 0 and is_closing:
            return position
    raise _never_closed(index, "brace" if opening == "{" else "quote", field)


def _never_closed(index: int, what: str, field: str) -> _At:
    message = f'the {what} that opens the field "{field}" is never closed'
    return _At(index, message, f"write the missing {what} at the end of that field")


def _space(text: str, index: int) -> int:
    match = _SPACE.match(text, index)
    return match.end() if match else index
