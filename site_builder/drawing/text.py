"""How wide a text is, without a font: widths of the letters of common sans-serif faces."""

_NARROW = frozenset("iIjl|.,:;'`!()[]{}/\\ ftr-")
_WIDE = frozenset("mwMW@%")
_FULL_WIDTH = "\u1100"
"""Letters before it (Latin, Greek, Cyrillic) are about as wide as ASCII; of others be wary."""


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
    return 0.62 if letter < _FULL_WIDTH else 1.0


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut at a word and with an ellipsis if it is longer."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head = cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut
    return head.rstrip(" ,.:;-–") + "…"
