"""A title -> facts, asked of Crossref.

https://api.crossref.org/swagger-ui/index.html#/Works: `query.bibliographic` searches titles,
authors and venues, `rows` bounds the answer; `message.items` are works in Crossref's JSON, the
likeliest first, with no promise that the first is the right one. So only a work is taken whose
title is the one that was asked for (`links.titles`), and of several the published before the
posted.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from site_builder.links import titles
from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, json_of
from site_builder.sources import csl
from site_builder.sources.answering import fault_of, garbage
from site_builder.sources.facts import Facts, Fault, Found, Kind
from site_builder.sources.source import Answers, Source

ROWS = 5
_LIMIT = 2 * 1024 * 1024
_SHOWN = 3


def ask(ids: Sequence[str], base: str) -> Iterator[Check[Answers]]:
    """A check for each title."""
    for title in ids:
        yield _check(title, base.rstrip("/"))


def _check(title: str, base: str) -> Check[Answers]:
    query = urlencode({"query.bibliographic": title, "rows": ROWS})
    answer = yield from asked(Request(f"{base}/works?{query}", limit=_LIMIT))
    if fault := fault_of(answer, "Crossref", title, known=False):
        return {title: fault}
    items = at(json_of(answer), "message", "items")
    if not isinstance(items, list):
        return {title: garbage("Crossref", "list of works")}
    return {title: _found(title, items[:ROWS])}


def _found(title: str, items: Sequence[object]) -> Found:
    works = [facts for item in items if (facts := csl.facts_of(item, _source(item)))]
    same = [facts for facts in works if titles.same(title, facts.title)]
    if same:
        return min(same, key=lambda facts: facts.is_preprint)
    message = f'Crossref knows no paper with the title "{title}"'
    near = "; ".join(f'"{facts.title}" (doi:{facts.doi})' for facts in works[:_SHOWN])
    hint = f"it has {near}: if one is meant, add it by its DOI" if near else "give an address or id"
    return Fault(Kind.UNSURE, message, f"{hint}; papers of NeurIPS, ICLR and ICML have no DOI")


def _source(item: object) -> str:
    return f"Crossref {at(item, 'DOI')}"


def titles_agree(one: Facts, other: Facts) -> bool:
    """Whether two sources speak of one paper."""
    return titles.same(one.title, other.title) or titles.same(other.title, one.title)


TITLES = Source("crossref", "https://api.crossref.org", ask)
