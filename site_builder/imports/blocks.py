"""What a list in Markdown consists of: headings, entries, rows, paragraphs, each with its lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["", "strong", "em", "code", "break", "html"]


@dataclass(frozen=True)
class Piece:
    """A stretch of a line in one style.

    `url` is where it leads, if it is a link; `source` is the address of an image. The text holds
    escaped characters as marks (see `marks`): they are never structure.
    """

    text: str
    style: Style = ""
    url: str | None = None
    is_image: bool = False
    source: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Block:
    """What all blocks share: the first and the last of their lines, counted from 1."""

    line: int
    end: int


@dataclass(frozen=True)
class Heading(Block):
    """A heading of `level` 1 to 6 with the anchors that stand in it.

    `is_fold`: it is the summary of a part that is folded away.
    """

    level: int = 1
    pieces: Pieces = ()
    anchors: tuple[str, ...] = ()
    is_fold: bool = False


@dataclass(frozen=True)
class Anchor(Block):
    """An HTML anchor on a line of its own: it belongs to the heading below."""

    name: str = ""


@dataclass(frozen=True)
class Entry(Block):
    """An entry of a list: its own line or lines, and what is nested in it.

    `done` is the state of its checkbox, `indent` the column of its marker, `others` what is
    nested in it and no entry.
    """

    pieces: Pieces = ()
    children: tuple["Entry", ...] = ()
    done: bool | None = None
    indent: int = 0
    list_line: int = 0
    others: tuple[Block, ...] = ()

    def nested(self) -> Iterator["Entry"]:
        """All entries below it, in the order of their lines."""
        for child in self.children:
            yield child
            yield from child.nested()


@dataclass(frozen=True)
class Paragraph(Block):
    """Text that is no list."""

    pieces: Pieces = ()


@dataclass(frozen=True)
class Row(Block):
    """A row of a table under its `header`, both cell by cell."""

    header: tuple[str, ...] = ()
    cells: tuple[Pieces, ...] = ()


@dataclass(frozen=True)
class Ignored(Block):
    """Lines that hold nothing to import, and why. `is_content`: a reader might miss it."""

    reason: str = ""
    is_content: bool = field(default=False, kw_only=True)
