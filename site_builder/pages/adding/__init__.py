"""The form that writes a record: made from the model of a record and the survey's own words.

Without a server and without a script that knows a field: what the script has to know of fields,
words and papers stands in the page and in one file beside it.
"""

import json
from collections.abc import Iterator
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.forge import issue_address, new_file_address
from site_builder.formatting import dump
from site_builder.output import Output
from site_builder.pages.adding.fields import FormField, fields_of, groups_of
from site_builder.pages.page import Page, body
from site_builder.records import PaperRecord

URL = "contribute/add/"
KNOWN = "data/known-papers.json"


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The one page at /contribute/add/."""
    fields = fields_of(catalogue)
    html = body(
        "add",
        URL,
        catalogue,
        groups=groups_of(fields),
        settings=json.dumps(_settings(catalogue, fields), ensure_ascii=False).replace(
            "<", "\\u003c"
        ),
        known=KNOWN,
        forge=new_file_address(catalogue.survey),
        issue=issue_address(catalogue.survey, "add-paper", "Add: "),
    )
    yield Page(
        URL,
        URL,
        "Add a paper",
        f"A form that writes the record of a paper for {catalogue.survey.title}.",
        html,
        head=body("add_head", URL, catalogue),
        search="new record, form, contribute",
        above=(("Contribute", "contribute/"),),
    )


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """What is known of the papers that are there: id, title, name, arXiv id, DOI; old ids."""
    rows = [
        [paper.id, paper.title, paper.name or "", paper.arxiv or "", paper.doi or ""]
        for paper in catalogue.papers_in_order
    ]
    former = sorted(id for paper in catalogue.papers for id in paper.former_ids)
    lines = ",\n".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in rows)
    yield Output.of_text(KNOWN, f'{{"former":{json.dumps(former)},"papers":[\n{lines}\n]}}\n')


def _settings(catalogue: Catalogue, fields: tuple[FormField, ...]) -> dict[str, Any]:
    """What the script has to know: fields in canonical order, and what an entry shows."""
    families = catalogue.taxonomy.families
    places = {family.id: place for place, family in enumerate(families)}
    return {
        "fields": [field.told() for field in fields],
        "head": dump({}, PaperRecord).split("\n", 1)[0],
        "folder": f"{catalogue.survey.folder}/papers/",
        "families": [[family.id, family.name] for family in families],
        "familyOf": {s.id: places[s.family.id] for s in catalogue.sections if s.family},
        "frameworks": [[framework.id, framework.name] for framework in catalogue.frameworks],
        "venues": [[venue.id, venue.name] for venue in catalogue.venues],
    }
