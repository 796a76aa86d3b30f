"""For the papers that a reader selects: their texts in every format, to be joined in the browser.

A text is what stands before, between and behind the entries, and the entries by id: so nothing is
written by a second program, and a selection of all papers is the whole export, byte for byte. The
papers are dealt out to files of some hundred, so that a large catalogue is not fetched for one.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.catalogue import Catalogue
from site_builder.exports import bibtex, csl, csv_table, latex, markdown_list, ris
from site_builder.exports.comparison import COLUMNS, row
from site_builder.exports.export import Entries
from site_builder.output import Output
from site_builder.records import Paper

FOLDER = "data/selection/"
PER_FILE = 500
"""Papers in a file: the BibTeX of as many has about 60 KiB compressed."""

COMPARISON = "comparison"


@dataclass(frozen=True)
class Format:
    """A format in which a selection is taken along."""

    name: str
    suffix: str
    media_type: str
    entries: Entries


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", bibtex.ENTRIES),
    Format("RIS", "ris", "application/x-research-info-systems", ris.ENTRIES),
    Format("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl.ENTRIES),
    Format("CSV", "csv", "text/csv", csv_table.ENTRIES),
    Format("Markdown", "md", "text/markdown", markdown_list.ENTRIES),
    Format("LaTeX table", "tex", "text/x-tex", latex.ENTRIES),
)


def outputs(catalogue: Catalogue) -> Iterator[Output]:
    """The files of all formats, and those of the comparison; papers in the catalogue's order."""
    papers = catalogue.papers_in_order
    for number, start in enumerate(range(0, len(papers), PER_FILE)):
        part = papers[start : start + PER_FILE]
        for format in FORMATS:
            yield _file(f"{format.suffix}-{number}", _texts(catalogue, format.entries, part))
        rows = {paper.id: row(catalogue, paper) for paper in part}
        yield _file(f"{COMPARISON}-{number}", {"columns": COLUMNS, "entries": rows})


def _texts(catalogue: Catalogue, entries: Entries, papers: Sequence[Paper]) -> dict[str, Any]:
    before, between, behind = entries.join(("\0", "\0")).split("\0")
    texts = {paper.id: entries.entry(catalogue, paper) for paper in papers}
    return {"before": before, "between": between, "behind": behind, "entries": texts}


def _file(name: str, content: dict[str, Any]) -> Output:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Output.of_text(f"{FOLDER}{name}.json", text)
