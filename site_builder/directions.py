"""Which way a text runs: one with letters from right to left must not turn what stands beside it.

In "לחם 3 OVEN 2020" a browser takes the number for a part of the title, unless the title is set
apart in `bdi`. Texts without such letters stay as they are, so that most pages are not longer.
"""

import re
from typing import Any

from markupsafe import Markup, escape

# The blocks that Unicode keeps for scripts from right to left, Hebrew and Arabic among them.
# templates/docs/assets/browse/text.js has the same.
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def runs_left(text: str) -> bool:
    """Whether `text` has letters that are written from right to left."""
    return not text.isascii() and bool(_FROM_THE_RIGHT.search(text))


def isolated(text: Any) -> Markup:
    """`text` as HTML, set apart from its neighbours if it may run from right to left."""
    html = escape(text)
    return Markup("<bdi>{}</bdi>").format(html) if runs_left(str(text)) else html


def direction(text: Any) -> Markup:
    """The attribute of a heading or paragraph that holds nothing but `text`; "" for most."""
    return Markup(' dir="auto"') if runs_left(str(text)) else Markup()
