"""The shapes of the API's answers, as models: their schemas stand in the OpenAPI document.

Where a field of a record keeps its name, its description is that of the record.
"""

from typing import Any, Literal

from pydantic import BaseModel, Field

from site_builder import records
from site_builder.records import CodeLink, Edge, PaperRecord


class Answer(BaseModel):
    """What all answers share: further fields may come, so none is forbidden."""


def _as(model: type[BaseModel], name: str) -> Any:
    """A field that is described as the one of the record."""
    return Field(description=model.model_fields[name].description or "")


_COUNT: Any = Field(description="How many papers it has.")
_LENGTH: Any = Field(description="How many there are.")
_PAPERS: Any = Field(description="The ids of its papers, by year and title.")


class Code(Answer):
    """A link to source code."""

    framework: str = Field(description="The framework's name, as Python.")
    url: str = _as(CodeLink, "url")
    official: bool = _as(CodeLink, "official")
    archived: str | None = _as(CodeLink, "archived")


class Link(Answer):
    """A link with a label."""

    label: str = _as(records.Link, "label")
    url: str = _as(records.Link, "url")
    archived: str | None = _as(records.Link, "archived")


class Step(Answer):
    """A step of the pedigree: what the paper's method builds on."""

    paper: str = _as(Edge, "paper")
    relation: str = _as(Edge, "relation")
    evidence: str | None = _as(Edge, "evidence")
    source: str | None = _as(Edge, "source")


class Paper(Answer):
    """One surveyed paper. What its record lacks is null or an empty list."""

    id: str = Field(description="Its id: the name of its record, its page and its BibTeX key.")
    title: str = _as(PaperRecord, "title")
    name: str | None = _as(PaperRecord, "name")
    authors: list[str] = _as(PaperRecord, "authors")
    venue: str | None = _as(PaperRecord, "venue")
    year: int = _as(PaperRecord, "year")
    categories: list[str] = _as(PaperRecord, "categories")
    category_paths: list[list[str]] = Field(
        description="For each category the titles from the root down to it."
    )
    measures: list[str] = _as(PaperRecord, "measures")
    paper: str | None = _as(PaperRecord, "paper")
    arxiv: str | None = _as(PaperRecord, "arxiv")
    doi: str | None = _as(PaperRecord, "doi")
    code: list[Code] = _as(PaperRecord, "code")
    links: list[Link] = _as(PaperRecord, "links")
    builds_on: list[Step] = _as(PaperRecord, "builds_on")
    importance: int | None = _as(PaperRecord, "importance")
    note: str | None = _as(PaperRecord, "note")
    added: str | None = _as(PaperRecord, "added")
    archived: str | None = _as(PaperRecord, "archived")
    track: str | None = _as(PaperRecord, "track")
    volume: str | None = _as(PaperRecord, "volume")
    article: str | None = _as(PaperRecord, "article")
    pages: str | None = _as(PaperRecord, "pages")
    openreview: str | None = _as(PaperRecord, "openreview")
    former_ids: list[str] = _as(PaperRecord, "former_ids")
    sources: list[str] = _as(PaperRecord, "sources")


class Category(Answer):
    """A category; its count has the papers of its subcategories too."""

    id: str = _as(records.Category, "id")
    title: str = _as(records.Category, "title")
    number: str = Field(description="Its place, as 6.1.")
    parent: str | None = Field(description="The id of the category above it.")
    family: str | None = Field(description="The id of its family, or of that above it.")
    aliases: list[str] = _as(records.Category, "aliases")
    note: str | None = _as(records.Category, "note")
    count: int = Field(description="How many papers it has with its subcategories.")
    former_ids: list[str] = _as(records.Category, "former_ids")


class Venue(Answer):
    """A venue that has papers."""

    id: str = _as(records.Venue, "id")
    name: str = _as(records.Venue, "name")
    full_name: str | None = _as(records.Venue, "full_name")
    kind: Literal["conference", "journal", "workshop", "preprint"] = _as(records.Venue, "kind")
    count: int = _COUNT


class Framework(Answer):
    """A framework, and how many papers have code for it."""

    id: str = _as(records.Framework, "id")
    name: str = _as(records.Framework, "name")
    count: int = Field(description="How many papers have code in it.")


class Resource(Answer):
    """A tutorial, lecture or repository."""

    title: str = _as(records.Resource, "title")
    category: str = _as(records.Resource, "category")
    detail: str | None = _as(records.Resource, "detail")
    year: int | None = _as(records.Resource, "year")
    links: list[Link] = _as(records.Resource, "links")
    note: str | None = _as(records.Resource, "note")


class Papers(Answer):
    """All papers, by year and title."""

    count: int = _LENGTH
    papers: list[Paper] = Field(description="They, in order.")


class Categories(Answer):
    """All categories, in display order."""

    count: int = _LENGTH
    categories: list[Category] = Field(description="They, in order.")


class Venues(Answer):
    """All venues that have papers."""

    count: int = _LENGTH
    venues: list[Venue] = Field(description="They, in order.")


class Frameworks(Answer):
    """All frameworks."""

    count: int = _LENGTH
    frameworks: list[Framework] = Field(description="They, in order.")


class Resources(Answer):
    """All resources."""

    count: int = _LENGTH
    resources: list[Resource] = Field(description="They, in order.")


class CategoryWithPapers(Category):
    """A category, with the ids of its papers and of those of its subcategories."""

    papers: list[str] = _PAPERS


class VenueWithPapers(Venue):
    """A venue, with the ids of its papers."""

    papers: list[str] = _PAPERS


class Index(Answer):
    """What the survey is, and how much there is of each thing."""

    survey: dict[str, Any] = Field(description="Title, site, licence and further facts.")
    counts: dict[str, int] = Field(description="For each list how long it is.")
