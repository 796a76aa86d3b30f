"""What may be wrong with a text before anyone reads it as YAML: bytes, line ends, characters."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from site_builder.problems import CatalogueError, Level, Problem

MAX_BYTES = 64 * 1024

CHARACTER_RULES = {
    "unreadable": "The catalogue has all its files, and each can be read.",
    "stray-file": "A record lies in papers/ itself, and its name ends in .yaml.",
    "file-too-large": "A file is at most 64 KiB.",
    "not-utf8": "A file is text in UTF-8.",
    "byte-order-mark": "A file does not begin with a byte order mark.",
    "line-endings": "Lines end in LF, not in CRLF.",
    "tab": "A file holds no tab: YAML forbids it in an indent, and elsewhere it hides.",
    "control-character": "Text holds no control character and none that changes its direction.",
    "piled-marks": "A letter bears no pile of marks that covers the lines around it.",
    "mojibake": "Text was not decoded with the wrong encoding on its way here.",
    "empty-file": "A file holds a record.",
}

_NO_CHARACTERS = "".join(
    chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)
)
# Controls, directions, what is no character, and what is drawn as nothing: a soft hyphen, fillers,
# the tags that can hide a text. U+200C and U+200D stay: Persian and emoji need them.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0"
    f"\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f{_NO_CHARACTERS}]"
)
# No script sets more than four of these on a letter.
_PILE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{6,}"
)
# What the bytes 0x80-0xbf of UTF-8 turn into when somebody reads them as Windows-1252 or Latin-1.
_TRAIL = "\x80-\xbf" + re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
_MOJIBAKE = re.compile(f"[ÂÃÄÅ][{_TRAIL}]|[âã][{_TRAIL}]{{2}}|ð[{_TRAIL}]{{3}}|\ufffd")


_BAD_ASCII = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_SUSPECT = re.compile(f"[\t\r]|{_CONTROL.pattern}|{_PILE.pattern}|{_MOJIBAKE.pattern}")
_CONTENT = re.compile(r"^[ \t\r\ufeff]*[^\s\ufeff#]", re.MULTILINE)


class Span(NamedTuple):
    """A place in a text: line and column from 1, width in characters."""

    line: int
    column: int
    width: int


def decode(path: str, raw: bytes) -> str:
    """The text of a file.

    Raises:
        CatalogueError: it is too large, or not UTF-8.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; at most {MAX_BYTES:,} are read"
        hint = "a record is one paper; move longer texts elsewhere and link them"
        raise CatalogueError([Problem(path, 1, 1, "file-too-large", message, hint=hint)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8", "replace")
        index = len(raw[: error.start].decode("utf-8", "replace"))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        hint = "save the file with the encoding UTF-8"
        problem = problem_at(path, text, span_of(text, index, 1), "not-utf8", message, hint=hint)
        raise CatalogueError([problem]) from None


def check_text(path: str, text: str) -> Iterator[Problem]:
    """What is wrong with the characters of a file, each kind of fault at its first place."""
    if _CONTENT.search(text) and not (_BAD_ASCII if text.isascii() else _SUSPECT).search(text):
        return
    for rule, pattern, message, hint in _CHECKS:
        if match := pattern.search(text):
            span = span_of(text, match.start(), len(match[0]))
            yield problem_at(path, text, span, rule, message, hint=hint)
    for rule, pattern, explain in _VALUE_CHECKS:
        if match := pattern.search(text.removeprefix("\ufeff")):
            span = span_of(text, match.start(), len(match[0]))
            yield problem_at(path, text, span, rule, *explain(match[0]))
    if not _CONTENT.search(text):
        hint = "delete the file, or write a record into it"
        yield Problem(path, 1, 1, "empty-file", "the file holds no record", hint=hint)


_CHECKS = (
    (
        "byte-order-mark",
        re.compile("^\ufeff"),
        "the file begins with a byte order mark, U+FEFF",
        'save the file as "UTF-8" and not as "UTF-8 with BOM"',
    ),
    (
        "line-endings",
        re.compile("\r"),
        "the line ends in a carriage return",
        "save the file with Unix line endings (LF)",
    ),
    ("tab", re.compile("\t"), "there is a tab here", "replace the tab with blanks"),
)


def check_value(path: str, value: str, span: Span, text: str) -> Iterator[Problem]:
    """The same for a `value` that stands, written with escapes, at `span` of `text`."""
    for rule, pattern, explain in _VALUE_CHECKS:
        if match := pattern.search(value):
            yield problem_at(path, text, span, rule, *explain(match[0]))


def _explain_control(found: str) -> tuple[str, str]:
    return f"the invisible character U+{ord(found):04X} is not allowed", "delete it"


def _explain_pile(found: str) -> tuple[str, str]:
    return f"{len(found)} marks are piled on one letter", "keep those that belong to the letter"


def _explain_mojibake(found: str) -> tuple[str, str]:
    if found == "\ufffd":
        return (
            "U+FFFD stands where a character was lost",
            "write the character that belongs here",
        )
    message = f'"{found}" is text that was decoded with the wrong encoding'
    for encoding in ("cp1252", "latin-1"):
        try:
            return message, f'did you mean "{found.encode(encoding).decode("utf-8")}"?'
        except UnicodeError:
            continue
    return message, "write the character that belongs here"


_VALUE_CHECKS = (
    ("control-character", _CONTROL, _explain_control),
    ("piled-marks", _PILE, _explain_pile),
    ("mojibake", _MOJIBAKE, _explain_mojibake),
)


def span_of(text: str, index: int, width: int) -> Span:
    """The place of the `width` characters from `index` on."""
    start = text.rfind("\n", 0, index) + 1
    return Span(text.count("\n", 0, index) + 1, index - start + 1, width)


def problem_at(
    path: str,
    text: str,
    span: Span,
    rule: str,
    message: str,
    hint: str | None = None,
    level: Level = Level.ERROR,
) -> Problem:
    """A problem at a place of `text`, with the line that it stands in."""
    lines = _lines(text)
    excerpt = lines[span.line - 1].rstrip("\r") if span.line <= len(lines) else ""
    width = max(1, min(span.width, len(excerpt) - span.column + 1))
    return Problem(path, span.line, span.column, rule, message, level, hint, excerpt, width)


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """The lines of `text`, kept while its problems are told, which may be thousands."""
    return text.split("\n")
