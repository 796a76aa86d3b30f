"""CSV as in RFC 4180: a row per paper, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from site_builder.catalogue import Catalogue
from site_builder.exports.export import Entries
from site_builder.records import Paper

# A spreadsheet computes a cell that begins with one of these; some take the wide ones for them.
_FORMULA = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")

Cell = Callable[[Catalogue, Paper], str]

COLUMNS: dict[str, Cell] = {
    "id": lambda _, paper: paper.id,
    "title": lambda _, paper: paper.title,
    "name": lambda _, paper: paper.name or "",
    "authors": lambda _, paper: _joined(paper.authors),
    "venue": lambda _, paper: paper.venue or "",
    "year": lambda _, paper: str(paper.year),
    "track": lambda _, paper: paper.track or "",
    "volume": lambda _, paper: paper.volume or "",
    "article": lambda _, paper: paper.article or "",
    "pages": lambda _, paper: paper.pages or "",
    "categories": lambda _, paper: _joined(paper.categories),
    "measures": lambda _, paper: _joined(paper.measures),
    "paper": lambda _, paper: paper.paper or "",
    "arxiv": lambda _, paper: paper.arxiv or "",
    "doi": lambda _, paper: paper.doi or "",
    "openreview": lambda _, paper: paper.openreview or "",
    "code": lambda catalogue, paper: _joined(
        [f"{catalogue.framework_by_id[code.framework].name} {code.url}" for code in paper.code]
    ),
    "links": lambda _, paper: _joined([f"{link.label} {link.url}" for link in paper.links]),
    "builds_on": lambda _, paper: _joined([edge.paper for edge in paper.builds_on]),
    "importance": lambda _, paper: "" if paper.importance is None else str(paper.importance),
    "note": lambda _, paper: paper.note or "",
    "added": lambda _, paper: paper.added.isoformat() if paper.added else "",
}


def row(catalogue: Catalogue, paper: Paper) -> str:
    """The row of `paper`; what its record lacks is an empty cell."""
    return _line([_inert(cell(catalogue, paper)) for cell in COLUMNS.values()])


def _line(cells: Iterable[str]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(cells)
    return stream.getvalue()


def _join(rows: Iterable[str]) -> str:
    return _line(COLUMNS) + "".join(rows)


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


ENTRIES = Entries(row, _join)
write = ENTRIES.write
