"""The text of a block -> pieces, each in one style, and the anchors in it; pure."""

import re
from collections.abc import Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode

from site_builder.imports.blocks import Piece, Pieces, Style
from site_builder.imports.marks import shield

_ANCHOR = re.compile(r"""<[a-z]\w*\b[^>]*?\s(?:name|id)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"""<a\b[^>]*?\shref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_FORM = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|mark|p|"
    r"picture|s|small|source|span|strong|strike|sub|summary|sup|u)\b[^>]*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|{}^\\]+", re.IGNORECASE)


def anchors_in(html: str) -> list[str]:
    """The names of the anchors in a piece of HTML."""
    return [name for tag in re.findall(r"<[^>]+>", html) for name in _ANCHOR.findall(tag)]


def pieces_of(inline: SyntaxTreeNode) -> tuple[Pieces, tuple[str, ...]]:
    """The pieces of an inline node and the anchors that stand in it."""
    walk = _Walk()
    walk.visit(inline.children, "")
    return tuple(_with_addresses(_joined(walk.pieces))), tuple(dict.fromkeys(walk.anchors))


class _Walk:
    """A walk over inline nodes that flattens them: the outermost style of a stretch counts."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.anchors: list[str] = []
        self.url: str | None = None

    def visit(self, nodes: Iterable[SyntaxTreeNode], style: Style) -> None:
        for node in nodes:
            if node.type in ("strong", "em"):
                inner: Style = "strong" if node.type == "strong" else "em"
                self.visit(node.children, style or inner)
            elif node.type == "link":
                outer, self.url = self.url, str(node.attrs.get("href", ""))
                self.visit(node.children, style)
                self.url = outer
            elif node.type == "s":
                self.visit(node.children, style)
            elif node.type == "image":
                self.add(
                    Piece(
                        node.content,
                        style,
                        self.url,
                        is_image=True,
                        source=str(node.attrs.get("src", "")),
                    )
                )
            elif node.type == "html_inline":
                self.html(node.content, style)
            else:
                self.add(self.text(node, style))

    def text(self, node: SyntaxTreeNode, style: Style) -> Piece:
        if node.type == "hardbreak":
            return Piece("\n", "break", self.url)
        if node.type == "softbreak":
            return Piece(" ", style, self.url)
        if node.type == "code_inline":
            return Piece(node.content, style or "code", self.url)
        is_text = _is_escaped(node)
        return Piece(shield(node.content) if is_text else node.content, style, self.url)

    def html(self, tag: str, style: Style) -> None:
        """Breaks, anchors and links are read, tags of form dropped; any other tag is text."""
        self.anchors += anchors_in(tag)
        if _BREAK.fullmatch(tag):
            self.add(Piece("\n", "break", self.url))
        elif match := _LINK.match(tag):
            self.url = match[1]
        elif tag.lower().startswith("</a"):
            self.url = None
        elif not _FORM.fullmatch(tag):
            self.add(Piece(shield(tag), style, self.url))

    def add(self, piece: Piece) -> None:
        if piece.text or piece.is_image:
            self.pieces.append(piece)


def _is_escaped(node: SyntaxTreeNode) -> bool:
    r"""Whether the source says that a character is text: `\(` or, by its number, `&#40;`."""
    if node.type != "text_special":
        return False
    return node.info == "escape" or (node.markup.startswith("&#") and not node.content.isspace())


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of the same style and address as one; a link is one piece in any case."""
    last: Piece | None = None
    for piece in pieces:
        if last and _belong_together(last, piece):
            style = last.style if last.style == piece.style else last.style or piece.style
            last = Piece(last.text + piece.text, style, last.url)
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def _belong_together(last: Piece, piece: Piece) -> bool:
    if last.is_image or piece.is_image or last.url != piece.url:
        return False
    if "break" in (last.style, piece.style):
        return False
    return last.url is not None or last.style == piece.style


def _with_addresses(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Addresses that stand in text without markup become links too."""
    for piece in pieces:
        if piece.url is not None or piece.is_image:
            yield piece
            continue
        start = 0
        for match in _ADDRESS.finditer(piece.text):
            url = _trimmed(match[0])
            if match.start() > start:
                yield Piece(piece.text[start : match.start()], piece.style)
            yield Piece(url, piece.style, url)
            start = match.start() + len(url)
        if start < len(piece.text):
            yield Piece(piece.text[start:], piece.style)


def _trimmed(url: str) -> str:
    """`url` without the punctuation of the sentence around it."""
    url = url.rstrip(".,;:!?*_")
    while url.endswith((")", "]")):
        opening = "(" if url[-1] == ")" else "["
        if url.count(url[-1]) <= url.count(opening):
            break
        url = url[:-1].rstrip(".,;:!?*_")
    return url
