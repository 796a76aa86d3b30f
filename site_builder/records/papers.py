"""A paper: its fields in their order, its code, its parents."""

from pydantic import Field

from site_builder.fields import (
    Arxiv,
    Date,
    Doi,
    Flag,
    Id,
    Importance,
    LongText,
    Reference,
    Text,
    Url,
    Year,
)
from site_builder.identifiers import doi_address
from site_builder.records.model import Link, Model


class CodeLink(Model):
    """A link to source code."""

    framework: Reference = Field(description="The framework's id in frameworks.yaml, as python.")
    url: Url = Field(description="The repository or the place in it.")
    official: Flag = Field(False, description="true if it is the authors' own code.")
    archived: Url | None = Field(None, description="A copy in an archive, if the address died.")


class Edge(Model):
    """One step of the pedigree: the record's method builds on a parent."""

    paper: Reference = Field(description="The parent's id: the name of its file without .yaml.")
    relation: Reference = Field(
        description="How it builds on the parent; ids are in taxonomy.yaml."
    )
    evidence: Text | None = Field(None, description="Why we know, in own words, with the place.")
    source: Text | None = Field(None, description="Where the evidence stands.")


class PaperRecord(Model):
    """One surveyed paper: a file papers/<id>.yaml, in this order of fields."""

    title: Text = Field(description="The official title, in its own capitals.")
    name: Text | None = Field(None, description="The method's short name, as PageRank.")
    authors: tuple[Text, ...] = Field((), description="All authors in order, given name first.")
    venue: Text | None = Field(None, description="The venue's name in venues.yaml, as Nature.")
    year: Year = Field(description="The year of the venue, of the issue, or of the preprint.")
    track: Text | None = Field(None, description="The track of the venue, as main.")
    volume: Text | None = Field(None, description="The volume of the journal or proceedings.")
    article: Text | None = Field(None, description="The article number, where pages are not given.")
    pages: Text | None = Field(None, description="First and last page, as 815-823.")
    categories: tuple[Reference, ...] = Field(
        min_length=1,
        description="The ids of its categories in taxonomy.yaml; the first is primary.",
    )
    measures: tuple[Reference, ...] = Field(
        (), description="The ids of its measures in taxonomy.yaml."
    )
    paper: Url | None = Field(None, description="The address to read the paper.")
    archived: Url | None = Field(
        None, description="A copy of the paper in an archive, if that address died."
    )
    arxiv: Arxiv | None = Field(None, description="The arXiv id in quotes, without a version.")
    doi: Doi | None = Field(None, description="The DOI, without https://doi.org/.")
    openreview: Text | None = Field(None, description="The id of its OpenReview forum.")
    code: tuple[CodeLink, ...] = Field((), description="Links to source code, in order.")
    links: tuple[Link, ...] = Field((), description="Any other links: journal, video, project.")
    builds_on: tuple[Edge, ...] = Field((), description="Its parents; the first is primary.")
    importance: Importance | None = Field(None, description="0 to 3, as the survey rates it.")
    note: LongText | None = Field(None, description="Plain text; each line is one remark.")
    added: Date | None = Field(None, description="The day on which it came into the catalogue.")
    former_ids: tuple[Id, ...] = Field(
        (), description="Ids that the record had before; their addresses lead to its page."
    )
    sources: tuple[Text, ...] = Field((), description="Where the facts of this record come from.")
    reviewed: dict[Reference, Text] = Field(
        {},
        description="Warnings that were looked at and accepted: rule id to reason.",
        examples=[{"rule-id": "why"}],
    )


class Paper(PaperRecord):
    """A paper record and its id, which is the name of its file."""

    id: str

    @property
    def published(self) -> str:
        """Venue and year in a line: `Nature 2019`, or `2019` where no venue is known."""
        return f"{self.venue} {self.year}" if self.venue else str(self.year)

    @property
    def doi_address(self) -> str | None:
        """Where its DOI is resolved."""
        return doi_address(self.doi) if self.doi else None

    @property
    def address(self) -> str | None:
        """Where to read it: its own link, or else its page at arXiv."""
        return self.paper or (f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else None)
