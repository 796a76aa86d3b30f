"""A walk over the blocks of a list: sections, candidates for records, intro and roadmap."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from site_builder.imports import tables
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
from site_builder.imports.entries import Reading, Surroundings, is_placeholder, read_entry
from site_builder.imports.findings import Ledger, Remark
from site_builder.imports.labels import entry_text
from site_builder.imports.marks import plain, text_of, visible_text
from site_builder.imports.sections import (
    Section,
    SectionKind,
    SectionTree,
    kind_of,
    title_of,
)
from site_builder.imports.tails import Fields, with_tail
from site_builder.imports.vocabulary import Vocabulary

NO_SECTION = "Papers"
MAX_LINE = 500


@dataclass
class Candidate:
    """An entry that becomes a record, with its place."""

    reading: Reading
    section: Section
    line: int
    notes: list[str] = field(default_factory=list)


class Walk:
    """What the blocks of a list hold, gathered block by block."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, title_line: int) -> None:
        self.ledger = ledger
        self.vocabulary = vocabulary
        self.title_line = title_line
        self.tree = SectionTree(vocabulary)
        self.kind: SectionKind = "intro"
        self.title = ""
        self.intro: list[str] = []
        self.roadmap: list[dict[str, str]] = []
        self.candidates: list[Candidate] = []
        self.refused: list[Remark] = []
        self._section_title = ""
        self._section_level = 0
        self._anchors: list[Anchor] = []
        self._handlers: dict[type[Block], Callable[..., None]] = {
            Heading: self._heading,
            Anchor: self._anchors.append,
            Entry: self._entry,
            Paragraph: self._paragraph,
            Row: self._row,
            Ignored: self._ignored,
        }

    def over(self, blocks: Iterable[Block]) -> "Walk":
        """Walk over `blocks`."""
        for block in blocks:
            self._handlers[type(block)](block)
        for anchor in self._anchors:
            self.ledger.give_up(anchor.line, anchor.end, "an anchor without a heading below")
        return self

    def _heading(self, heading: Heading) -> None:
        if self._is_entry_in_heading(heading):
            self._entry(Entry(heading.line, heading.end, heading.pieces))
            return
        title = title_of(heading)
        if heading.line == self.title_line:
            self.title = title[:MAX_LINE]
            self._account(heading)
            return
        if self.kind == "other" and heading.level > self._section_level:
            self._skip_section(heading)
            return
        kind = kind_of(title)
        self.kind, self._section_title, self._section_level = kind, title, heading.level
        if kind != "category" or not title:
            self.tree.leave(heading.level)
            if kind == "roadmap":
                self._account(heading)
            else:
                self._skip_section(heading)
            self.kind = kind if title else "intro"
            return
        self._account(heading)
        anchors = [anchor.name for anchor in self._anchors] + list(heading.anchors)
        self.tree.open(title[:MAX_LINE], heading.level, heading.line, anchors)
        self._anchors.clear()

    def _account(self, heading: Heading) -> None:
        self.ledger.read(heading.line, heading.end)
        for anchor in self._anchors:
            self.ledger.read(anchor.line, anchor.end)
        if heading.line == self.title_line:
            self._anchors.clear()

    def _is_entry_in_heading(self, heading: Heading) -> bool:
        """Some lists make headings of their entries: these have labelled links."""
        if heading.line == self.title_line or not any(p.url for p in heading.pieces):
            return False
        labels = entry_text(heading.pieces, self.vocabulary).labels
        return any(not label.url.startswith("#") for label in labels) and bool(
            plain(entry_text(heading.pieces, self.vocabulary).text)
        )

    def _skip_section(self, block: Block) -> None:
        reason = f"in the section “{self._section_title}”, which is no part of the survey"
        self.ledger.skip(block.line, block.end, reason)
        for anchor in self._anchors:
            self.ledger.skip(anchor.line, anchor.end, reason)
        self._anchors.clear()

    def _ignored(self, block: Ignored) -> None:
        account = self.ledger.give_up if block.is_content else self.ledger.skip
        account(block.line, block.end, block.reason)

    def _row(self, row: Row) -> None:
        if self.kind not in ("category", "intro"):
            self._skip_section(row)
            return
        known, pieces = tables.row_entry(row, self.vocabulary)
        if known is None:
            self.ledger.give_up(row.line, row.end, "a row of a table without titles of papers")
        else:
            self._read(pieces, row, known=known)

    def _paragraph(self, block: Paragraph) -> None:
        text = visible_text(block.pieces)
        if self.kind not in ("category", "intro"):
            self._skip_section(block)
        elif not text:
            self.ledger.skip(block.line, block.end, "badges and images")
        elif not self._looks_like_entry(block.pieces) or not self._read(block.pieces, block):
            self._keep_text(text, block)

    def _looks_like_entry(self, pieces: Pieces) -> bool:
        """A paragraph is an entry if its title is set off, or its links are labelled in brackets."""
        first = next((piece for piece in pieces if piece.text.strip()), Piece(""))
        entry = entry_text(pieces, self.vocabulary)
        brackets = any(piece.url and piece.text.startswith("[") for piece in pieces)
        set_off = first.style in ("strong", "em") or first.url or first.text.lstrip()[:1] in '["“('
        return bool(plain(entry.text)) and bool(entry.labels and (set_off or brackets))

    def _entry(self, entry: Entry) -> None:
        if self.kind == "roadmap" and entry.done is not None:
            title = text_of(entry.pieces)[:MAX_LINE]
            if title:
                self.roadmap.append({"title": title, "done": "true" if entry.done else "false"})
                self.ledger.read(entry.line, entry.end)
            for child in entry.children:
                self._entry(child)
            return
        if self.kind not in ("category", "intro"):
            for part in (entry, *entry.nested()):
                self._skip_section(part)
            return
        if self._is_contents_line(entry):
            self.ledger.skip(entry.line, entry.end, "a line of a table of contents")
            for child in entry.children:
                self._entry(child)
            return
        self._read_with_children(entry)

    def _is_contents_line(self, entry: Entry) -> bool:
        urls = [piece.url for piece in entry.pieces if piece.url is not None]
        return bool(urls) and all(url.startswith("#") for url in urls)

    def _read_with_children(self, entry: Entry) -> None:
        pieces, end, own = list(entry.pieces), entry.end, []
        children = list(entry.children)
        for child in children:
            if self._completes(child, pieces):
                pieces += [Piece("\n", "break"), *child.pieces]
                own.append(child)
        rest = [child for child in children if child not in own]
        whole = replace(entry, pieces=tuple(pieces), end=end)
        is_group = bool(rest) and not any(piece.url for piece in pieces)
        read = self._read(whole.pieces, whole, is_group=is_group)
        for child in own:
            (self.ledger.read if read else self.ledger.give_up)(
                *((child.line, child.end) if read else (child.line, child.end, "no title"))
            )
        self._children(rest, self.candidates[-1] if read else None)
        if not read:
            self._keep_entry_text(entry, rest)

    def _completes(self, child: Entry, pieces: Sequence[Piece]) -> bool:
        """A nested line that holds nothing but links, or the authors and the venue."""
        entry = entry_text(child.pieces, self.vocabulary)
        if child.children or any(link.url.startswith("#") for link in entry.labels):
            return False
        text = plain(entry.text).strip(" .,;|:()[]-")
        if entry.labels:
            return not text
        if not text or entry.links:
            return False
        tail = with_tail(Fields(), entry.text, self.vocabulary)
        known = entry_text(tuple(pieces), self.vocabulary)
        has_title_only = len(known.labels) + len(known.links) > 0
        return has_title_only and bool(tail.authors or tail.venue) and not tail.remarks

    def _children(self, children: Sequence[Entry], parent: Candidate | None) -> None:
        for child in children:
            reading = read_entry(child.pieces, self.vocabulary, self._around())
            is_note = parent is not None and (
                reading is None
                or reading.kind == "note"
                or (parent.reading.kind != "resource" and reading.kind == "resource")
            )
            if not is_note or parent is None:
                self._entry(child)
                continue
            text = visible_text(child.pieces)
            if text:
                parent.notes.append(text)
                self.ledger.read(child.line, child.end)
            self._children(child.children, parent)

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
        if reading is None or reading.kind == "note" or (is_group and reading.kind == "resource"):
            return False
        if reading.kind == "resource" and not reading.links and reading.refused:
            return False
        section = self.tree.current or self.tree.open(NO_SECTION, 6, block.line, [])
        self.kind = "category"
        self.candidates.append(Candidate(reading, section, block.line))
        self.ledger.read(block.line, block.end)
        return True

    def _keep_entry_text(self, entry: Entry, children: Sequence[Entry]) -> None:
        text = visible_text(entry.pieces)
        if not text:
            self.ledger.skip(entry.line, entry.end, "an empty entry")
        elif children:
            reason = "a label over the entries nested in it"
            self.ledger.give_up(entry.line, entry.end, reason)
        elif any(piece.url for piece in entry.pieces):
            self.ledger.give_up(entry.line, entry.end, "no title, or no address that can be kept")
        else:
            self._keep_text(text, entry)

    def _keep_text(self, text: str, block: Block) -> None:
        """Text becomes the intro, or the note of its category."""
        section = self.tree.current
        if section is None:
            self.intro.append(text)
            self.ledger.read(block.line, block.end)
        elif is_placeholder(text) or section.add_note(text):
            if is_placeholder(text):
                section.add_note(text)
            self.ledger.read(block.line, block.end)
        else:
            self.ledger.give_up(block.line, block.end, "the note of the category is full")
