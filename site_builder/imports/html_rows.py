"""Tables and lists written in HTML -> rows and entries, as those of Markdown."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builder.imports.blocks import Block, Entry, Ignored, Piece, Pieces, Row, Style

_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_ENTRY = re.compile(r"<li\b", re.IGNORECASE)
_STYLES: dict[str, Style] = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}


def has_rows(content: str) -> bool:
    """Whether `content` has rows of a table or entries of a list."""
    return bool(_ROW.search(content) or _ENTRY.search(content))


def blocks(content: str, line: int) -> Iterator[Block]:
    """The rows and entries of `content`, whose first line is the `line`-th of the text."""
    tree = LexborHTMLParser(content)
    pattern, found = (_ROW, tree.css("tr")) if _ROW.search(content) else (_ENTRY, tree.css("li"))
    starts = [line + content.count("\n", 0, match.start()) for match in pattern.finditer(content)]
    last = line + content.count("\n")
    ends = [
        max(start, after - 1) for start, after in zip(starts, [*starts[1:], last + 1], strict=True)
    ]
    yield Ignored(line, max(line, starts[0] - 1), "HTML around a table or a list")
    header: tuple[str, ...] = ()
    # A parser that mends what is unclosed may find fewer than were written.
    for node, start, end in zip(found, starts, ends, strict=False):
        if node.tag == "li":
            yield Entry(start, end, _pieces(node), list_line=line)
            continue
        cells = [cell for cell in node.iter() if cell.tag in ("td", "th")]
        if cells and all(cell.tag == "th" for cell in cells):
            header = tuple(" ".join(cell.text().split()) for cell in cells)
            yield Ignored(start, end, "the header of a table")
        else:
            yield Row(start, end, header, tuple(_pieces(cell) for cell in cells))


def pieces_in(content: str) -> Pieces:
    """The pieces of a stretch of HTML that is neither table nor list."""
    body = LexborHTMLParser(content).body
    return _pieces(body) if body else ()


def _pieces(node: LexborNode) -> Pieces:
    return tuple(_within(node, "", None))


def _within(node: LexborNode, style: Style, url: str | None) -> Iterator[Piece]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if text := re.sub(r"\s+", " ", child.text(deep=False)):
                yield Piece(text, style, url)
        elif child.tag == "br":
            yield Piece("\n", "break")
        elif child.tag == "img":
            yield Piece(child.attributes.get("alt") or "", style, url, is_image=True)
        elif child.tag == "a":
            yield from _within(child, style, child.attributes.get("href") or url)
        else:
            yield from _within(child, _STYLES.get(child.tag or "", style), url)
