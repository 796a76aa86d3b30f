"""Footnotes of a list -> remarks below the entries that refer to them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.imports.blocks import Block, Entry, Ignored, Paragraph, Piece
from site_builder.imports.marks import text_of

_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:\s*")
_REFERENCE = re.compile(r"\s*\[\^([^\]\s]+)\]")


def with_footnotes(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, in which entries have their footnotes as entries nested in them."""
    listed = list(blocks)
    notes = dict(filter(None, map(_definition, listed)))
    for block in listed:
        if isinstance(block, Entry):
            yield _annotated(block, notes)
        elif _definition(block):
            yield Ignored(block.line, block.end, "a footnote: it stands in the notes it is of")
        else:
            yield block


def _definition(block: Block) -> tuple[str, Paragraph] | None:
    match = _DEFINITION.match(text_of(block.pieces)) if isinstance(block, Paragraph) else None
    return (match[1], block) if match and isinstance(block, Paragraph) else None


def _annotated(entry: Entry, notes: dict[str, Paragraph]) -> Entry:
    found = [name for piece in entry.pieces for name in _REFERENCE.findall(piece.text)]
    pieces = (
        piece if piece.url else replace(piece, text=_REFERENCE.sub("", piece.text))
        for piece in entry.pieces
    )
    below = [_note(entry.line, notes[name]) for name in found if name in notes]
    children = (*(_annotated(child, notes) for child in entry.children), *below)
    return replace(entry, pieces=tuple(pieces), children=children)


def _note(line: int, definition: Paragraph) -> Entry:
    first, *rest = definition.pieces
    bare = (Piece(_DEFINITION.sub("", first.text), first.style), *rest)
    return Entry(line, line, bare, list_line=line)
