"""What stands under a heading -> candidates for records, and the text that is none of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from site_builder.imports import tables
from site_builder.imports.blocks import Block, Entry, Paragraph, Piece, Pieces, Row
from site_builder.imports.entries import is_placeholder, read_entry
from site_builder.imports.findings import Ledger, Remark
from site_builder.imports.labels import entry_text
from site_builder.imports.marks import plain, visible_text
from site_builder.imports.named_lines import named_lines
from site_builder.imports.reading import Reading, Surroundings
from site_builder.imports.sections import Section, SectionTree
from site_builder.imports.tails import Fields, with_tail
from site_builder.imports.vocabulary import Vocabulary

NO_SECTION = "Papers"


@dataclass
class Candidate:
    """An entry that becomes a record, with its place."""

    reading: Reading
    section: Section
    line: int
    notes: list[str] = field(default_factory=list)


class CandidateReader:
    """Reads entries, rows and paragraphs, and gives the ledger an account of their lines."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, tree: SectionTree) -> None:
        self.ledger = ledger
        self.vocabulary = vocabulary
        self.tree = tree
        self.found: list[Candidate] = []
        self.refused: list[Remark] = []
        self.left_out: list[Remark] = []
        self.intro: list[str] = []

    def row(self, row: Row) -> None:
        """A row of a table."""
        known, pieces = tables.row_entry(row, self.vocabulary)
        if known is None:
            self.ledger.give_up(row.line, row.end, "a row of a table without titles of papers")
        elif not self._read(pieces, row, known=known):
            self.ledger.give_up(row.line, row.end, "no title, or no address that can be kept")

    def paragraph(self, block: Paragraph) -> None:
        """Text that is no list, though it may be written like an entry."""
        text = visible_text(block.pieces)
        if not text:
            self.ledger.skip(block.line, block.end, "badges and images")
        elif not self._looks_like_entry(block.pieces) or not self._read(block.pieces, block):
            self._keep_text(text, block)

    def entry(self, entry: Entry) -> None:
        """An entry with all that is nested in it."""
        if _is_contents_line(entry):
            self.ledger.skip(entry.line, entry.end, "a line of a table of contents")
            self._children(entry.children, None)
            return
        known, links, named = named_lines(entry.children, self.vocabulary)
        own = [
            child
            for child in entry.children
            if child not in named and self._completes(child, entry)
        ]
        rest = [child for child in entry.children if child not in own and child not in named]
        pieces = [*entry.pieces, *links]
        for child in own:
            pieces += [Piece("\n", "break"), *child.pieces]
        is_group = bool(rest) and not _has_links(pieces)
        is_read = self._read(
            tuple(pieces), entry, known=known if named else None, is_group=is_group
        )
        for child in (*own, *named):
            if is_read:
                self.ledger.read(child.line, child.end)
            else:
                self.ledger.give_up(child.line, child.end, "no title")
        self._children(rest, self.found[-1] if is_read else None)
        if not is_read:
            self._keep_entry_text(entry, rest)

    def _looks_like_entry(self, pieces: Pieces) -> bool:
        """Its title is set off, or its links are labelled in brackets."""
        first = next((piece for piece in pieces if piece.text.strip()), Piece(""))
        entry = entry_text(pieces, self.vocabulary)
        brackets = any(piece.url and piece.text.startswith("[") for piece in pieces)
        set_off = first.style in ("strong", "em") or first.url or first.text.lstrip()[:1] in '["“('
        return bool(plain(entry.text)) and bool(entry.labels and (set_off or brackets))

    def _completes(self, child: Entry, parent: Entry) -> bool:
        """A nested line that holds nothing but links, or the authors and the venue it lacks."""
        entry = entry_text(child.pieces, self.vocabulary)
        if child.children or any(link.url.startswith("#") for link in entry.labels):
            return False
        text = plain(entry.text).strip(" .,;|:()[]-")
        if entry.labels:
            return not text
        if not text or entry.links or not _has_links(parent.pieces):
            return False
        tail = with_tail(Fields(), entry.text, self.vocabulary)
        if tail.remarks:
            return False
        known = read_entry(parent.pieces, self.vocabulary, Surroundings())
        if known and known.is_complete:
            return bool(tail.authors) and not known.fields.authors and not tail.venue
        return bool(tail.authors or tail.venue)

    def _children(self, children: Sequence[Entry], parent: Candidate | None) -> None:
        for child in children:
            if parent is None or not self._is_note(child, parent.reading):
                self.entry(child)
                continue
            if text := visible_text(child.pieces):
                parent.notes.append(text)
                self.ledger.read(child.line, child.end)
            self._children(child.children, parent)

    def _is_note(self, child: Entry, parent: Reading) -> bool:
        """A line below an entry, unless it makes a record; without a link it is a citation then."""
        reading = read_entry(child.pieces, self.vocabulary, self._around())
        kind = reading.kind if reading else "note"
        if not _has_links(child.pieces):
            is_citation = kind == "paper" and reading and reading.fields.authors
            return not is_citation if parent.is_complete else kind in ("note", "resource")
        return kind == "note" or (kind == "resource" and parent.kind != "resource")

    def _around(self) -> Surroundings:
        section = self.tree.current
        return section.around if section else Surroundings()

    def _read(
        self, pieces: Pieces, block: Block, *, known: Fields | None = None, is_group: bool = False
    ) -> bool:
        """Make a candidate of an entry; False if it is none."""
        reading = read_entry(pieces, self.vocabulary, self._around(), known)
        for refused in reading.refused if reading else ():
            self.refused.append(Remark(block.line, visible_text(pieces)[:200], refused))
        if reading is None or reading.kind == "note":
            return False
        if reading.kind == "resource" and (is_group or (reading.refused and not reading.links)):
            return False
        section = self.tree.current or self.tree.open(NO_SECTION, 6, block.line, [])
        self.found.append(Candidate(reading, section, block.line))
        why = "the page of an author, which no record of a paper holds"
        self.left_out += [Remark(block.line, url, why) for url in reading.homepages]
        self.ledger.read(block.line, block.end)
        return True

    def _keep_entry_text(self, entry: Entry, children: Sequence[Entry]) -> None:
        text = visible_text(entry.pieces)
        if not text:
            self.ledger.skip(entry.line, entry.end, "an empty entry")
        elif children:
            reason = "a label over the entries nested in it"
            self.ledger.give_up(entry.line, entry.end, reason)
        elif _has_links(entry.pieces):
            self.ledger.give_up(entry.line, entry.end, "no title, or no address that can be kept")
        else:
            self._keep_text(text, entry)

    def _keep_text(self, text: str, block: Block) -> None:
        """Text becomes the intro, or the note of its category."""
        section = self.tree.current
        if section is None:
            self.intro.append(text)
        elif not section.add_note(text) and not is_placeholder(text):
            self.ledger.give_up(block.line, block.end, "the note of the category is full")
            return
        self.ledger.read(block.line, block.end)


def _is_contents_line(entry: Entry) -> bool:
    urls = [piece.url for piece in entry.pieces if piece.url is not None]
    return bool(urls) and all(url.startswith("#") for url in urls)


def _has_links(pieces: Sequence[Piece]) -> bool:
    return any(piece.url for piece in pieces)
