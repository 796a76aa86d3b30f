"""A record and what its sources say of it: what it lacks, and where the two disagree; pure.

A record tells of one appearance of a paper. Of a source that tells of another, as arXiv does of
the preprint, only what is the same for both is compared or taken: title, authors, ids.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.adding.venues import venue_named
from site_builder.catalogue import Catalogue
from site_builder.documents import Loc
from site_builder.identifiers import words
from site_builder.links import titles
from site_builder.records import Paper
from site_builder.sources.facts import Facts, Fault, Kind
from site_builder.sources.wanted import Wanted, of_title, wanted

IDS = ("arxiv", "doi", "openreview")
_OF_APPEARANCE = ("volume", "article", "pages")


@dataclass(frozen=True)
class Disagreement:
    """A field in which a source says something else than the record at `loc`."""

    loc: Loc
    ours: str
    theirs: str
    source: str


@dataclass(frozen=True)
class Enriched:
    """The fields that a record lacks, and the disagreements."""

    values: dict[str, Any]
    disagreements: tuple[Disagreement, ...]


def asked_for(paper: Paper) -> list[tuple[str, Wanted]]:
    """Where more of a paper can be learnt, each with the field that says so."""
    found = [(f, Wanted(str(getattr(paper, f)), f, getattr(paper, f))) for f in IDS
             if getattr(paper, f)]  # fmt: skip
    page = wanted(paper.paper) if paper.paper else None
    if isinstance(page, Wanted) and page.source not in {source for source, _ in found}:
        found.append(("paper", page))
    return [(f, w) for f, w in found if not _is_file(w)] or [("title", of_title(paper.title))]


def _is_file(paper: Wanted) -> bool:
    """Whether it is a PDF without a page beside it: it is not read."""
    return paper.source == "pages" and paper.id.lower().endswith((".pdf", ".ps", ".ps.gz"))


def enriched(paper: Paper, catalogue: Catalogue, found: Iterable[Facts]) -> Enriched:
    """What `found` adds to `paper`, and what contradicts it."""
    values: dict[str, Any] = {}
    sources: list[str] = []
    disagreements: list[Disagreement] = []
    for facts in found:
        source = facts.sources[0] if facts.sources else "a source"
        new = {f: v for f, v in _lacking(paper, catalogue, facts).items() if f not in values}
        values |= new
        if new:
            known = set(map(str.casefold, (*paper.sources, *sources)))
            sources += [s for s in facts.sources if s.casefold() not in known]
        for loc, ours, theirs in _differences(paper, catalogue, facts):
            disagreements.append(Disagreement(loc, ours, theirs, source))
    if values and sources:
        values["sources"] = [*paper.sources, *sources]
    return Enriched(values, tuple(disagreements))


def _lacking(paper: Paper, catalogue: Catalogue, facts: Facts) -> dict[str, Any]:
    fields: list[str] = [*IDS]
    if _same_appearance(paper, catalogue, facts):
        fields += _OF_APPEARANCE
    if not paper.arxiv and not paper.doi:
        fields.append("paper")
    values: dict[str, Any] = {
        field: getattr(facts, field)
        for field in fields
        if getattr(facts, field) and not getattr(paper, field)
    }
    if facts.authors and not paper.authors:
        values["authors"] = list(facts.authors)
    venue = venue_named(facts.venue, catalogue.venues) if facts.venue else None
    if venue and not paper.venue and facts.year == paper.year:
        values["venue"] = venue.name
    return values


def _same_appearance(paper: Paper, catalogue: Catalogue, facts: Facts) -> bool:
    venue = venue_named(facts.venue, catalogue.venues) if facts.venue else None
    return bool(venue and venue.name == paper.venue)


def _differences(
    paper: Paper, catalogue: Catalogue, facts: Facts
) -> Iterator[tuple[Loc, str, str]]:
    if not (titles.same(paper.title, facts.title) or titles.same(facts.title, paper.title)):
        yield ("title",), paper.title, facts.title
        return  # it is another paper: all else is said by that
    if facts.withdrawn:
        yield ("title",), "a paper", f"taken back: {facts.withdrawn}"
    for field in IDS:
        ours, theirs = getattr(paper, field), getattr(facts, field)
        if ours and theirs and ours.lower() != theirs.lower():
            yield (field,), ours, theirs
    if paper.authors and facts.authors and _families(paper.authors) != _families(facts.authors):
        yield ("authors",), ", ".join(paper.authors), ", ".join(facts.authors)
    yield from _of_appearance(paper, catalogue, facts)


def _of_appearance(
    paper: Paper, catalogue: Catalogue, facts: Facts
) -> Iterator[tuple[Loc, str, str]]:
    venue = venue_named(facts.venue, catalogue.venues) if facts.venue else None
    if venue and paper.venue and venue.name != paper.venue and not facts.is_preprint:
        yield ("venue",), paper.venue, " ".join(filter(None, (venue.name, str(facts.year or ""))))
    if not _same_appearance(paper, catalogue, facts):
        return
    if facts.year and facts.year != paper.year:
        yield ("year",), str(paper.year), str(facts.year)
    for field in _OF_APPEARANCE:
        ours, theirs = getattr(paper, field), getattr(facts, field)
        if ours and theirs and words(ours) != words(theirs):
            yield (field,), ours, theirs


def _families(names: Iterable[str]) -> list[str]:
    """The last word of each name: given names are spelled out or not."""
    return [(words(name) or [name])[-1] for name in names]


def is_lasting(fault: Fault) -> bool:
    """Whether a fault says something of the record, and not of the network or of our question."""
    return fault.kind is Kind.UNKNOWN
