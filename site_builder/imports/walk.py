"""A walk over the blocks of a list: sections, candidates for records, intro and roadmap."""

from collections.abc import Callable, Iterable

from site_builder.imports.blocks import Anchor, Block, Entry, Heading, Ignored, Paragraph, Row
from site_builder.imports.candidates import Candidate, CandidateReader
from site_builder.imports.findings import Ledger, Remark
from site_builder.imports.labels import entry_text
from site_builder.imports.marks import plain, text_of
from site_builder.imports.sections import SectionKind, SectionTree, kind_of, marked_title
from site_builder.imports.venue_years import known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

MAX_LINE = 500


class Walk:
    """What the blocks of a list hold, gathered block by block."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, title_line: int) -> None:
        self.ledger = ledger
        self.vocabulary = vocabulary
        self.title_line = title_line
        self.tree = SectionTree(vocabulary)
        self.kind: SectionKind = "intro"
        self.title = ""
        self.roadmap: list[dict[str, str]] = []
        self._reader = CandidateReader(ledger, vocabulary, self.tree)
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

    @property
    def candidates(self) -> list[Candidate]:
        """The entries that become records."""
        return self._reader.found

    @property
    def intro(self) -> list[str]:
        """The text before the first section."""
        return self._reader.intro

    @property
    def left_out(self) -> list[Remark]:
        """What no record of a paper is there for."""
        return self._reader.left_out

    @property
    def refused(self) -> list[Remark]:
        """What records may not hold."""
        return self._reader.refused

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
        marked = marked_title(heading)
        title = plain(marked)
        if heading.line == self.title_line:
            self.title = title[:MAX_LINE]
            self._account(heading)
            self._anchors.clear()
            return
        if self.kind == "other" and heading.level > self._section_level:
            self._skip(heading)
            return
        kind = kind_of(marked)
        self.kind, self._section_title, self._section_level = kind, title, heading.level
        if kind == "category" and title:
            self._account(heading)
            anchors = [anchor.name for anchor in self._anchors] + list(heading.anchors)
            self.tree.open(title[:MAX_LINE], heading.level, heading.line, anchors)
            self._anchors.clear()
        else:
            self._leave(heading, title)

    def _leave(self, heading: Heading, title: str) -> None:
        """A heading that makes no category ends those of its level."""
        self.tree.leave(heading.level)
        if self.kind == "roadmap":
            self._account(heading)
        else:
            self._skip(heading)
        if not title:
            self.kind = "intro"

    def _account(self, heading: Heading) -> None:
        self.ledger.read(heading.line, heading.end)
        for anchor in self._anchors:
            self.ledger.read(anchor.line, anchor.end)

    def _is_entry_in_heading(self, heading: Heading) -> bool:
        """Some lists make headings of their entries: these have labelled links."""
        if heading.line == self.title_line or not any(piece.url for piece in heading.pieces):
            return False
        entry = entry_text(heading.pieces, self.vocabulary)
        leads_out = any(not label.url.startswith("#") for label in entry.labels)
        return leads_out and bool(plain(entry.text))

    def _skip(self, block: Block) -> None:
        reason = f"in the section “{self._section_title}”, which is no part of the survey"
        self.ledger.skip(block.line, block.end, reason)
        for anchor in self._anchors:
            self.ledger.skip(anchor.line, anchor.end, reason)
        self._anchors.clear()

    def _ignored(self, block: Ignored) -> None:
        account = self.ledger.give_up if block.is_content else self.ledger.skip
        account(block.line, block.end, block.reason)

    def _is_in_survey(self) -> bool:
        return self.kind in ("category", "intro")

    def _row(self, row: Row) -> None:
        (self._reader.row if self._is_in_survey() else self._skip)(row)

    def _paragraph(self, block: Paragraph) -> None:
        if self.kind == "category" and self._is_year(block):
            self._heading(Heading(block.line, block.end, 6, block.pieces))
            return
        (self._reader.paragraph if self._is_in_survey() else self._skip)(block)

    def _is_year(self, block: Paragraph) -> bool:
        """A year, or a venue with its year, in a line of its own and bold: it is a heading."""
        if any(piece.style != "strong" for piece in block.pieces):
            return False
        found = venue_year(text_of(block.pieces), self.vocabulary)
        if not found or not found.year:
            return False
        return not found.venue or known_venue(found, self.vocabulary)

    def _entry(self, entry: Entry) -> None:
        for part in (entry, *entry.nested()):
            for block in part.others:
                self._handlers[type(block)](block)
        if self._is_in_survey():
            self._reader.entry(entry)
        elif self.kind == "roadmap" and entry.done is not None:
            self._milestone(entry, is_done=entry.done)
        else:
            for part in (entry, *entry.nested()):
                self._skip(part)

    def _milestone(self, entry: Entry, *, is_done: bool) -> None:
        if title := text_of(entry.pieces)[:MAX_LINE]:
            self.roadmap.append({"title": title, "done": "true" if is_done else "false"})
            self.ledger.read(entry.line, entry.end)
        for child in entry.children:
            self._entry(child)
