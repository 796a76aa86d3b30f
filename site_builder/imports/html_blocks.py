"""HTML that stands on lines of its own -> blocks: anchors and headings; the rest is named."""

import html
import re
from collections.abc import Iterator

from site_builder.imports.blocks import Anchor, Block, Heading, Ignored, Piece
from site_builder.imports.inline import anchors_in

_MARKDOWN = re.compile(r"^ {0,3}(#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\*\*|>\s)")
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_VERBATIM = re.compile(r"\s*<(script|style|pre|textarea|table|!--)", re.IGNORECASE)


def markdown_start(lines: list[str]) -> int:
    """The index of the first line that is Markdown, though it stands in a block of HTML."""
    if _VERBATIM.match(lines[0]):
        return len(lines)
    return next((i for i, line in enumerate(lines) if _MARKDOWN.match(line)), len(lines))


def blocks(lines: list[str], line: int) -> Iterator[Block]:
    """The blocks of the HTML in `lines`, the first of which is the `line`-th of the text."""
    content = "\n".join(lines)
    if not content.strip():
        return
    end = line + len(lines) - 1
    if match := _HEADING.search(content):
        title = _text(match[2])
        if title:
            anchors = tuple(anchors_in(content))
            yield Heading(line, end, int(match[1]), (Piece(title),), anchors)
            return
    if _text(content):
        yield Ignored(line, end, "text in HTML, which is not read", is_content=True)
    elif names := anchors_in(content):
        for name in names:
            yield Anchor(line, end, html.unescape(name))
    else:
        yield Ignored(line, end, "HTML without text")


def _text(content: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", content)).split())
