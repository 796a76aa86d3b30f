"""The shapes of all records: which fields there are, in which order, and what they mean.

The descriptions are the hover texts of editors and the page of fields.
"""

from site_builder.records.model import Link, Model
from site_builder.records.papers import CodeLink, Edge, Paper, PaperRecord
from site_builder.records.survey import Licence, Milestone, Person, Resource, ResourceList, Survey
from site_builder.records.taxonomy import Category, Colours, Family, Measure, Relation, Taxonomy
from site_builder.records.vocabularies import (
    AuthorList,
    AuthorNames,
    Framework,
    FrameworkList,
    Venue,
    VenueList,
)

__all__ = [
    "AuthorList",
    "AuthorNames",
    "Category",
    "CodeLink",
    "Colours",
    "Edge",
    "Family",
    "Framework",
    "FrameworkList",
    "Licence",
    "Link",
    "Measure",
    "Milestone",
    "Model",
    "Paper",
    "PaperRecord",
    "Person",
    "Relation",
    "Resource",
    "ResourceList",
    "Survey",
    "Taxonomy",
    "Venue",
    "VenueList",
]
