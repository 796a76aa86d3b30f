"""survey.yaml and resources.yaml."""

from pydantic import Field

from site_builder.fields import Flag, LongText, Reference, Text, Url, Year
from site_builder.records.model import Link, Model


class Resource(Model):
    """A tutorial, lecture or repository: worth a look, but no paper."""

    title: Text = Field(description="Its title.")
    category: Reference = Field(description="Its category in taxonomy.yaml.")
    detail: Text | None = Field(None, description="Who gave it or where, as a summer school.")
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
