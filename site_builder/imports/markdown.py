"""Markdown -> a flat sequence of blocks with the lines that they come from; pure."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from site_builder.imports import html_blocks
from site_builder.imports.blocks import (
    Anchor,
    Block,
    Entry,
    Heading,
    Ignored,
    Paragraph,
    Piece,
    Pieces,
    Row,
)
from site_builder.imports.inline import pieces_of
from site_builder.imports.marks import text_of

_CHECKBOX = re.compile(r"^\[([ xX]?)\]\s+")
_BREAK = Piece("\n", "break")
# Bullets that Markdown does not know.
_BULLET = re.compile(r"^\s*[•·▪◦‣]\s*")
_IGNORED = {
    "hr": ("a rule between sections", False),
    "code_block": ("a block of code", True),
    "fence": ("a block of code", True),
}


def parse(text: str) -> Iterator[Block]:
    """The blocks of `text`, in the order of their lines."""
    yield from _Reader(text).blocks(text, 0)


def _engine() -> MarkdownIt:
    """CommonMark with tables and struck-out text; addresses stay as they are written."""
    engine = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    engine.disable("text_join")  # escaped characters stay tokens of their own
    # No address is refused or changed here: records judge them.
    engine.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    engine.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return engine


class _Reader:
    """Walks the tree of a text; knows its lines, to see how far an entry is indented."""

    def __init__(self, text: str) -> None:
        self.engine = _engine()
        self.lines = text.split("\n")
        self.level = 1
        self.folds = 0

    def blocks(self, text: str, offset: int) -> Iterator[Block]:
        tree = SyntaxTreeNode(self.engine.parse(text))
        for node in tree.children:
            yield from self.block(node, offset)

    def block(self, node: SyntaxTreeNode, offset: int) -> Iterator[Block]:
        line, end = _lines(node, offset)
        if node.type == "heading":
            pieces, anchors = pieces_of(node.children[0])
            self.level, self.folds = int(node.tag[1]), 0
            yield Heading(line, end, int(node.tag[1]), pieces, anchors)
        elif node.type == "paragraph":
            yield from _paragraph(node, line, end)
        elif node.type in ("bullet_list", "ordered_list"):
            for child in node.children:
                yield self.entry(child, offset, line)
        elif node.type == "html_block":
            yield from self.html(node.content, line)
        elif node.type == "table":
            yield from _rows(node, offset)
        else:
            yield from self.other(node, offset)

    def other(self, node: SyntaxTreeNode, offset: int) -> Iterator[Block]:
        """What is in a block of no kind of its own, or why it is not looked at."""
        if node.type in _IGNORED:
            line, end = _lines(node, offset)
            reason, is_content = _IGNORED[node.type]
            yield Ignored(line, end, reason, is_content=is_content)
            return
        for child in node.children:
            yield from self.block(child, offset)

    def html(self, content: str, line: int) -> Iterator[Block]:
        """The blocks of HTML; Markdown that stands in it without a blank line is read too."""
        lines = content.rstrip("\n").split("\n")
        start = html_blocks.markdown_start(lines)
        self.folds = html_blocks.depth_after(lines[:start], self.folds)
        level = min(6, self.level + max(1, self.folds))
        yield from html_blocks.blocks(lines[:start], line, level)
        if start < len(lines):
            yield from self.blocks("\n".join(lines[start:]), line + start - 1)

    def entry(self, node: SyntaxTreeNode, offset: int, list_line: int) -> Entry:
        line, _ = _lines(node, offset)
        pieces: list[Piece] = []
        children: list[Entry] = []
        others: list[Block] = []
        own_end = line
        for child in node.children:
            first, last = _lines(child, offset)
            if child.type in ("bullet_list", "ordered_list"):
                children += [self.entry(nested, offset, first) for nested in child.children]
            elif child.type in ("paragraph", "heading"):
                more, _ = pieces_of(child.children[0])
                if pieces and _BULLET.match(more[0].text if more else ""):
                    bare = (Piece(_BULLET.sub("", more[0].text)), *more[1:])
                    children.append(Entry(first, last, bare, list_line=line))
                    continue
                pieces += [_BREAK, *more] if pieces else more
                own_end = last
            elif child.type == "html_block":
                lines = child.content.rstrip("\n").split("\n")
                more, folded = html_blocks.parts_of_entry(lines, first)
                pieces += [_BREAK, *more] if more else []
                own_end = first if more else own_end
                others += folded
            elif child.type == "blockquote":
                children += self.quoted(child, offset, line)
            else:
                others += self.block(child, offset)
        done, pieces = _checkbox(pieces)
        indent = len(self.lines[line - 1]) - len(self.lines[line - 1].lstrip())
        return Entry(
            line, own_end, tuple(pieces), tuple(children), done, indent, list_line, tuple(others)
        )

    def quoted(self, node: SyntaxTreeNode, offset: int, list_line: int) -> Iterator[Entry]:
        """A quotation within an entry: each of its paragraphs stands below the entry."""
        for block in (block for child in node.children for block in self.block(child, offset)):
            if isinstance(block, Paragraph):
                yield Entry(block.line, block.end, block.pieces, list_line=list_line)
            elif isinstance(block, Entry):
                yield block


def _lines(node: SyntaxTreeNode, offset: int) -> tuple[int, int]:
    start, end = node.map or (0, 1)
    return start + 1 + offset, max(start + 1, end) + offset


def _paragraph(node: SyntaxTreeNode, line: int, end: int) -> Iterator[Block]:
    pieces, anchors = pieces_of(node.children[0])
    if anchors and not text_of(pieces) and not any(piece.is_image for piece in pieces):
        for name in anchors:
            yield Anchor(line, end, name)
    else:
        yield Paragraph(line, end, pieces)


def _rows(node: SyntaxTreeNode, offset: int) -> Iterator[Block]:
    rows = [row for part in node.children for row in part.children]
    header = tuple(text_of(_cell(cell)) for cell in rows[0].children)
    line, _ = _lines(rows[0], offset)
    yield Ignored(line, line + 1, "the header of a table")
    for row in rows[1:]:
        line, end = _lines(row, offset)
        yield Row(line, end, header, tuple(_cell(cell) for cell in row.children))


def _cell(cell: SyntaxTreeNode) -> Pieces:
    return pieces_of(cell.children[0])[0] if cell.children else ()


def _checkbox(pieces: list[Piece]) -> tuple[bool | None, list[Piece]]:
    """The state of the checkbox that an entry begins with, and the entry without it."""
    if not pieces or pieces[0].style or not (match := _CHECKBOX.match(pieces[0].text + " ")):
        return None, pieces
    rest = pieces[0].text[match.end() :]
    return match[1] in ("x", "X"), [Piece(rest), *pieces[1:]]
