"""Plain text -> Markdown that shows it: nothing in a stranger's text becomes structure; pure.

Readers of lists see more than Markdown does: a venue in parentheses at the end, a number or a tag
in front, a title in quotes, a bare address. An escaped character is none of these: ASCII marks have
a backslash before them, any other character is written as its number, as &#8211;.
"""

import re
import string

# Each pattern ends at the character to escape.
# An underscore between two letters is none of emphasis; & matters where an entity would follow.
_INLINE = re.compile(r"[\\`*\[\]<~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])|:(?=//)")
_BLOCK = re.compile(r"^[-+#>=]|^\d{1,9}[.)]|^[IVX]{1,5}\.")
_ENTRY = re.compile(r"^(?:19|20)\d\d\s*[-:]|^[.,;:]|[,;:]$|[\"|]")
_SENTENCE = re.compile(r"[.,](?=\s|$)")
_MARK = re.compile(r"[“（）【】⭐★]|^[•·▪–—：]|[–—：]$|^\d{1,4}、|^(?:19|20)\d\d\s*[–：]")
_KEYCAP = re.compile(r"^\d(?=\ufe0f?\u20e3)")
_FIRST_LETTER = re.compile(r"^[^A-Za-z0-9]*[A-Za-z0-9]")
_CLOSING = re.compile(r"#$")
_PARENTHESIS = re.compile(r"[()]")

_BREAK = re.compile(r"[\t\n\r]+")
_PLAIN_TARGET = re.compile(r"(?:[^\s()<>\\&]|&(?!#?\w+;))+")
_IN_ANGLES = re.compile(r"[<>\\]|&(?=#?\w+;)")


def _escaped(text: str, *patterns: re.Pattern[str]) -> str:
    line = _BREAK.sub(" ", text)
    places = {found.end() - 1 for pattern in patterns for found in pattern.finditer(line)}
    return "".join(_spelled(char) if i in places else char for i, char in enumerate(line))


def _spelled(char: str) -> str:
    """A character that means nothing but itself."""
    return f"\\{char}" if char in string.punctuation else f"&#{ord(char)};"


def inline(text: str) -> str:
    """`text` within a line."""
    return _escaped(text, _INLINE)


def block(text: str) -> str:
    """`text` where a paragraph begins: also no heading, list, quotation or rule."""
    return _escaped(text, _INLINE, _BLOCK)


def heading(text: str, *, is_plain: bool = True) -> str:
    """`text` behind the # of a heading, which may close with # too.

    One that is not plain is taken for something else by its words, as News; a letter spelled by
    its number prevents that.
    """
    patterns = (_INLINE, _BLOCK, _KEYCAP, _CLOSING)
    return _escaped(text, *patterns) if is_plain else _escaped(text, *patterns, _FIRST_LETTER)


def entry(text: str, *, with_venue: bool = True) -> str:
    """`text` where an entry of a list begins: its parts are no name, venue or title in quotes.

    Where no venue follows that would end the title, its sentences could be taken for one.
    """
    patterns = [_INLINE, _BLOCK, _ENTRY, _MARK]
    patterns += [] if with_venue else [_SENTENCE]
    patterns += [] if _has_inner_parentheses(text) else [_PARENTHESIS]
    return _escaped(text, *patterns)


def _has_inner_parentheses(text: str) -> bool:
    """Whether all parentheses are pairs within the text, as in Fast(er), and none is at an end."""
    depth = 0
    for found in _PARENTHESIS.finditer(text):
        depth += 1 if found[0] == "(" else -1
        if depth < 0:
            return False
    return depth == 0 and not text.startswith("(") and not text.endswith(")")


def parenthesised(text: str) -> str:
    """`text` in parentheses."""
    return f"({_escaped(text, _INLINE, _PARENTHESIS)})"


def strong(text: str) -> str:
    """`text` in parentheses and bold."""
    return f"(__{_escaped(text, _INLINE, _PARENTHESIS)}__)"


def target(url: str) -> str:
    """Where a link leads: as it is, or in <> if Markdown would read it otherwise."""
    if _PLAIN_TARGET.fullmatch(url):
        return url
    return f"<{_escaped(url, _IN_ANGLES)}>"


def link(text: str, url: str) -> str:
    """A link that shows `text`."""
    return f"[{inline(text)}]({target(url)})"


def button(label: str, url: str) -> str:
    """A link whose label stands in brackets, as [Paper]."""
    return f"[[{inline(label)}]]({target(url)})"
