"""Blocks that belong together -> one entry: notes that are hardly indented, links further down."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from site_builder.imports.blocks import Block, Entry, Paragraph, Piece, Pieces
from site_builder.imports.folds import unfolded
from site_builder.imports.label_words import is_known
from site_builder.imports.labels import entry_text
from site_builder.imports.marks import LABEL, plain, text_of
from site_builder.imports.vocabulary import Vocabulary

_KEYED = re.compile(r"^([A-Za-z][\w ()+#./-]{1,30}?)\s*[:：]")
_KEY_OF_TEXT = re.compile(
    r"^(?:intro|conference|venue|published(?: in)?|year|note|keywords?|authors?)\s*[:：]\s*",
    re.IGNORECASE,
)
_BREAK = Piece("\n", "break")


def gathered(blocks: Iterable[Block], vocabulary: Vocabulary) -> list[Block]:
    """The blocks with those joined that make one entry."""
    joined: list[Block] = []
    for block in _keyed_lists(list(unfolded(list(blocks), vocabulary)), vocabulary):
        last = joined[-1] if joined else None
        if isinstance(last, Entry) and isinstance(block, Entry) and _is_note_of(last, block):
            joined[-1] = replace(last, children=(*last.children, block))
        elif (
            isinstance(last, Entry | Paragraph)
            and isinstance(block, Paragraph)
            and _has_only_labels(block.pieces, vocabulary)
            and not _has_labels(last.pieces, vocabulary)
        ):
            pieces = (*last.pieces, _BREAK, *block.pieces)
            joined[-1] = replace(last, pieces=pieces, end=block.end)
        else:
            joined.append(block)
    return joined


def _is_note_of(entry: Entry, block: Entry) -> bool:
    """A bullet right below, one blank further in: Markdown sees a sibling, its author a note."""
    end = max([entry.end, *(child.end for child in entry.nested())])
    return (
        block.indent > entry.indent
        and block.line == end + 1
        and all(piece.url is None for piece in block.pieces)
    )


def _has_only_labels(pieces: Pieces, vocabulary: Vocabulary) -> bool:
    entry = entry_text(pieces, vocabulary)
    return bool(entry.labels) and not plain(entry.text).strip(" .,;|")


def _has_labels(pieces: Pieces, vocabulary: Vocabulary) -> bool:
    return bool(entry_text(pieces, vocabulary).labels)


def _keyed_lists(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[Block]:
    """A bold title with a list of `paper: address` below is one entry."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if isinstance(block, Paragraph) and _is_bold(block.pieces):
            while index < len(blocks) and _is_keyed(blocks[index], vocabulary):
                block = _with_keyed(block, blocks[index])
                index += 1
        yield block


def _is_bold(pieces: Pieces) -> bool:
    first = next((piece for piece in pieces if piece.text.strip()), None)
    return first is not None and first.style == "strong"


def _is_keyed(block: Block, vocabulary: Vocabulary) -> bool:
    """`Key: address`, or a known word for a link or a field: a title may have a colon as well."""
    if not isinstance(block, Entry) or not (match := _KEYED.match(text_of(block.pieces))):
        return False
    after = text_of(block.pieces)[match.end() :].split()
    has_address = bool(after) and after[0].startswith(("http://", "https://"))
    is_field = bool(_KEY_OF_TEXT.match(match[0]))
    return has_address or is_field or is_known(match[1], vocabulary, whole=True)


def _with_keyed(title: Paragraph | Entry, block: Block) -> Entry:
    if not isinstance(block, Entry):
        raise TypeError(f"{block} is no entry")
    pieces = block.pieces
    if match := _KEY_OF_TEXT.match(pieces[0].text):
        pieces = (replace(pieces[0], text=pieces[0].text[match.end() :]), *pieces[1:])
    return Entry(
        title.line,
        block.end,
        (*title.pieces, _BREAK, *pieces),
        block.children,
        list_line=title.line,
    )


def is_labels_only(text: str) -> bool:
    """Whether marked text says nothing beside its labels."""
    return LABEL in text and not plain(text).strip(" .,;|:()[]")
