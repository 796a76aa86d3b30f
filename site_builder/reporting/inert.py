"""Texts of strangers, made so that they are read and do nothing: in a log, in JSON."""

import json
import re
from collections.abc import Iterable
from typing import Any

# The runner of GitHub reads a command wherever the one stands in a line, or the other begins it.
_COMMAND = "##["
_COMMAND_AT_START = "::"
_SURROGATE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` with the code of each character that is not seen or moves others; no command."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)
    return text.replace(_COMMAND, "# #[")


def inert(text: str) -> str:
    """The same in one line, which may be a line of its own."""
    text = visible(" ".join(text.split()))
    return f": {text[1:]}" if text.startswith(_COMMAND_AT_START) else text


def json_text(value: Any) -> str:
    """The JSON of `value`; what is not seen in a text stands there as its escape."""
    return f"{_escaped(json.dumps(value, indent=2, ensure_ascii=False))}\n"


def json_lines(values: Iterable[Any]) -> str:
    """The same for a list that may be long: a value a line."""
    lines = ",\n".join(_escaped(json.dumps(value, ensure_ascii=False)) for value in values)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _escaped(text: str) -> str:
    text = text.replace(_COMMAND, "##\\u005b")
    if not text.isascii() or "\x7f" in text:
        text = _SURROGATE.sub("\ufffd", text)
        text = "".join(c if c == "\n" or c.isprintable() else _escape(c) for c in text)
    return text


def _escape(char: str) -> str:
    return json.dumps(char)[1:-1] if ord(char) > 0x7F else f"\\u{ord(char):04x}"
