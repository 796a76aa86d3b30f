"""Parts that are folded away -> the entry that some of them are: its summary says the title."""

from collections.abc import Iterator, Sequence

from site_builder.imports.blocks import Block, Entry, Heading, Ignored, Paragraph, Piece
from site_builder.imports.html_blocks import FOLD_ENDS, FOLDED
from site_builder.imports.labels import entry_text
from site_builder.imports.marks import plain
from site_builder.imports.vocabulary import Vocabulary

_BREAK = Piece("\n", "break")


def unfolded(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[Block]:
    """`blocks`, in which a fold that is an entry is one; any other begins with a heading."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        index += 1
        if not isinstance(block, Heading) or not block.is_fold:
            yield block
            continue
        end = index
        while end < len(blocks) and isinstance(blocks[end], Paragraph):
            end += 1
        within = [part for part in blocks[index:end] if isinstance(part, Paragraph)]
        if _is_entry(block, within, vocabulary) and _ends(blocks[end : end + 1]):
            yield from _as_entry(block, within, vocabulary)
            index = end
        else:
            yield block


def _ends(behind: Sequence[Block]) -> bool:
    return any(isinstance(block, Ignored) and block.reason == FOLD_ENDS for block in behind)


def _is_entry(summary: Heading, within: Sequence[Paragraph], vocabulary: Vocabulary) -> bool:
    """A summary with labelled links of its own, or one whose text below has them."""
    if not plain(entry_text(summary.pieces, vocabulary).text):
        return False
    if any(piece.url for piece in summary.pieces):
        return True
    return any(entry_text(part.pieces, vocabulary).labels for part in within)


def _as_entry(
    summary: Heading, within: Sequence[Paragraph], vocabulary: Vocabulary
) -> Iterator[Block]:
    """Text belongs to the entry up to its last labels; behind them, it is folded away."""
    labelled = [bool(entry_text(part.pieces, vocabulary).labels) for part in within]
    count = len(labelled) - labelled[::-1].index(True) if any(labelled) else 0
    pieces = list(summary.pieces)
    for part in within[:count]:
        pieces += [_BREAK, *part.pieces]
    end = max([summary.end, *(part.end for part in within[:count])])
    yield Entry(summary.line, end, tuple(pieces), list_line=summary.line)
    for part in within[count:]:
        yield Ignored(part.line, part.end, FOLDED, is_content=True)
