"""A static JSON API: the contract of the JSON export, a file for each thing, under api/."""

from site_builder.exports.api.files import outputs
from site_builder.exports.api.openapi import document

__all__ = ["document", "outputs"]
