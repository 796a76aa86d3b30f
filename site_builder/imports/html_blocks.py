"""HTML that stands on lines of its own -> blocks: anchors and headings; the rest is named."""

import html
import re
from collections.abc import Iterator

from site_builder.imports import html_rows
from site_builder.imports.blocks import Anchor, Block, Heading, Ignored, Paragraph, Piece, Pieces
from site_builder.imports.inline import anchors_in

_MARKDOWN = re.compile(r"^ {0,3}(#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\*\*|>\s)")
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_SUMMARY = re.compile(r"<summary\b[^>]*>(.*?)</summary\s*>", re.IGNORECASE | re.DOTALL)
_DETAILS = re.compile(r"<(/?)details\b", re.IGNORECASE)
_COUNT = re.compile(r"\s*[\[(（]\d+(?: papers?)?[\])）]$")
# What is folded away beside an entry, or a call to unfold: the title of nothing.
_NO_TITLE = re.compile(
    r"^\W*(?:abstract|bibtex|citation|cite|tl;?dr|details|click (?:here|to|me)|expand|unfold|"
    r"show|more|table of contents|contents|toc)\b",
    re.IGNORECASE,
)
FOLDED = "text that is folded away below an entry"
FOLD_ENDS = "the end of a part that is folded away"
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
# Markdown in a line of HTML is shown as it stands: an image there was meant as one.
_BADGE = re.compile(r"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\]\([^)]*\)")
_VERBATIM = re.compile(r"\s*<(script|style|pre|textarea|table|!--)", re.IGNORECASE)


def markdown_start(lines: list[str]) -> int:
    """The index of the first line that is Markdown, though it stands in a block of HTML."""
    if _VERBATIM.match(lines[0]):
        return len(lines)
    return next((i for i, line in enumerate(lines) if _MARKDOWN.match(line)), len(lines))


def depth_after(lines: list[str], depth: int) -> int:
    """How many <details> are open behind `lines`, if `depth` were before them."""
    for match in _DETAILS.finditer("\n".join(lines)):
        depth = max(0, depth - 1) if match[1] else depth + 1
    return depth


def blocks(lines: list[str], line: int, level: int = 6) -> Iterator[Block]:
    """The blocks of the HTML in `lines`, the first of which is the `line`-th of the text.

    The summary of a part that is folded away is a heading of this `level`.
    """
    content = "\n".join(lines)
    if not content.strip():
        return
    end = line + len(lines) - 1
    if html_rows.has_rows(content):
        yield from html_rows.blocks(content, line)
    elif match := _SUMMARY.search(content):
        yield from _fold(content, match, line, level)
    elif heading := _heading(content, line, end):
        yield heading
    else:
        yield from _other(content, line, end)


def _other(content: str, line: int, end: int) -> Iterator[Block]:
    """HTML that is no heading: its anchors, or why it is not looked at."""
    if _text(content):
        yield Ignored(line, end, "text in HTML, which is not read", is_content=True)
    elif names := anchors_in(content):
        for name in names:
            yield Anchor(line, end, html.unescape(name))
    elif _DETAILS.search(content):
        yield Ignored(line, end, FOLD_ENDS)
    else:
        yield Ignored(line, end, "HTML without text")


def parts_of_entry(lines: list[str], line: int) -> tuple[Pieces, tuple[Ignored, ...]]:
    """What HTML nested in an entry adds to it: a summary; what is folded below is left out."""
    content, end = "\n".join(lines), line + len(lines) - 1
    match = _SUMMARY.search(content)
    if match and not _NO_TITLE.match(_text(match[1])):
        first = line + content.count("\n", 0, match.start())
        last = line + content.count("\n", 0, match.end())
        folded = ((line, first - 1), (last + 1, end))
        ignored = (Ignored(a, b, FOLDED, is_content=True) for a, b in folded if a <= b)
        return html_rows.pieces_in(match[1]), tuple(ignored)
    if match or _DETAILS.search(content) or not _text(content):
        return (), (Ignored(line, end, FOLDED, is_content=bool(_text(content))),)
    return html_rows.pieces_in(content), ()


def _heading(content: str, line: int, end: int) -> Heading | None:
    match = _HEADING.search(content)
    if not match or not (title := _text(_BADGE.sub("", match[2]))):
        return None
    return Heading(line, end, int(match[1]), (Piece(title),), tuple(anchors_in(content)))


def _fold(content: str, match: re.Match[str], line: int, level: int) -> Iterator[Block]:
    """The heading that a summary is, and the text that stands behind it in the same lines."""
    end, title = line + content.count("\n"), _COUNT.sub("", _text(match[1]))
    last = line + content.count("\n", 0, match.end())
    rest = content[match.end() :]
    if not title or _NO_TITLE.match(title):
        yield Ignored(line, end, FOLDED, is_content=bool(_text(rest)))
        return
    inner = _HEADING.search(match[1])
    pieces = html_rows.pieces_in(match[1])
    if not any(piece.url for piece in pieces):
        pieces = (Piece(title),)
    yield Heading(line, last, int(inner[1]) if inner else level, pieces, is_fold=True)
    if _text(rest):
        yield Paragraph(last, end, html_rows.pieces_in(rest))
    if "</details" in rest.lower():
        yield Ignored(end, end, FOLD_ENDS)


def _text(content: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", content)).split())
