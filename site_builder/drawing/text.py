"""How wide a text is, without a font: widths of the letters of common sans-serif faces."""

_NARROW = frozenset("iIjl|.,:;'`!()[]{}/\\ ftr-")
_WIDE = frozenset("mwMW@%")
_WIDTHS = ((0x1100, 0.62), (0xFFFF, 1.0))
"""In em, up to a code point: Latin, Greek and Cyrillic letters, then scripts of full width."""


def width_of(text: str, size: float) -> float:
    """About the width of `text` in px at a font size of `size` px, rather too wide."""
    return round(sum(map(_em, text)) * size, 1)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE:
        return 0.95
    if letter.isascii() and letter.isupper():
        return 0.72
    return next((width for last, width in _WIDTHS if ord(letter) < last), 1.0)


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut at a word and with an ellipsis if it is longer."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head = cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut
    return head.rstrip(" ,.:;-–") + "…"
