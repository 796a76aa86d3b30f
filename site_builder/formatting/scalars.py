"""One text -> one YAML scalar that every reader of YAML 1.1 and 1.2 reads as the same text."""

import re

# What may be read as a number, null, boolean, date, merge key or document mark by one of them.
_TYPED = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n | = | << | \.\.\..*
    | [-+]? \.? [0-9] [0-9_]* (\.[0-9_]*)? (e[-+]?[0-9]+)?      # 12, 1_000, 1.10, 1e3
    | [-+]? 0 (b[01_]+ | o[0-7_]+ | x[0-9a-f_]+)
    | [-+]? [0-9][0-9_]* (:[0-5]?[0-9])+ (\.[0-9_]*)?           # 1:30 is 90 in YAML 1.1
    | [-+]? \. (inf|nan)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} ([Tt\ ].*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BAD_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`\s]")
_BAD_INSIDE = re.compile(r":[\s,\[\]{}]|\s#|:$|\s$")
_BAD_IN_FLOW = re.compile(r"[,\[\]{}?]")
# Line ends, invisible characters and lone surrogates are visible only as escapes.
_ESCAPED = re.compile(
    '[\\\\"\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f'
    "\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str) -> str:
    """`text` in double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def scalar(text: str, *, in_flow: bool) -> str:
    """`text` without quotes if it is safe there, else in double quotes."""
    return text if is_plain(text, in_flow=in_flow) else quoted(text)


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether `text` may stand without quotes, within [ ] and { } if `in_flow`."""
    if not text or _BAD_START.match(text) or _ESCAPED.search(text):
        return False
    if _BAD_INSIDE.search(text) or _TYPED.fullmatch(text):
        return False
    return not (in_flow and _BAD_IN_FLOW.search(text))


def literal(text: str) -> list[str] | None:
    """The lines of `text` under a `|-`, the indicator first; None if it must be in quotes."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if len(lines) == 1 or not lines[0] or not lines[-1] or lines[0].startswith(" "):
        return None
    if any(line != line.rstrip() or _ESCAPED.search(_harmless(line)) for line in lines):
        return None
    return ["|" if text != body else "|-", *lines]


def _harmless(line: str) -> str:
    """`line` without what only needs an escape in quotes."""
    return line.replace("\\", "").replace('"', "").replace("\xa0", "")


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
