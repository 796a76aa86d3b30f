"""arXiv's search.

https://info.arxiv.org/help/api/user-manual.html#query_details: `search_query=ti:"…"` finds titles
with these words in this order; the answer is a feed as for ids. Signs would be operators of the
query, and LaTeX is searched as it is written, so that the words alone are asked for.
"""

from urllib.parse import urlencode

from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers import arxiv, atom
from site_builder.links.resolvers.asking import asked
from site_builder.sources.answering import fault_of, garbage
from site_builder.sources.arxiv import facts_of
from site_builder.sources.searches.search import ROWS, Search, words_of
from site_builder.sources.title_answers import Works

_LIMIT = 1024 * 1024


def ask(title: str, base: str) -> Check[Works]:
    """A check for a title."""
    query = urlencode({"search_query": f'ti:"{words_of(title)}"', "max_results": ROWS})
    answer = yield from asked(Request(f"{base.rstrip('/')}/api/query?{query}", limit=_LIMIT))
    if fault := fault_of(answer, "arXiv", title, known=False):
        return fault
    feed = atom.entries(answer.body) if answer.is_whole else None
    if feed is None:
        return garbage("arXiv", "Atom feed")
    return tuple(facts_of(id, paper) for id, paper in arxiv.registered(feed).items())


ARXIV = Search("arxiv", "arXiv", arxiv.ARXIV.base, ask)
