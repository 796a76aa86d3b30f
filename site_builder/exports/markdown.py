"""Plain text -> Markdown that shows it: nothing in a stranger's text becomes structure; pure."""

import re

# An underscore between two letters is none of emphasis; & matters where an entity would follow.
_SPECIAL = r"[\\`*\[\]<~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])"
_INLINE = re.compile(_SPECIAL)
_WITH_PARENTHESES = re.compile(rf"{_SPECIAL}|[()]")
_BLOCK = re.compile(r"^(?=[-+#>=])|^\d{1,9}(?=[.)](?:\s|$))")
_BREAK = re.compile(r"[\t\n\r]+")
_PLAIN_TARGET = re.compile(r"(?:[^\s()<>\\&]|&(?!#?\w+;))+")
_IN_ANGLES = re.compile(r"[<>\\]|&(?=#?\w+;)")


def inline(text: str, parentheses: bool = True) -> str:
    """`text` within a line. Without `parentheses`, those in it mark nothing: they are escaped."""
    special = _INLINE if parentheses else _WITH_PARENTHESES
    return special.sub(r"\\\g<0>", _BREAK.sub(" ", text))


def block(text: str, parentheses: bool = True) -> str:
    """`text` where a paragraph begins: also no heading, list, quotation or rule."""
    return _BLOCK.sub(r"\g<0>\\", inline(text, parentheses))


def heading(text: str) -> str:
    """`text` behind the # of a heading, which may close with # too."""
    shown = inline(text)
    return f"{shown[:-1]}\\#" if shown.endswith("#") else shown


def parenthesised(text: str) -> str:
    """`text` in parentheses."""
    return f"({inline(text, parentheses=False)})"


def strong(text: str) -> str:
    """`text` in parentheses and bold."""
    return f"(__{inline(text, parentheses=False)}__)"


def target(url: str) -> str:
    """Where a link leads: as it is, or in <> if Markdown would read it otherwise."""
    if _PLAIN_TARGET.fullmatch(url):
        return url
    return "<" + _IN_ANGLES.sub(r"\\\g<0>", _BREAK.sub(" ", url)) + ">"


def link(text: str, url: str) -> str:
    """A link that shows `text`."""
    return f"[{inline(text)}]({target(url)})"


def button(label: str, url: str) -> str:
    """A link whose label stands in brackets, as [Paper]."""
    return f"[[{inline(label)}]]({target(url)})"
