"""What a citation processor makes of the CSL-JSON of a catalogue."""

import json
import warnings

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS


def cited_by_citeproc(catalogue: Catalogue) -> list[str]:
    """A line of a bibliography for each paper."""
    items = json.loads(EXPORTS["csl"].write(catalogue, catalogue.papers_in_order))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that this processor does not know
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(line) for line in bibliography.bibliography()]
