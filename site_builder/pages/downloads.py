"""What can be taken along: the whole catalogue in every format, and the fields of a record."""

from collections.abc import Iterator

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS, GRAPHS
from site_builder.exports.api import document
from site_builder.pages.page import Page, body
from site_builder.records import PaperRecord


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /data/."""
    fields = [
        (name, field.description or "", field.is_required())
        for name, field in PaperRecord.model_fields.items()
    ]
    html = body(
        "downloads",
        "data/",
        catalogue,
        exports=EXPORTS.values(),
        graphs=GRAPHS.values(),
        fields=fields,
        api=document(catalogue.survey)["paths"],
    )
    description = f"Download {catalogue.survey.title} as BibTeX, JSON, CSV or Markdown."
    yield Page("data/", "data/", "Data", description, html)
