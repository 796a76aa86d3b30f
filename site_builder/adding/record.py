"""Facts and a person's choices -> a record: its id, its values, its text, what the rules say."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from site_builder.adding.neighbours import Proposal
from site_builder.adding.venues import suggested, venue_named
from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.formatting import dump
from site_builder.identifiers import paper_id
from site_builder.imports.vocabulary import Vocabulary
from site_builder.problems import CatalogueError, Problem
from site_builder.records import Paper, PaperRecord, Venue
from site_builder.rules import check
from site_builder.shapes import shape
from site_builder.sources.facts import TEXTS, Code, Facts, Fault, Kind

_KEPT = frozenset("\n\u200c\u200d")  # Persian and Indic scripts need the joiners
_LONGEST = 500


@dataclass(frozen=True)
class Choices:
    """What a person says beside the source. `today` is written as the day of its addition.

    `builds_on` are steps of the pedigree as a record has them.
    """

    today: str
    categories: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    builds_on: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class Draft:
    """A record that may be written: `paper` is what `text` holds."""

    paper: Paper
    document: Document
    problems: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The file."""
        return self.document.text


def settled(facts: Facts, choices: Choices) -> Facts:
    """The facts with what a person has set instead, clean of characters that nobody sees."""
    given: dict[str, Any] = {name: text for name, text in choices.settings.items() if name in TEXTS}
    year = choices.settings.get("year")
    sources = choices.sources or facts.sources
    facts = replace(facts, **given, sources=sources, year=int(year) if year else facts.year)
    texts: dict[str, Any] = {name: clean(getattr(facts, name)) for name in TEXTS}
    authors = tuple(filter(None, map(clean, facts.authors)))
    return replace(facts, **texts, authors=authors, sources=tuple(map(clean, facts.sources)))


def values_of(facts: Facts, catalogue: Catalogue, choices: Choices) -> dict[str, Any] | Fault:
    """The fields of the record but its categories, or what a person must say first."""
    if not facts.title or facts.year is None:
        what = "title" if not facts.title else "year"
        message = f'the source does not say the {what} of "{facts.title or facts.sources}"'
        return Fault(Kind.UNSURE, message, f"say it: --set {what}=…")
    venue = venue_named(facts.venue, catalogue.venues) if facts.venue else None
    if facts.venue and venue is None:
        return _unknown_venue(facts.venue, catalogue.venues)
    code, links = code_of(facts.code, catalogue)
    values = {name: getattr(facts, name) for name in TEXTS if getattr(facts, name)}
    values |= {"authors": list(facts.authors), "year": str(facts.year), "code": code}
    values["links"] = [*({"label": link.label, "url": link.url} for link in facts.links), *links]
    values["sources"] = list(facts.sources)
    values["importance"] = facts.importance
    values["added"] = choices.today
    if venue:
        values["venue"] = venue.name
    return {name: value for name, value in values.items() if value}


def code_of(
    code: Iterable[Code], catalogue: Catalogue
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Addresses of code with the ids of their frameworks, and those whose framework is unknown."""
    vocabulary = Vocabulary(catalogue.venues, catalogue.frameworks)
    known: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for one in code:
        found = catalogue.framework_by_id.get(one.framework)
        found = found or (vocabulary.framework(one.framework) if one.framework else None)
        found = found or vocabulary.framework("Code")
        if found:
            official = {"official": "true"} if one.is_official else {}
            known.append({"framework": found.id, "url": one.url, **official})
        else:
            others.append({"label": "Code", "url": one.url})
    return known, others


def draft(values: Mapping[str, Any], catalogue: Catalogue, root: str) -> Draft | CatalogueError:
    """The record of `values` in canonical form as it would stand below `root`, and its problems.

    The error has what forbids to write it.
    """
    taken = {*catalogue.paper_by_id, *(old for p in catalogue.papers for old in p.former_ids)}
    digits = str(values["year"])
    year = int(digits) if digits.isascii() and digits.isdecimal() else 0  # the models tell
    id = paper_id(values.get("authors", ()), year, values["title"], taken)
    file = f"papers/{id}.yaml"
    try:
        document = Document.parse(
            (PurePosixPath(root) / file).as_posix(), dump(values, PaperRecord)
        )
        record = shape(document, PaperRecord)
    except CatalogueError as error:
        return error
    paper = Paper.model_construct(id=id, **record.__dict__)
    problems = problems_of(paper, document, catalogue)
    return Draft(paper, document, tuple(problems))


def problems_of(paper: Paper, document: Document, catalogue: Catalogue) -> list[Problem]:
    """What the rules say of a record as a part of the catalogue."""
    together = with_paper(catalogue, paper, document)
    return sorted(p for p in check(together) if p.path == document.path)


def with_paper(catalogue: Catalogue, paper: Paper, document: Document) -> Catalogue:
    """The catalogue with a record more, or with a record instead of the old one of its id."""
    papers = [*(old for old in catalogue.papers if old.id != paper.id), paper]
    documents = {**catalogue.documents, f"papers/{paper.id}.yaml": document}
    return replace(catalogue, papers=tuple(sorted(papers, key=lambda p: p.id)), documents=documents)


def _unknown_venue(spelling: str, venues: Sequence[Venue]) -> Fault:
    near = suggested(spelling, venues)
    meant = f'did you mean --set "venue={near}"? Or ' if near else ""
    hint = f"{meant}name one of venues.yaml with --set venue=NAME, or add a line to that file first"
    return Fault(Kind.UNSURE, f'no line of venues.yaml stands for the venue "{spelling}"', hint)


def clean(text: str) -> str:
    """`text` without control characters and marks that only move others."""
    kept = (
        c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
    )
    return "".join(kept).strip()
