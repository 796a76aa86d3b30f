"""An entry of a list -> what it is: a paper, a resource, or nothing that can be a record."""

import re
from dataclasses import replace

from site_builder.imports.blocks import Pieces
from site_builder.imports.entry_links import UNLABELLED, EntryLinks
from site_builder.imports.entry_shapes import read_fields
from site_builder.imports.labels import entry_text
from site_builder.imports.lead_tags import Lead, lead_of
from site_builder.imports.link_facts import LinkFacts
from site_builder.imports.reading import Kind, Reading, Surroundings
from site_builder.imports.tails import Fields, with_venue, without_stop
from site_builder.imports.vocabulary import Vocabulary

_PLACEHOLDER = re.compile(
    r"^\W*(to be (?:updated|added|continued|written)|tb[acd]|coming soon|todo|wip)\W*$",
    re.IGNORECASE,
)
MAX_TITLE = 500
MIN_WORDS = 4
_ANY_YEAR = 2000


def read_entry(
    pieces: Pieces, vocabulary: Vocabulary, around: Surroundings, known: Fields | None = None
) -> Reading | None:
    """What `pieces` say, with what is `known` of them already; None without a title."""
    lead, pieces = lead_of(pieces, vocabulary)
    entry = entry_text(pieces, vocabulary)
    fields = read_fields(entry, vocabulary)
    if fields is not None:
        fields = _led(fields, lead, vocabulary)
    if known is not None:
        fields = _united(known, fields)
    if fields is None or not fields.title or len(fields.title) > MAX_TITLE:
        return None
    links = EntryLinks(entry, fields.title_url, vocabulary)
    for found in links.venues:
        fields = with_venue(fields, found, vocabulary)
    return _judged(fields, links, around)


def _led(fields: Fields, lead: Lead, vocabulary: Vocabulary) -> Fields:
    """`fields` with what tags before the entry say."""
    if lead.venue:
        fields = with_venue(fields, lead.venue, vocabulary)
    return (
        replace(fields, remarks=(*fields.remarks, ", ".join(lead.words))) if lead.words else fields
    )


def is_placeholder(text: str) -> bool:
    """Whether `text` only says that something is to come."""
    return bool(_PLACEHOLDER.match(text))


def _judged(fields: Fields, links: EntryLinks, around: Surroundings) -> Reading:
    """The reading of an entry: its kind follows from venue, year, authors and links."""
    facts, derived = links.facts(), ""
    if links.paper:
        fields, derived = _completed(fields, facts, around)
    kind = _kind(fields, links, facts)
    if kind == "resource" and _is_dated(fields, links, derived):
        kind = "paper"
    refused = tuple(links.refused)
    if kind == "resource":
        dated = None if fields.year else _kind_with_any_year(fields, links, facts)
        fields = without_stop(fields) if dated == "paper" else fields
        return Reading("resource", fields, links=links.every(), refused=refused, with_year=dated)
    if kind == "paper" and derived:
        fields = without_stop(fields)
    if kind == "paper" and fields.aside and not fields.name:
        fields = replace(fields, name=fields.aside, aside="")
    code = tuple(links.code.values())
    every = links.beside_the_paper()
    people = tuple(link.url for link in every if link.label in fields.authors)
    others = tuple(link for link in every if link.label not in fields.authors)
    every_link = links.every() if kind == "either" else ()
    return Reading(
        kind,
        fields,
        links.paper,
        code,
        others,
        facts,
        refused,
        derived,
        people,
        as_resource=every_link,
    )


def _kind(fields: Fields, links: EntryLinks, facts: LinkFacts) -> Kind:
    if fields.year and fields.venue:
        return _kind_with_venue(links)
    if fields.year and (kind := _kind_with_year(fields, links, facts)):
        return kind
    if links.is_there or fields.year or fields.venue:
        return "resource"
    return "note"


def _kind_with_any_year(fields: Fields, links: EntryLinks, facts: LinkFacts) -> Kind:
    """What an entry without a year would be; a tool has code as well, a lecture a long title."""
    kind = _kind(replace(fields, year=_ANY_YEAR), links, facts)
    is_told = links.says_paper or facts.is_paper or fields.venue or fields.authors
    is_titled = len(fields.title.split()) >= MIN_WORDS and bool(links.paper)
    if kind == "paper" and not is_told:
        return "either"
    if kind == "resource" and is_titled and not links.is_resource:
        return "either"
    return kind


def _is_dated(fields: Fields, links: EntryLinks, derived: str) -> bool:
    """Under a heading with a year, a title of some words with a link is a paper."""
    is_titled = len(fields.title.split()) >= MIN_WORDS
    return derived.endswith("from the heading") and is_titled and not links.is_resource


def _kind_with_venue(links: EntryLinks) -> Kind:
    """A venue and a year make a paper, unless a label says that it is something else."""
    if not links.is_resource:
        return "paper"
    labelled = any(link.label != UNLABELLED for link in links.papers)
    return "paper" if labelled or (links.papers and links.code) else "either"


def _kind_with_year(fields: Fields, links: EntryLinks, facts: LinkFacts) -> Kind | None:
    """A year alone makes a paper of what has a paper's label, address or code, or authors.

    Where no label says so, books and courses look the same, so their section decides.
    """
    if links.says_paper or links.code or facts.is_identified:
        return "either" if links.is_resource else "paper"
    if links.is_resource or not (facts.is_paper or fields.authors or fields.some_authors):
        return None
    return "either" if links.is_there else "paper"


def _completed(fields: Fields, facts: LinkFacts, around: Surroundings) -> tuple[Fields, str]:
    """`fields` with the venue and year of the headings above, or else of the paper's address.

    A venue and a year of two sources must agree. An address at arXiv says when a preprint
    appeared, and nothing of a paper whose year is known.
    """
    sources = (
        ("from the heading", around.venue, around.year),
        ("from the address of the paper", facts.venue, facts.year),
    )
    told = ""
    for source, venue, year in sources:
        agrees = not year or fields.year in (None, year)
        is_late = bool(facts.arxiv) and venue == facts.venue and fields.year is not None
        gives_venue = bool(venue and not fields.venue and agrees and not is_late)
        gives_year = bool(year and not fields.year)
        if gives_venue or gives_year:
            fields = replace(
                fields, venue=venue if gives_venue else fields.venue, year=fields.year or year
            )
            gained = (venue if gives_venue else "", str(year) if gives_year else "")
            told = told or f"{' '.join(filter(None, gained))} {source}"
    return fields, told if fields.year else ""


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
        some_authors=known.some_authors or more.some_authors,
        importance=known.importance or more.importance,
        remarks=(*known.remarks, *more.remarks),
    )
