"""Crossref's search.

https://api.crossref.org/swagger-ui/index.html#/Works: `query.bibliographic` searches titles,
authors and venues, `rows` bounds the answer; `message.items` are works in Crossref's JSON, the
likeliest first.
"""

from urllib.parse import urlencode

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, json_of
from site_builder.sources import csl
from site_builder.sources.answering import fault_of, garbage
from site_builder.sources.searches.search import ROWS, Search
from site_builder.sources.title_answers import Works

_LIMIT = 2 * 1024 * 1024


def ask(title: str, base: str) -> Check[Works]:
    """A check for a title."""
    query = urlencode({"query.bibliographic": title, "rows": ROWS})
    answer = yield from asked(Request(f"{base.rstrip('/')}/works?{query}", limit=_LIMIT))
    if fault := fault_of(answer, "Crossref", title, known=False):
        return fault
    items = at(json_of(answer), "message", "items")
    if not isinstance(items, list):
        return garbage("Crossref", "list of works")
    found = (csl.facts_of(item, f"Crossref {at(item, 'DOI')}") for item in items[:ROWS])
    return tuple(facts for facts in found if facts)


CROSSREF = Search("crossref", "Crossref", "https://api.crossref.org", ask)
