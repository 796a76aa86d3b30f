"""taxonomy.yaml: categories, families, measures, relations."""

from pydantic import Field

from site_builder.fields import Colour, Id, LongText, Reference, Text
from site_builder.records.model import Model


class Measure(Model):
    """A distance measure or a way to compare, as edit distance."""

    id: Id = Field(description="What records say, as edit-distance.")
    name: Text = Field(description="What readers see, as Edit distance.")


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
    name: Text = Field(description="A short name for chips and lanes, as Sorting.")
    light: Colours = Field(description="Colours on a light page.")
    dark: Colours = Field(description="Colours on a dark page.")
    measures: tuple[Reference, ...] = Field((), description="The measures that its methods use.")


class Category(Model):
    """A section of the survey. Its children are its subsections, in display order."""

    id: Id = Field(description="What records say; the page is /survey/<id>/.")
    title: Text = Field(description="The heading.")
    family: Reference | None = Field(None, description="Its family; children have their parent's.")
    aliases: tuple[Text, ...] = Field((), description="Old anchors that still lead here.")
    former_ids: tuple[Id, ...] = Field(
        (), description="Ids that it had before; their addresses lead to its page."
    )
    note: LongText | None = Field(None, description="Plain text under the heading.")
    children: tuple["Category", ...] = Field((), description="Subsections.")


class Taxonomy(Model):
    """taxonomy.yaml: the categories as a tree, families with their colours, measures, relations."""

    families: tuple[Family, ...] = Field((), description="Lanes in the order of the figure.")
    measures: tuple[Measure, ...] = Field((), description="The measures that records may name.")
    relations: tuple[Relation, ...] = Field((), description="The kinds of step in the pedigree.")
    categories: tuple[Category, ...] = Field(description="The sections in display order.")
