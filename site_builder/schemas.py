"""JSON Schemas for editors, generated from the models."""

from site_builder.records import (
    FrameworkList,
    Model,
    PaperRecord,
    ResourceList,
    Survey,
    Taxonomy,
    VenueList,
)

SCHEMAS: dict[str, type[Model]] = {
    "paper": PaperRecord,
    "survey": Survey,
    "taxonomy": Taxonomy,
    "venues": VenueList,
    "frameworks": FrameworkList,
    "resources": ResourceList,
}
"""The name of each schema, as in schema/<name>.schema.json, and its model."""
