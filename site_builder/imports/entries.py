"""An entry of a list -> what it is: a paper, a resource, or nothing that can be a record."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from site_builder.imports import label_words
from site_builder.imports.blocks import Pieces
from site_builder.imports.entry_shapes import read_fields
from site_builder.imports.labels import LabelledLink, entry_text
from site_builder.imports.link_facts import LinkFacts, facts_of
from site_builder.imports.tails import Fields, with_venue
from site_builder.imports.venue_years import VenueYear, known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary
from site_builder.urls import url_fault

Kind = Literal["paper", "resource", "either", "note"]

_PLACEHOLDER = re.compile(r"^\W*(to be (?:updated|added|continued|written)|tb[acd]|coming soon|todo|wip)\W*$",
                          re.IGNORECASE)  # fmt: skip
MAX_TITLE = 500


@dataclass(frozen=True)
class CodeAddress:
    """A link to code: the framework's name as known or as written, and whether it is the authors'."""

    framework: str
    url: str
    is_official: bool = False


@dataclass(frozen=True)
class Reading:
    """What an entry says. `links_found` counts its links before any is left out."""

    kind: Kind
    fields: Fields
    paper: str = ""
    code: tuple[CodeAddress, ...] = ()
    links: tuple[LabelledLink, ...] = ()
    facts: LinkFacts = field(default_factory=LinkFacts)
    refused: tuple[str, ...] = ()
    derived: str = ""
    links_found: int = 0


@dataclass(frozen=True)
class Surroundings:
    """What an entry has from the headings above it: a venue or a year that it may lack."""

    venue: str = ""
    year: int | None = None


def read_entry(
    pieces: Pieces, vocabulary: Vocabulary, around: Surroundings, known: Fields | None = None
) -> Reading | None:
    """What `pieces` say, with what is `known` of them already; None without a title."""
    entry = entry_text(pieces, vocabulary)
    fields = read_fields(entry, vocabulary)
    if known is not None:
        fields = _united(known, fields)
    if fields is None or not fields.title or len(fields.title) > MAX_TITLE:
        return None
    sorted_links = _SortedLinks(vocabulary)
    for link in entry.labels:
        sorted_links.add(link)
    inner = [link for link in entry.links if link.url != fields.title_url]
    for link in inner:
        sorted_links.add_unlabelled(link)
    sorted_links.add_title(fields.title_url)
    return _judged(_from_labels(fields, sorted_links, vocabulary), sorted_links, around)


def is_placeholder(text: str) -> bool:
    """Whether `text` only says that something is to come."""
    return bool(_PLACEHOLDER.match(text))


class _SortedLinks:
    """The links of an entry by what their labels say."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.papers: list[LabelledLink] = []
        self.code: dict[str, CodeAddress] = {}
        self.links: dict[str, LabelledLink] = {}
        self.refused: list[str] = []
        self.venues: list[VenueYear] = []
        self.found = 0
        self.is_resource = False
        self.has_title_link = False

    def add(self, link: LabelledLink) -> None:
        """A link with a label."""
        self.found += 1
        said = label_words.meaning(link.label, self.vocabulary)
        found = venue_year(link.label, self.vocabulary) if said.kind == "other" else None
        if found and (found.year or known_venue(found, self.vocabulary)):
            self.venues.append(found)
            said = label_words.LabelMeaning("paper")
        if not self._is_allowed(link):
            return
        if said.kind == "other" and not link.label and facts_of(link.url).is_paper:
            said = label_words.LabelMeaning("paper")
        if said.kind == "paper":
            self.papers.append(link)
        elif said.kind == "code":
            address = CodeAddress(said.framework, link.url, said.is_official)
            self.code.setdefault(link.url, address)
        else:
            self.is_resource = self.is_resource or said.kind == "resource"
            self._add_other(link)

    def add_unlabelled(self, link: LabelledLink) -> None:
        """A link within the text."""
        self.found += 1
        if self._is_allowed(link):
            self._add_other(link)

    def add_title(self, url: str) -> None:
        """Where the title leads: the paper, if no label says which link is."""
        if not url:
            return
        self.found += 1
        link = LabelledLink("Link", url)
        if self._is_allowed(link):
            self.has_title_link = True
            self.papers.append(link)

    def _add_other(self, link: LabelledLink) -> None:
        label = label_words.canonical_label(link.label) or "Link"
        self.links.setdefault(link.url, LabelledLink(label[:MAX_TITLE], link.url))

    def _is_allowed(self, link: LabelledLink) -> bool:
        if fault := url_fault(link.url):
            self.refused.append(f"{link.label or 'a link'}: {fault[0]}")
        return fault is None


