"""The shapes of all records: which fields there are, in which order, and what they mean.

The descriptions are the hover texts of editors and the page of fields.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from site_builder.fields import (
    Arxiv,
    Colour,
    Date,
    Doi,
    Flag,
    Id,
    Importance,
    LongText,
    Text,
    Url,
    Year,
)


class Model(BaseModel):
    """What all records share: fixed fields, no others, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Link(Model):
    """A link with a label: journal version, video, project page."""

    label: Text = Field(description="What the link leads to, as Journal or Video.")
    url: Url = Field(description="The address, http or https.")


class CodeLink(Model):
    """A link to source code."""

    framework: Id = Field(description="The framework's id in frameworks.yaml, as pytorch.")
    url: Url = Field(description="The repository or the place in it.")
    official: Flag = Field(False, description="true if it is the authors' own code.")


class Edge(Model):
    """One step of the pedigree: the record's method builds on a parent."""

    paper: Id = Field(description="The parent's id: the name of its file without .yaml.")
    relation: Id = Field(description="How it builds on the parent; ids are in taxonomy.yaml.")
    evidence: Text | None = Field(None, description="Why we know, in own words, with the place.")
    source: Text | None = Field(None, description="Where the evidence stands.")


class PaperRecord(Model):
    """One surveyed paper: a file papers/<id>.yaml, in this order of fields."""

    title: Text = Field(description="The official title, in its own capitals.")
    name: Text | None = Field(None, description="The method's short name, as Proxy-NCA.")
    authors: tuple[Text, ...] = Field((), description="All authors in order, given name first.")
    venue: Text | None = Field(None, description="The venue's name in venues.yaml, as CVPR.")
    year: Year = Field(description="The year of the venue, of the issue, or of the preprint.")
    track: Text | None = Field(None, description="The track of the venue, as main.")
    volume: Text | None = Field(None, description="The volume of the journal or proceedings.")
    article: Text | None = Field(None, description="The article number, where pages are not given.")
    pages: Text | None = Field(None, description="First and last page, as 815-823.")
    categories: tuple[Id, ...] = Field(
        min_length=1,
        description="The ids of its categories in taxonomy.yaml; the first is primary.",
    )
    measures: tuple[Id, ...] = Field((), description="The ids of its measures in taxonomy.yaml.")
    paper: Url | None = Field(None, description="The address to read the paper.")
    arxiv: Arxiv | None = Field(None, description="The arXiv id in quotes, without a version.")
    doi: Doi | None = Field(None, description="The DOI, without https://doi.org/.")
    openreview: Text | None = Field(None, description="The id of its OpenReview forum.")
    code: tuple[CodeLink, ...] = Field((), description="Links to source code, in order.")
    links: tuple[Link, ...] = Field((), description="Any other links: journal, video, project.")
    builds_on: tuple[Edge, ...] = Field((), description="Its parents; the first is primary.")
    importance: Importance | None = Field(None, description="0 to 3, as the survey rates it.")
    note: LongText | None = Field(None, description="Plain text; each line is one remark.")
    added: Date | None = Field(None, description="The day on which it came into the catalogue.")
    sources: tuple[Text, ...] = Field((), description="Where the facts of this record come from.")
    reviewed: dict[Id, Text] = Field(
        {}, description="Warnings that were looked at and accepted: rule id to reason."
    )


class Paper(PaperRecord):
    """A paper record and its id, which is the name of its file."""

    id: str

    @property
    def published(self) -> str:
        """Venue and year in a line: `CVPR 2019`, or `2019` where no venue is known."""
        return f"{self.venue} {self.year}" if self.venue else str(self.year)


class Measure(Model):
    """A distance measure or a way to compare, as Lp-norm or cosine."""

    id: Id = Field(description="What records say, as lp-norm.")
    name: Text = Field(description="What readers see, as Lp-norm.")


class Relation(Model):
    """A kind of step in the pedigree."""

    id: Id = Field(description="What records say, as extends.")
    name: Text = Field(description="What readers see, as uses its loss.")
    sentence: Text = Field(description="What it means, in a sentence.")


class Colours(Model):
    """Two colours of a family in one mode of the page."""

    fill: Colour = Field(description="Behind text.")
    stroke: Colour = Field(description="Borders and lines.")


class Family(Model):
    """A coloured lane of the pedigree."""

    id: Id = Field(description="What categories say.")
    name: Text = Field(description="A short name for chips and lanes, as Pairwise cost.")
    light: Colours = Field(description="Colours on a light page.")
    dark: Colours = Field(description="Colours on a dark page.")
    measures: tuple[Id, ...] = Field((), description="The measures that its methods use.")


