"""What `survey new` asks, and the check of each answer by the models and the rules; pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.adding.duplicates import duplicate_of
from site_builder.adding.record import Draft, draft
from site_builder.adding.venues import venue_named
from site_builder.catalogue import Catalogue
from site_builder.imports.people import authors_of
from site_builder.imports.vocabulary import Vocabulary
from site_builder.problems import CatalogueError, Level, Problem
from site_builder.records import Paper
from site_builder.sources.wanted import Wanted, wanted

Choices = Callable[[Catalogue], Mapping[str, str]]
"""The words that an answer may be, each with what it stands for."""


@dataclass(frozen=True)
class Question:
    """A field, the words that ask for it, and how an answer is read.

    `read` raises ValueError with a sentence. `several`: the answer is a list, separated by `;`.
    """

    field: str
    text: str
    read: Callable[[str, Catalogue], Any]
    choices: Choices = lambda _: {}
    several: bool = False
    required: bool = False


def _plain(text: str, _: Catalogue) -> str:
    return text


def _id(text: str, source: str) -> str:
    """An id as records have it, of any way to write it; what is none stays to be told."""
    found = wanted(text)
    return found.id if isinstance(found, Wanted) and found.source == source else text


def _arxiv(text: str, _: Catalogue) -> str:
    return _id(text, "arxiv")


def _doi(text: str, _: Catalogue) -> str:
    """Without its resolver; as it is written, for only a comparison folds its letters."""
    id = _id(text, "doi")
    return text[-len(id) :] if text.lower().endswith(id) else id


def _authors(text: str, _: Catalogue) -> list[str]:
    if ";" in text:
        return [name.strip() for name in text.split(";") if name.strip()]
    return authors_of(text) or [text]


def _venue(text: str, catalogue: Catalogue) -> str:
    found = venue_named(text, catalogue.venues)
    return found.name if found else text


def _words(text: str, _: Catalogue) -> list[str]:
    return [word for word in re.split(r"[\s,;]+", text) if word]


def _code(text: str, catalogue: Catalogue) -> dict[str, str]:
    name, _, url = text.strip().rpartition(" ")
    if not name:
        raise ValueError("write the framework and the address, as: pytorch https://github.com/…")
    found = Vocabulary((), catalogue.frameworks).framework(name)
    return {"framework": found.id if found else name, "url": url}


def _venues(catalogue: Catalogue) -> Mapping[str, str]:
    return {venue.name: venue.full_name or "" for venue in catalogue.venues}


def _categories(catalogue: Catalogue) -> Mapping[str, str]:
    return {section.id: " › ".join(section.path) for section in catalogue.sections}


def _frameworks(catalogue: Catalogue) -> Mapping[str, str]:
    return {framework.id: framework.name for framework in catalogue.frameworks}


def parents(catalogue: Catalogue) -> Mapping[str, str]:
    """The records that a method may build on."""
    return {paper.id: f"{paper.name or paper.title} ({paper.year})" for paper in catalogue.papers}


def relations(catalogue: Catalogue) -> Mapping[str, str]:
    """How a method may build on another."""
    return {relation.id: relation.sentence for relation in catalogue.taxonomy.relations}


QUESTIONS: tuple[Question, ...] = (
    Question("title", "Title, as the paper prints it", _plain, required=True),
    Question("authors", "All authors, given name first, separated by ;", _authors),
    Question("year", "Year of the venue, issue or preprint", _plain, required=True),
    Question("venue", "Venue", _venue, _venues),
    Question("categories", "Categories, the primary one first", _words, _categories,
             several=True, required=True),
    Question("name", "The method's short name", _plain),
    Question("arxiv", "arXiv id", _arxiv),
    Question("doi", "DOI", _doi),
    Question("paper", "Address to read the paper", _plain),
    Question("note", "Note", _plain),
)  # fmt: skip

CODE = Question("code", "Framework and address of code", _code, _frameworks)
PARENT = Question("builds_on", "The record it builds on, by id or name", _plain, parents)
SOURCE = Question("sources", "Where do these facts come from", lambda t, _: [t], required=True)

_ASSUMED: Mapping[str, Any] = {"title": "A title that nobody has given so far", "year": "2000"}
_TOO_EARLY = ("no-link",)
"""Rules that speak of what is still to be asked."""

_BY_KNOWN = ("same-title", "similar-title", "same-arxiv", "same-doi", "same-paper-link")
"""Rules whose message is that of a record of the same paper."""

_KNOWN_BY = ("title", "arxiv", "doi", "paper")


def check(
    catalogue: Catalogue, values: Mapping[str, Any], field: str, root: str
) -> tuple[list[Problem], str]:
    """What is wrong with the answer in `field`, given the others; and a record it has already."""
    first = next((section.id for section in catalogue.sections), "x")
    made = draft({**_ASSUMED, "categories": [first], **values}, catalogue, root)
    if isinstance(made, CatalogueError):
        return list(made.problems), ""
    known = _known(made.paper, catalogue) if field in _KNOWN_BY else ""
    own = [problem for problem in made.problems if _is_of(problem, made, field)]
    told = (*_TOO_EARLY, *_BY_KNOWN) if known else _TOO_EARLY
    return [problem for problem in own if problem.rule not in told], known


def errors(problems: Sequence[Problem]) -> list[Problem]:
    """Those that forbid an answer."""
    return [problem for problem in problems if problem.level is Level.ERROR]


def _known(paper: Paper, catalogue: Catalogue) -> str:
    found = duplicate_of(paper, catalogue.papers)
    if found is None:
        return ""
    old = found.paper
    return f"papers/{old.id}.yaml has {found.by} already: {old.title} ({old.published})"


def _is_of(problem: Problem, made: Draft, field: str) -> bool:
    """Whether a problem stands in the lines of a field."""
    starts = sorted((span.line, name) for name, span in made.document.field_spans.items())
    above = [name for line, name in starts if line <= problem.line]
    return bool(above) and above[-1] == field
