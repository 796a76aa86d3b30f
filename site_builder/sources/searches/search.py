"""A search for titles: where it is, and how it is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from site_builder.links.exchange import Check
from site_builder.sources.title_answers import Works

ROWS = 5
"""So many works of an answer are looked at."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 40


@dataclass(frozen=True)
class Search:
    """A search: `name` is that of its base as an option, `called` that in messages.

    `base` is the beginning of its addresses. `ask` gives a check about one title.
    """

    name: str
    called: str
    base: str
    ask: Callable[[str, str], Check[Works]]


def words_of(title: str) -> str:
    """The words of a title, for a query in which signs would be operators."""
    return " ".join(_WORD.findall(title)[:_MOST_WORDS])
