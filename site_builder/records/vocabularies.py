"""venues.yaml, frameworks.yaml and authors.yaml: the words and names that records use."""

from typing import Literal

from pydantic import Field

from site_builder.fields import Id, Text
from site_builder.records.model import Model


class Venue(Model):
    """A conference, journal, workshop or preprint server."""

    id: Id = Field(description="The page is /venues/<id>/.")
    name: Text = Field(description="What records say, as Nature.")
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
    """What code is written with, as Python."""

    id: Id = Field(description="What records say, as python.")
    name: Text = Field(description="What readers see, as Python.")
    aliases: tuple[Text, ...] = Field((), description="Other spellings, for import and hints.")


class FrameworkList(Model):
    """frameworks.yaml."""

    frameworks: tuple[Framework, ...] = Field(description="All frameworks, by id.")


class AuthorNames(Model):
    """An author whose name is written in several ways."""

    name: Text = Field(description="The name that pages and lists use, given name first.")
    aliases: tuple[Text, ...] = Field(
        min_length=1, description="Other spellings in records, as their papers print them."
    )


class AuthorList(Model):
    """authors.yaml: only those authors whose papers print different names. It may be missing."""

    authors: tuple[AuthorNames, ...] = Field(description="By name.")
