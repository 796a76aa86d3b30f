"""OpenAlex's search.

https://developers.openalex.org/api-reference/works: `filter=title.search:…` finds titles with
these words, `per-page` and `select` bound the answer. `results` are works: a work is one paper in
all its versions, so that its `primary_location` may be the proceedings and another arXiv; a
location has a `source` (or null) with its `display_name` and `type`; `doi` is an address; `biblio`
has pages; `is_retracted` says that it was taken back. Its venues and years are gathered by
programs, and at times those of another version: who adds a paper is told to compare them.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from site_builder.arxiv import parse_address
from site_builder.links.exchange import Check, Request
from site_builder.links.resolvers.asking import asked, at, json_of, line, without_markup
from site_builder.sources import latex
from site_builder.sources.answering import fault_of, garbage
from site_builder.sources.facts import Facts
from site_builder.sources.searches.search import ROWS, Search, words_of
from site_builder.sources.title_answers import Works
from site_builder.urls import url_fault

_LIMIT = 4 * 1024 * 1024
_MOST_AUTHORS = 500
_DOI = re.compile(r"(?:https?://doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_FIELDS = (
    "id,doi,title,type,publication_year,authorships,primary_location,locations,biblio,is_retracted"
)
_LOOK = "venue and year are what OpenAlex says, at times those of another version: compare them"


def ask(title: str, base: str) -> Check[Works]:
    """A check for a title."""
    query = urlencode(
        {"filter": f"title.search:{words_of(title)}", "per-page": ROWS, "select": _FIELDS}
    )
    answer = yield from asked(Request(f"{base.rstrip('/')}/works?{query}", limit=_LIMIT))
    if fault := fault_of(answer, "OpenAlex", title, known=False):
        return fault
    results = at(json_of(answer), "results")
    if not isinstance(results, list):
        return garbage("OpenAlex", "list of works")
    return tuple(facts for work in results[:ROWS] if (facts := _facts(work)))


def _facts(work: object) -> Facts | None:
    title = latex.resolved(without_markup(at(work, "title")))
    if not title:
        return None
    match = _DOI.fullmatch(line(at(work, "doi")))
    doi = match[1] if match else ""
    preprint = _ARXIV_DOI.fullmatch(doi)
    arxiv = preprint[1] if preprint else next(_arxiv_ids(work), "")
    venue, is_repository = _venue(work)
    year = at(work, "publication_year")
    is_preprint = is_repository or at(work, "type") == "preprint"
    return Facts(
        title=title,
        authors=tuple(_authors(work)),
        venue="arXiv" if is_preprint and arxiv else venue,
        year=year if isinstance(year, int) and 1900 <= year < 2200 else None,
        volume="" if is_preprint else line(at(work, "biblio", "volume")),
        pages="" if is_preprint else _pages(work),
        paper=_paper(work) or (f"https://arxiv.org/abs/{arxiv}" if arxiv else ""),
        arxiv=arxiv,
        doi="" if preprint else doi,
        sources=(f"OpenAlex {line(at(work, 'id')).rpartition('/')[2]}",),
        withdrawn="OpenAlex says that it was retracted" if at(work, "is_retracted") is True else "",
        remarks=(_LOOK,),
        is_preprint=is_preprint,
    )


def _venue(work: object) -> tuple[str, bool]:
    """The venue, and whether it is a repository, which holds papers that appear elsewhere."""
    source = at(work, "primary_location", "source")
    if at(source, "type") == "repository":
        return "", True
    told = at(source, "display_name") or at(work, "primary_location", "raw_source_name")
    return without_markup(told), False


def _arxiv_ids(work: object) -> Iterator[str]:
    locations = at(work, "locations")
    for location in locations[:50] if isinstance(locations, list) else []:
        if address := parse_address(line(at(location, "landing_page_url"))):
            yield address.id


def _paper(work: object) -> str:
    """The page of the paper, if it is neither at doi.org nor at arXiv, which have their fields."""
    url = line(at(work, "primary_location", "landing_page_url"))
    is_other = url and not url_fault(url) and "//doi.org/" not in url and not parse_address(url)
    return url if is_other else ""


def _pages(work: object) -> str:
    first, last = (line(at(work, "biblio", name)) for name in ("first_page", "last_page"))
    return f"{first}-{last}" if first and last and first != last else first


def _authors(work: object) -> Iterator[str]:
    listed = at(work, "authorships")
    for one in listed[:_MOST_AUTHORS] if isinstance(listed, list) else []:
        name = without_markup(at(one, "author", "display_name") or at(one, "raw_author_name"))
        if name:
            yield latex.resolved(name)


OPENALEX = Search("openalex", "OpenAlex", "https://api.openalex.org", ask)
