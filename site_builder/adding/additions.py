"""Papers added to a catalogue one after another: what becomes of each; pure.

Each is compared with the catalogue and with those before it, so that two versions of one paper,
a preprint and its appearance in the proceedings, do not become two records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from site_builder.adding.duplicates import Duplicate, contradictions, duplicate_of, missing
from site_builder.adding.editing import EditError, edited
from site_builder.adding.neighbours import Proposal, Titles, proposals
from site_builder.adding.record import (
    Choices,
    Draft,
    code_of,
    problems_of,
    settled,
    values_of,
    with_paper,
)
from site_builder.adding.steps import with_steps
from site_builder.adding.venues import categories_by_venue, venue_named
from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.problems import CatalogueError, Level, Problem
from site_builder.records import Paper, PaperRecord
from site_builder.shapes import shape
from site_builder.sources.facts import Facts, Fault, Kind


@dataclass(frozen=True)
class Added:
    """A new record."""

    draft: Draft


@dataclass(frozen=True)
class Known:
    """The paper has a record, which lacks `missing`; what contradicts that it is the same."""

    duplicate: Duplicate
    path: str
    missing: Mapping[str, Any]
    contradictions: tuple[str, ...]
    versions: str = ""


@dataclass(frozen=True)
class Linked:
    """What a record lacked stands in it now."""

    known: Known
    document: Document


@dataclass(frozen=True)
class Faulty:
    """What was found makes no record that may be in a catalogue."""

    problems: tuple[Problem, ...]


Outcome = Added | Known | Linked | Faulty | Fault


@dataclass
class Additions:
    """Adds to `catalogue`, which lies in `root`.

    `links`: what a record lacks is added to it. `keeps_withdrawn`: papers that were taken back
    are added too, and their note says so.
    """

    catalogue: Catalogue
    root: str
    choices: Choices
    links: bool = False
    keeps_withdrawn: bool = False
    titles: Titles = field(init=False)

    def __post_init__(self) -> None:
        """Count the words of the titles that are there."""
        self.titles = Titles(self.catalogue.papers)

    def add(self, found: Facts | Fault, own: Choices | None = None) -> Outcome:
        """What becomes of a paper, with choices of its own or those of all."""
        if isinstance(found, Fault):
            return found
        choices = own or self.choices
        facts = settled(found, choices)
        if facts.withdrawn and not self.keeps_withdrawn:
            return _withdrawn(facts)
        if facts.withdrawn:
            note = "\n".join(filter(None, (facts.note, f"Withdrawn: {facts.withdrawn[:400]}")))
            facts = replace(facts, note=note)
        if (known := self._known(facts)) is not None:
            return self._linked(known) if self.links else known
        return self._added(facts, choices)

    def _added(self, facts: Facts, choices: Choices) -> Outcome:
        values = values_of(facts, self.catalogue, choices)
        if isinstance(values, Fault):
            return values
        proposed = self._proposed(facts.title, values.get("venue", ""), choices)
        categories = choices.categories or tuple(p.category for p in proposed[:1])
        if not categories:
            message = f'no title of the catalogue is like "{facts.title}"'
            return Fault(
                Kind.UNSURE, message, "name its category with --category ID, an id of taxonomy.yaml"
            )
        values["categories"] = list(categories)
        made, left_out = with_steps(values, choices.builds_on, self.catalogue, self.root)
        if isinstance(made, CatalogueError):
            return Faulty(made.problems)
        if errors := [problem for problem in made.problems if problem.level is Level.ERROR]:
            return Faulty(tuple(errors))
        self.catalogue = with_paper(self.catalogue, made.paper, made.document)
        remarks = (*facts.remarks, *left_out)
        return Added(replace(made, proposals=tuple(proposed), remarks=remarks))

    def _proposed(self, title: str, venue: str, choices: Choices) -> list[Proposal]:
        if choices.categories:
            return []
        known = self.catalogue.section_by_id
        closed, own = categories_by_venue(self.catalogue, venue)
        found = proposals(self.titles.neighbours(title, closed=closed), closed, own)
        return [proposal for proposal in found if proposal.category in known]

    def _known(self, facts: Facts) -> Known | None:
        venue = venue_named(facts.venue, self.catalogue.venues) if facts.venue else None
        named = replace(facts, venue=venue.name if venue else facts.venue)
        new = Paper.model_construct(
            id="",
            title=facts.title,
            arxiv=facts.arxiv or None,
            doi=facts.doi or None,
            openreview=facts.openreview or None,
            paper=facts.paper or None,
            year=facts.year or 0,
        )
        duplicate = duplicate_of(new, self.catalogue.papers)
        if duplicate is None:
            return None
        paper = duplicate.paper
        code, _ = code_of(facts.code, self.catalogue)
        lacks = missing(named, paper, code)
        if lacks and facts.sources:
            known = set(map(str.casefold, paper.sources))
            new_sources = [text for text in facts.sources if text.casefold() not in known]
            lacks["sources"] = [*paper.sources, *new_sources]
        against = tuple(contradictions(facts, paper))
        return Known(
            duplicate, self._path(paper), lacks, against, _versions(named, paper, self.catalogue)
        )

    def _linked(self, known: Known) -> Outcome:
        if known.contradictions or not known.missing:
            return known
        paper = known.duplicate.paper
        document = self.catalogue.documents[f"papers/{paper.id}.yaml"]
        try:
            text = edited(document, known.missing)
        except EditError as error:
            hint = f"open {known.path} and add it by hand"
            return Fault(Kind.UNSURE, f"{known.path}: {error}", hint)
        changed = Document.parse(document.path, text)
        try:
            record = shape(changed, PaperRecord)
        except CatalogueError as error:
            return Faulty(error.problems)
        with_links = Paper.model_construct(id=paper.id, **record.__dict__)
        before = set(problems_of(paper, document, self.catalogue))
        new = [p for p in problems_of(with_links, changed, self.catalogue) if p not in before]
        if errors := [problem for problem in new if problem.level is Level.ERROR]:
            return Faulty(tuple(errors))
        self.catalogue = with_paper(self.catalogue, with_links, changed)
        return Linked(known, changed)

    def _path(self, paper: Paper) -> str:
        return self.catalogue.documents[f"papers/{paper.id}.yaml"].path


def _withdrawn(facts: Facts) -> Fault:
    message = f'the paper "{facts.title}" was taken back: "{facts.withdrawn[:300]}"'
    hint = "leave it out; if the survey wants it all the same: --withdrawn, which notes the fact"
    return Fault(Kind.REFUSED, message, hint)


def _versions(facts: Facts, paper: Paper, catalogue: Catalogue) -> str:
    """How the two appeared, if one is a preprint and the other is not."""
    venue = catalogue.venue_of(paper)
    if venue is None or (venue.kind == "preprint") == facts.is_preprint:
        return ""
    if facts.is_preprint:
        return f"this is the preprint of the paper that the record has from {paper.published}"
    where = " ".join(filter(None, (facts.venue, str(facts.year or ""))))
    return f"the record is of the preprint; this is the paper as it appeared at {where}"
