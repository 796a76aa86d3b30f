"""A row of a table of papers -> what its columns say, and the pieces that hold title and links."""

import re
from collections.abc import Mapping
from dataclasses import replace

from site_builder.imports.blocks import Piece, Pieces, Row
from site_builder.imports.marks import marked, plain, text_of
from site_builder.imports.people import authors_of
from site_builder.imports.tails import Fields, with_venue
from site_builder.imports.venue_years import venue_year
from site_builder.imports.vocabulary import Vocabulary

COLUMNS: Mapping[str, str] = {
    "title": "title", "paper title": "title", "paper name": "title", "article": "title",
    "paper": "paper", "papers": "paper",
    "method": "name", "methods": "name", "name": "name", "model": "name", "approach": "name",
    "short name": "name", "acronym": "name", "abbreviation": "name",
    "venue": "venue", "conference": "venue", "journal": "venue", "publication": "venue",
    "pub": "venue", "published": "venue", "published in": "venue", "proc": "venue",
    "where": "venue", "source": "venue",
    "conf": "venue", "conference journal": "venue", "proceedings": "venue",
    "year": "year", "date": "year", "time": "year", "published date": "year",
    "authors": "authors", "author": "authors",
    "标题": "title", "题目": "title", "论文": "paper", "论文标题": "title", "论文题目": "title",
    "方法": "name", "模型": "name", "会议": "venue", "期刊": "venue", "会议 期刊": "venue",
    "年份": "year", "时间": "year", "日期": "year", "作者": "authors",
}  # fmt: skip
# Columns whose plain text says nothing about a paper; their links are read like any other.
_LINKS = frozenset({
    "code", "link", "links", "url", "pdf", "github", "project", "demo", "arxiv", "repository",
    "repo", "page", "video", "代码", "链接", "源码", "项目", "website", "implementation", "abs",
})  # fmt: skip

# What stands in a cell that is left open.
_OPEN = re.compile(r"\W*|n\s*[/.]?\s*a\.?|none|nil|tb[ac]|unknown|no", re.IGNORECASE)


def row_entry(row: Row, vocabulary: Vocabulary) -> tuple[Fields | None, Pieces]:
    """What the columns say beside the title, and the pieces to read; None if it has no title."""
    roles = [_role(head) for head in row.header]
    title_at = _title_column(row, roles)
    if title_at is None:
        return None, ()
    fields = Fields()
    pieces = list(row.cells[title_at])
    for index, cell in enumerate(row.cells):
        role = roles[index] if index < len(roles) else ""
        if index == title_at or not cell:
            continue
        head = row.header[index] if index < len(row.header) else ""
        fields = _with_cell(fields, role, head, cell, vocabulary)
        pieces += _links_of(cell, head)
    if roles[title_at] == "name" and fields.name:
        fields = replace(fields, name="")
    return fields, tuple(pieces)


def _role(head: str) -> str:
    key = " ".join("".join(c if c.isalnum() else " " for c in head.lower()).split())
    return "links" if key in _LINKS else COLUMNS.get(key, "")


def _title_column(row: Row, roles: list[str]) -> int | None:
    """The column of the titles: one that is called so, or one with more than a label in it."""
    for wanted in ("title", "paper", "name"):
        for index, role in enumerate(roles):
            if role == wanted and index < len(row.cells) and _is_title(row.cells[index], wanted):
                return index
    return None


def _is_title(cell: Pieces, role: str) -> bool:
    words = len(text_of(cell).split())
    return words >= {"title": 1, "paper": 2, "name": 3}[role]


def _with_cell(
    fields: Fields, role: str, head: str, cell: Pieces, vocabulary: Vocabulary
) -> Fields:
    text = text_of(cell)
    if _OPEN.fullmatch(text):
        return fields
    if role == "name":
        return replace(fields, name=fields.name or text)
    if role == "authors":
        return replace(fields, authors=tuple(authors_of(text) or ()))
    if role in ("venue", "year") and text.strip("-– "):
        found = venue_year("".join(map(marked, cell)), vocabulary)
        if found:
            return with_venue(fields, found, vocabulary)
    if role not in ("links", "paper") and text.strip("-–_ ") and role != "year":
        remark = f"{head}: {plain(text)}" if head and not role else plain(text)
        return replace(fields, remarks=(*fields.remarks, remark))
    return fields


def _links_of(cell: Pieces, head: str) -> list[Piece]:
    """The links of a cell, each in brackets of its own; without a label it has the column's."""
    links: list[Piece] = []
    for piece in cell:
        if piece.url is not None:
            shown = plain(piece.text)
            is_address = shown.startswith(("http://", "https://")) or not shown
            label = head if is_address or not any(map(str.isalpha, shown)) else shown
            links += [Piece(" "), Piece(f"[{label}]", url=piece.url)]
    return links
