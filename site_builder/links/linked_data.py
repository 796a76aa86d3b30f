"""The titles in the JSON-LD of a page: https://www.w3.org/TR/json-ld11/, as far as pages use it."""

import json
from collections.abc import Iterator
from typing import Any

_ARTICLES = ("ScholarlyArticle", "Article", "Report", "PublicationIssue", "Thesis", "Book")
_MOST = 50
"""Elements of a list that are looked at."""


def headlines(text: str) -> Iterator[str]:
    """The titles of the articles that a script of JSON-LD describes; none if it is no JSON."""
    try:
        yield from _headlines(json.loads(text), depth=4)
    except (ValueError, RecursionError):
        return


def _headlines(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, list) and depth:
        for inner in value[:_MOST]:
            yield from _headlines(inner, depth - 1)
    if not isinstance(value, dict):
        return
    kinds = value.get("@type")
    if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
        names = (value.get("headline"), value.get("name"))
        titles = (name for name in names if isinstance(name, str) and name.strip())
        # JSON can write halves of letters, which nothing else can.
        yield from (title.encode("utf-8", "replace").decode() for title in [*titles][:1])
    if depth:
        yield from _headlines(value.get("@graph"), depth - 1)
        yield from _headlines(value.get("mainEntity"), depth - 1)
