r"""Marked text: a line as one string in which single private characters stand for its markup.

Patterns over marked text read like patterns over plain text. Strong and emphasised stretches lie
between marks, a link that is no label does too, and one mark stands for each label that was
taken out. A character that the source escapes (`\\(` or `&#8211;`) is shielded: it stays text
whatever the pattern, so a list that escapes its titles comes back as it was.
"""

import re
from collections.abc import Iterable

from site_builder.imports.blocks import Piece

STRONG, STRONG_END = "\U000f0000", "\U000f0001"
EM, EM_END = "\U000f0002", "\U000f0003"
LINK, LINK_END = "\U000f0004", "\U000f0005"
LABEL = "\U000f0006"
STYLE = f"[{STRONG}{STRONG_END}{EM}{EM_END}]"

_SHIELD = 0x100000
_LAST_SHIELDED = "\ufffd"
_LINKS = 0xF4000
_MAX_LINKS = 0x1000
_MARKS = {"strong": (STRONG, STRONG_END), "em": (EM, EM_END)}
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_SHIELDED = re.compile(f"[{chr(_SHIELD)}-{chr(_SHIELD + ord(_LAST_SHIELDED))}]")
_ANY_MARK = re.compile(f"[{STRONG}-{LABEL}{chr(_LINKS)}-{chr(_LINKS + _MAX_LINKS)}]")


def without_private(text: str) -> str:
    """`text` without the characters that marks are made of."""
    return _PRIVATE.sub("", text)


def shield(text: str) -> str:
    """`text` with its characters turned into marks that no pattern takes for structure.

    Those beyond the first plane of Unicode stay as they are.
    """
    return "".join(chr(_SHIELD + ord(char)) if char <= _LAST_SHIELDED else char for char in text)


def plain(marked: str) -> str:
    """The text that a reader sees: no marks, shielded characters as they are, single blanks."""
    return " ".join(unshield(_ANY_MARK.sub("", marked)).split())


def unshield(marked: str) -> str:
    """`marked` with its shielded characters as they are."""
    return _SHIELDED.sub(lambda match: chr(ord(match[0]) - _SHIELD), marked)


def marked(piece: Piece, number: int | None = None) -> str:
    """The marked text of a piece; `number` says which link of the line it is."""
    text = piece.text
    if piece.url is not None and number is not None:
        text = f"{LINK}{chr(_LINKS + min(number, _MAX_LINKS))}{text}{LINK_END}"
    start, end = _MARKS.get(piece.style, ("", ""))
    return f"{start}{text}{end}"


def link_number(mark: str) -> int:
    """The number of the link whose mark follows `LINK`."""
    return ord(mark) - _LINKS


def text_of(pieces: Iterable[Piece]) -> str:
    """The plain text of `pieces`, a link as its text, without images."""
    return plain("".join(piece.text for piece in pieces if not piece.is_image))


def visible_text(pieces: Iterable[Piece]) -> str:
    """The same, with the address of each link behind its text."""
    return plain("".join(map(_with_address, pieces)))


def _with_address(piece: Piece) -> str:
    if piece.is_image:
        return ""
    if piece.url is None or unshield(piece.text) == piece.url:
        return piece.text
    return f"{piece.text} ({piece.url})"