class Category(Model):
    """A section of the survey. Its children are its subsections, in display order."""

    id: Id = Field(description="What records say; the page is /survey/<id>/.")
    title: Text = Field(description="The heading.")
    family: Id | None = Field(None, description="Its family; children have their parent's.")
    aliases: tuple[Text, ...] = Field((), description="Old anchors that still lead here.")
    note: LongText | None = Field(None, description="Plain text under the heading.")
    children: tuple["Category", ...] = Field((), description="Subsections.")


class Taxonomy(Model):
    """taxonomy.yaml: the categories as a tree, families with their colours, measures, relations."""

    families: tuple[Family, ...] = Field((), description="Lanes in the order of the figure.")
    measures: tuple[Measure, ...] = Field((), description="The measures that records may name.")
    relations: tuple[Relation, ...] = Field((), description="The kinds of step in the pedigree.")
    categories: tuple[Category, ...] = Field(description="The sections in display order.")


class Venue(Model):
    """A conference, journal, workshop or preprint server."""

    id: Id = Field(description="The page is /venues/<id>/.")
    name: Text = Field(description="What records say, as NeurIPS.")
    full_name: Text | None = Field(None, description="As a bibliography prints it.")
    kind: Literal["conference", "journal", "workshop", "preprint"] = Field(
        description="conference, journal, workshop or preprint."
    )
    aliases: tuple[Text, ...] = Field((), description="Other spellings, for import and hints.")
    held: Literal["odd", "even"] | None = Field(
        None, description="odd or even, where it is not held every year."
    )


class VenueList(Model):
    """venues.yaml."""

    venues: tuple[Venue, ...] = Field(description="All venues, by id.")


class Framework(Model):
    """What code is written with, as PyTorch."""

    id: Id = Field(description="What records say, as pytorch.")
    name: Text = Field(description="What readers see, as PyTorch.")
    aliases: tuple[Text, ...] = Field((), description="Other spellings, for import and hints.")


class FrameworkList(Model):
    """frameworks.yaml."""

    frameworks: tuple[Framework, ...] = Field(description="All frameworks, by id.")


class Resource(Model):
    """A tutorial, lecture or repository: worth a look, but no paper."""

    title: Text = Field(description="Its title.")
    category: Id = Field(description="Its category in taxonomy.yaml.")
    detail: Text | None = Field(None, description="Who gave it or where, as ICML.")
    year: Year | None = Field(None, description="The year it was given.")
    links: tuple[Link, ...] = Field((), description="Where it is.")
    note: LongText | None = Field(None, description="Plain text; each line is one remark.")


class ResourceList(Model):
    """resources.yaml."""

    resources: tuple[Resource, ...] = Field((), description="In display order.")


class Person(Model):
    """Somebody to credit."""

    name: Text = Field(description="The name or the handle.")
    url: Url | None = Field(None, description="Their page.")


class Licence(Model):
    """The licence of the catalogue's data."""

    name: Text = Field(description="Its SPDX id, as CC-BY-4.0.")
    url: Url = Field(description="Its text.")


class Milestone(Model):
    """A step on the survey's way."""

    title: Text = Field(description="What is to be done.")
    done: Flag = Field(False, description="true once it is.")


class Survey(Model):
    """survey.yaml: what the survey is, and where it lives."""

    title: Text = Field(description="The survey's title.")
    tagline: Text | None = Field(None, description="What it is, in one sentence.")
    intro: LongText | None = Field(None, description="Plain text; a line is a paragraph.")
    repository: Url | None = Field(None, description="The forge's page of the survey.")
    branch: Text = Field("main", description="The branch that edit links lead to.")
    site: Url | None = Field(
        None, description="The address of the built site, with a / at its end."
    )
    author: Person | None = Field(None, description="Whom to credit for the survey.")
    data_licence: Licence | None = Field(None, description="The licence of the catalogue.")
    figure_credit: Text | None = Field(None, description="The source named under the figure.")
    roadmap: tuple[Milestone, ...] = Field((), description="Milestones, in order.")
    folder: Text = Field("catalogue", description="The catalogue's folder in the repository.")

    @property
    def site_root(self) -> str:
        """The site's address with a / at its end, or "" where it has none."""
        return f"{self.site.rstrip('/')}/" if self.site else ""