def _from_labels(fields: Fields, links: _SortedLinks, vocabulary: Vocabulary) -> Fields:
    for found in links.venues:
        fields = with_venue(fields, found, vocabulary)
    return fields


def _judged(fields: Fields, links: _SortedLinks, around: Surroundings) -> Reading:
    """The reading of an entry: its kind follows from venue, year and the labels of its links."""
    has_own = bool(fields.venue and fields.year)
    paper = links.papers[0].url if links.papers else ""
    facts = facts_of(*(link.url for link in links.papers))
    derived = ""
    if paper and not has_own:
        fields, derived = _completed(fields, facts, around)
    kind = _kind(fields, links)
    if kind == "resource":
        return _resource(fields, links)
    others = dict(links.links)
    for link in links.papers[1:]:
        if link.url != paper and not facts_of(link.url).repeats(facts):
            others.setdefault(link.url, link)
    others.pop(paper, None)
    if kind == "paper" and fields.aside and not fields.name:
        fields = replace(fields, name=fields.aside, aside="")
    return Reading(
        kind, fields, paper, tuple(links.code.values()), tuple(others.values()), facts,
        tuple(links.refused), derived, links.found,
    )  # fmt: skip


def _kind(fields: Fields, links: _SortedLinks) -> Kind:
    if fields.venue and fields.year:
        labelled = [link for link in links.papers if link.label != "Link"]
        if labelled or links.code or not links.is_resource:
            return "paper" if not links.is_resource or links.papers else "either"
        return "either"
    if links.found:
        return "resource"
    return "resource" if fields.year or fields.venue else "note"


def _completed(fields: Fields, facts: LinkFacts, around: Surroundings) -> tuple[Fields, str]:
    """`fields` with the venue and year of the headings above, or else of the paper's address."""
    sources = (
        ("from the heading", around.venue, around.year),
        ("from the address of the paper", facts.venue, facts.year),
    )
    told = ""
    for source, venue, year in sources:
        gives_venue = bool(venue and not fields.venue)
        gives_year = bool(year and not fields.year)
        if gives_venue or gives_year:
            fields = replace(fields, venue=fields.venue or venue, year=fields.year or year)
            told = told or source
    return fields, f"venue or year {told}" if told and fields.venue and fields.year else ""


def _resource(fields: Fields, links: _SortedLinks) -> Reading:
    """A resource keeps all its links under their labels."""
    every = {link.url: link for link in links.papers if link.label != "Link"}
    every = {link.url: link for link in links.papers} | every
    for address in links.code.values():
        every.setdefault(address.url, LabelledLink(address.framework or "Code", address.url))
    for link in links.links.values():
        every.setdefault(link.url, link)
    return Reading(
        "resource", fields, links=tuple(every.values()), refused=tuple(links.refused),
        links_found=links.found,
    )  # fmt: skip


def _united(known: Fields, more: Fields | None) -> Fields:
    """Fields of a table row, completed by what its title cell says beside the title."""
    if more is None:
        return known
    return replace(
        known,
        title=known.title or more.title,
        title_url=known.title_url or more.title_url,
        name=known.name or more.name,
        venue=known.venue or more.venue,
        year=known.year or more.year,
        authors=known.authors or more.authors,
        importance=known.importance or more.importance,
        remarks=(*known.remarks, *more.remarks),
    )


def paper_values(reading: Reading, category: str) -> dict[str, Any]:
    """The fields of a paper record but its venue's name and its frameworks' ids."""
    fields = reading.fields
    values: dict[str, Any] = {
        "title": fields.title,
        "name": fields.name,
        "authors": list(fields.authors),
        "venue": fields.venue,
        "year": str(fields.year),
        "categories": [category],
        "paper": reading.paper,
        **reading.facts.identifiers(),
        "code": list(reading.code),
        "links": [{"label": link.label or "Link", "url": link.url} for link in reading.links],
        "importance": str(fields.importance) if fields.importance else "",
    }
    return {key: value for key, value in values.items() if value}


def resource_values(reading: Reading, category: str) -> dict[str, Any]:
    """The fields of a resource record."""
    fields = reading.fields
    details = [fields.venue, fields.name, fields.aside, ", ".join(fields.authors)]
    values: dict[str, Any] = {
        "title": fields.title,
        "category": category,
        "detail": ", ".join(filter(None, details)),
        "year": str(fields.year or ""),
        "links": [{"label": link.label or "Link", "url": link.url} for link in reading.links],
    }
    return {key: value for key, value in values.items() if value}


def link_values(values: Mapping[str, Any]) -> Iterator[str]:
    """The addresses that a record holds."""
    if values.get("paper"):
        yield values["paper"]
    for link in (*values.get("code", ()), *values.get("links", ())):
        yield link["url"] if isinstance(link, dict) else link.url
