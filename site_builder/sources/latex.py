"""LaTeX in titles and names -> plain text. pylatexenc knows the macros; nothing is ever run."""

import contextlib
import logging
import re
import unicodedata

from pylatexenc.latex2text import LatexNodes2Text

_SIGNS = re.compile(r"[\\${}~]|``|''|---?")
_MARKED = re.compile(r"\\[A-Za-z\"'`^~=.&%_#]|\$[^$]+\$")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_LEFT_OVER = re.compile(r"\\[A-Za-z]+|\$")
_FORMULA = re.compile(r"(?<!\\)\$[^$]+\$")
_SHIFTED = re.compile(r"(?<!\\)([_^])(?:\{([0-9+-]+)\}|([0-9]))")
_SHIFTS = {
    "_": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
    "^": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
}
"""Numbers below and above the line; of letters Unicode has too few."""

_LONGEST = 2_000
"""Characters: no title is longer, and nesting keeps a reader busy."""

_MOST_BRACES = 200
_UNREADABLE = (ValueError, RecursionError, KeyError, IndexError, AttributeError)

logging.getLogger("pylatexenc").setLevel(logging.ERROR)  # what it cannot read is told by us
_TO_TEXT = LatexNodes2Text(math_mode="text", strict_latex_spaces=False)


def is_latex(text: str) -> bool:
    """Whether `text` has signs that mean something else in LaTeX than themselves."""
    return bool(_SIGNS.search(text))


def plain(text: str) -> str:
    """`text` with accents, dashes, quotes and symbols in Unicode, without braces, in one line.

    What cannot be read as LaTeX stays as it is.
    """
    if is_latex(text) and len(text) <= _LONGEST and text.count("{") <= _MOST_BRACES:
        with contextlib.suppress(*_UNREADABLE):
            shifted = _FORMULA.sub(lambda formula: _SHIFTED.sub(_shift, formula[0]), text)
            text = _TO_TEXT.latex_to_text(_BARE_PERCENT.sub(r"\\%", shifted))
    text = unicodedata.normalize("NFC", text.replace("\xa0", " "))
    return " ".join(text.split())


def _shift(found: re.Match[str]) -> str:
    return str(found[2] or found[3]).translate(_SHIFTS[found[1]])


def resolved(text: str) -> str:
    """`text` of a source that writes plain words: changed only if it has macros or formulas."""
    return plain(text) if _MARKED.search(text) else " ".join(text.split())


def is_left_over(text: str) -> bool:
    """Whether `text` still has LaTeX in it, which a person must write out."""
    return bool(_LEFT_OVER.search(text))
