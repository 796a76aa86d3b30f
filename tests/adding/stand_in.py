"""A server that answers as arXiv, doi.org, OpenReview, Crossref, OpenAlex and papers' pages are
documented.

It knows invented papers only; `trouble` says how it fails instead.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from tests.adding.invented import ARXIV, CROSSREF, CSL, NOTES, OPENALEX, PAGES, Preprint
from tests.links.api_servers import Reply, Seen, served

NAMES = ("arxiv", "doi", "openreview", "crossref", "openalex", "pages")


class StandIn:
    """The answers. `trouble` is by the beginning of a path."""

    def __init__(self) -> None:
        self.trouble: dict[str, Reply] = {}

    def answer(self, path: str, _: bytes) -> Reply:
        for start, reply in self.trouble.items():
            if path.startswith(start):
                return reply
        if path.startswith("/api/query"):
            return _arxiv(path)
        if path.startswith("/notes"):
            return _notes(path)
        if path.startswith("/works?filter="):
            return _openalex(path)
        if path.startswith("/works"):
            return _works(path)
        if path.startswith("/10."):
            return _csl(unquote(path[1:]))
        return _page(path)


@contextmanager
def standing_in() -> Iterator[tuple[Seen, StandIn]]:
    """The server, and what it answers."""
    stand_in = StandIn()
    with served({"/": stand_in.answer}) as seen:
        yield seen, stand_in


def _json(status: int, value: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(value)


def _entry(id: str, paper: Preprint) -> str:
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in paper.authors)
    doi = f"<arxiv:doi>{paper.doi}</arxiv:doi>" if paper.doi else ""
    comment = f"<arxiv:comment>{escape(paper.comment)}</arxiv:comment>" if paper.comment else ""
    return (
        f"<entry><id>http://arxiv.org/abs/{id}v{paper.version}</id>"
        f"<updated>{paper.published}</updated><published>{paper.published}</published>"
        f"<title>{escape(paper.title)}</title><summary>About pots.</summary>{authors}{doi}{comment}"
        '<arxiv:primary_category term="cs.CV"/></entry>'
    )


def feed(entries: str) -> str:
    """An Atom feed as arXiv sends it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom"><title>ArXiv Query</title>'
        f"{entries}</feed>"
    )


def _arxiv(path: str) -> Reply:
    query = parse_qs(urlsplit(path).query)
    if "search_query" in query:
        wanted = _words(query["search_query"][0].removeprefix("ti:"))
        same = [id for id, paper in ARXIV.items() if wanted & _words(paper.title)]
        entries = "".join(_entry(id, ARXIV[id]) for id in same)
        return 200, {"Content-Type": "application/atom+xml"}, feed(entries)
    ids = query["id_list"][0].split(",")
    bad = [id for id in ids if not re.fullmatch(r"\d\d(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+/\d{7}", id)]
    if bad:
        error = (
            "<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title>"
            f"<summary>incorrect id format for {bad[0]}</summary></entry>"
        )
        return 400, {}, feed(error)
    found = "".join(_entry(id, ARXIV[id]) for id in reversed(ids) if id in ARXIV)
    return 200, {"Content-Type": "application/atom+xml"}, feed(found)


def _csl(doi: str) -> Reply:
    if doi not in CSL:
        return 404, {"Content-Type": "text/html"}, "<h1>DOI Not Found</h1>"
    return 200, {"Content-Type": "application/vnd.citationstyles.csl+json"}, json.dumps(CSL[doi])


def _notes(path: str) -> Reply:
    id = parse_qs(urlsplit(path).query)["id"][0]
    if id not in NOTES:
        return _json(404, {"name": "NotFoundError", "status": 404})
    return _json(200, {"notes": [{"id": id, "content": NOTES[id]}], "count": 1})


def _works(path: str) -> Reply:
    wanted = parse_qs(urlsplit(path).query)["query.bibliographic"][0].lower()
    found = [work for work in CROSSREF if _words(wanted) & _words(work["title"][0])]
    return _json(200, {"status": "ok", "message-type": "work-list", "message": {"items": found}})


def _openalex(path: str) -> Reply:
    wanted = parse_qs(urlsplit(path).query)["filter"][0].removeprefix("title.search:")
    found = [work for work in OPENALEX if _words(wanted) & _words(str(work["title"]))]
    return _json(200, {"meta": {"count": len(found)}, "results": found})


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.lower()))


def _page(path: str) -> Reply:
    if path not in PAGES:
        return 404, {"Content-Type": "text/html"}, "<h1>Not found</h1>"
    tags = "".join(
        f'<meta name="{name}" content="{escape(text, {chr(34): "&quot;"})}">'
        for name, text in PAGES[path]
    )
    head = f"<!doctype html><html><head><title>Papers</title>{tags}</head><body>…</body></html>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, head
