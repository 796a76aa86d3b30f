"""CSL-JSON, and the JSON of Crossref which is nearly that -> facts; pure.

https://docs.citationstyles.org/en/stable/specification.html names the variables. Agencies differ:
a title is a text or a list of texts, a date has numbers or texts, a name is family and given,
or literal (CSL), or name (Crossref, for groups).
"""

import re
from collections.abc import Iterator

from site_builder.links.resolvers.asking import at, line, without_markup
from site_builder.sources import latex
from site_builder.sources.facts import Facts

_PREPRINT = re.compile(r"^10\.48550/arxiv\.(.+)$", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"^\W*(?:retracted|withdrawn)\b", re.IGNORECASE)
_MOST_AUTHORS = 500
_DATES = ("published-print", "issued", "published", "published-online")


def facts_of(item: object, source: str) -> Facts | None:
    """The facts in `item`; None if it has no title, and so is no description of a paper."""
    title, subtitle = _title(item, "title"), _title(item, "subtitle")
    if not title:
        return None
    if subtitle and subtitle.lower() not in title.lower():
        title = f"{title.rstrip(':')}: {subtitle}"
    doi = line(at(item, "DOI"))
    preprint = _PREPRINT.match(doi)
    venue = _venue(item)
    return Facts(
        title=title,
        authors=tuple(_authors(at(item, "author"))),
        venue="arXiv" if preprint else venue,
        year=_year(item),
        volume=_text(item, "volume"),
        article=_text(item, "article-number"),
        pages=_pages(_text(item, "page")),
        doi="" if preprint else doi,
        arxiv=preprint[1] if preprint else "",
        sources=(source,),
        withdrawn=title if _TAKEN_BACK.match(title) else "",
        is_preprint=bool(preprint) or _is_posted(item),
    )


def _title(item: object, field: str) -> str:
    return latex.resolved(without_markup(_first(at(item, field))))


def _first(value: object) -> object:
    return at(value, 0) if isinstance(value, list) else value


def _text(item: object, field: str) -> str:
    value = _first(at(item, field))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else line(value)


def _venue(item: object) -> str:
    """Where it appeared. A series such as LNCS stands before the name of the proceedings."""
    containers = at(item, "container-title")
    names = [
        without_markup(n) for n in (containers if isinstance(containers, list) else [containers])
    ]
    names = [name for name in names if name]
    event = without_markup(_first(at(item, "event-title")) or at(item, "event", "name"))
    return (names[-1] if names else "") or event


def _authors(value: object) -> Iterator[str]:
    for author in value[:_MOST_AUTHORS] if isinstance(value, list) else []:
        family, given = (without_markup(at(author, part)) for part in ("family", "given"))
        particles = ("dropping-particle", "non-dropping-particle")
        dropping, particle = (without_markup(at(author, part)) for part in particles)
        suffix = without_markup(at(author, "suffix"))
        name = " ".join(filter(None, (given, dropping, particle, family, suffix)))
        name = name or without_markup(at(author, "literal") or at(author, "name"))
        if name:
            yield latex.resolved(name)


def _year(item: object) -> int | None:
    for field in _DATES:
        year = at(item, field, "date-parts", 0, 0)
        if re.fullmatch(r"(19|20|21)\d\d", str(year)):
            return int(str(year))
    return None


def _is_posted(item: object) -> bool:
    """Whether it is a preprint: Crossref's type for what is posted, CSL's for an article alone."""
    return line(at(item, "type")) in ("posted-content", "article") and not _venue(item)


def _pages(text: str) -> str:
    """First and last page with one hyphen, as records have them."""
    match = re.fullmatch(r"(\w+)\s*[-\u2010-\u2015]+\s*(\w+)", text)
    return f"{match[1]}-{match[2]}" if match else text
