"""What an entry of a list says: what it is, its fields and its links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from site_builder.imports.labels import LabelledLink
from site_builder.imports.link_facts import LinkFacts
from site_builder.imports.tails import Fields

Kind = Literal["paper", "resource", "either", "note"]


@dataclass(frozen=True)
class CodeAddress:
    """A link to code: the framework's name as known or as written; is it the authors' own?"""

    framework: str
    url: str
    is_official: bool = False


@dataclass(frozen=True)
class Reading:
    """What an entry says; `derived` tells which of it was concluded.

    `homepages` are addresses behind the names of authors: no link of a paper. `with_year` is what a
    resource without a year would be if it had one. `as_resource` are all links of what may be
    either, for a resource, which has no address of a paper apart.
    """

    kind: Kind
    fields: Fields
    paper: str = ""
    code: tuple[CodeAddress, ...] = ()
    links: tuple[LabelledLink, ...] = ()
    facts: LinkFacts = field(default_factory=LinkFacts)
    refused: tuple[str, ...] = ()
    derived: str = ""
    homepages: tuple[str, ...] = ()
    with_year: Kind | None = None
    as_resource: tuple[LabelledLink, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether it says itself where and when: what follows can only be a remark."""
        return bool(self.fields.venue and self.fields.year) and not self.derived

    def urls(self) -> Iterator[str]:
        """The addresses that its record holds."""
        if self.paper:
            yield self.paper
        yield from (code.url for code in self.code)
        yield from (link.url for link in self.links)


@dataclass(frozen=True)
class Surroundings:
    """What an entry has from the headings above it: a venue or a year that it may lack."""

    venue: str = ""
    year: int | None = None


def paper_values(reading: Reading, category: str) -> dict[str, Any]:
    """The fields of a paper record but its venue's name and its frameworks' ids."""
    fields = reading.fields
    return _given(
        {
            "title": fields.title,
            "name": fields.name,
            "authors": list(fields.authors),
            "venue": fields.venue,
            "year": str(fields.year),
            "categories": [category],
            "paper": reading.paper,
            **reading.facts.identifiers(),
            "code": list(reading.code),
            "links": _links(reading.links),
            "importance": str(fields.importance or ""),
        }
    )


def resource_values(reading: Reading, category: str) -> dict[str, Any]:
    """The fields of a resource record."""
    fields = reading.fields
    details = (fields.venue, fields.name, fields.aside, ", ".join(fields.authors))
    return _given(
        {
            "title": fields.title,
            "category": category,
            "detail": ", ".join(filter(None, details)),
            "year": str(fields.year or ""),
            "links": _links(reading.as_resource or reading.links),
        }
    )


def _links(links: Iterable[LabelledLink]) -> list[dict[str, str]]:
    return [{"label": link.label or "Link", "url": link.url} for link in links]


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
