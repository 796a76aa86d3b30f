"""Headings -> the categories of a taxonomy, and what the other headings are there for."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from site_builder.identifiers import words
from site_builder.imports.blocks import Heading
from site_builder.imports.findings import Remark
from site_builder.imports.reading import Surroundings
from site_builder.imports.venue_years import known_venue, venue_year
from site_builder.imports.vocabulary import Vocabulary

SectionKind = Literal["intro", "category", "contents", "roadmap", "other"]

_NUMBER = re.compile(
    r"^(?:(?:[0-9#*]\ufe0f?\u20e3|🔟)+\s*|\d{1,3}(?:\.\d{1,3})+[.)]?\s+|\d{1,3}[.)]\s*(?=\D)|[IVX]{1,5}\.\s+)"
)
_KINDS: dict[SectionKind, frozenset[str]] = {
    "contents": frozenset({"contents", "content", "table of contents", "toc", "index", "outline",
                           "catalog", "catalogue", "table of content", "overview of contents"}),
    "roadmap": frozenset({"milestone", "milestones", "roadmap", "road map", "todo", "to do",
                          "todos", "todo list", "to do list"}),
    "other": frozenset({"license", "licence", "licenses", "citation", "citations", "citing", "cite",
                        "cite us", "how to cite", "contributing", "contribution", "contributions",
                        "contribute", "how to contribute", "contributors", "contributor", "contact",
                        "contacts", "contact us", "contact me", "acknowledgement", "maintainers",
                        "acknowledgements", "acknowledgment", "acknowledgments", "star history",
                        "bibtex", "changelog", "update log", "updates", "news", "stargazers",
                        "contributing guidelines"}),
}  # fmt: skip
# `Papers in 2019` says no more than `2019`.
_BESIDE_YEAR = re.compile(
    r"^(?:(?:papers?|articles?|publications?|works?|year)\b\s*(?:published\s+)?(?:in|of|from)?\s*)"
    r"(?=(?:19|20)\d\d$)|(?<=^\d{4})\s+(?:papers?|articles?|publications?|works?)$",
    re.IGNORECASE,
)
MAX_ID = 60
MAX_NOTE = 5_000


@dataclass
class Section:
    """A heading that became a category, with what stands under it."""

    id: str
    title: str
    level: int
    line: int
    parent: "Section | None" = None
    aliases: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)
    around: Surroundings = field(default_factory=Surroundings)

    def values(self) -> dict[str, Any]:
        """The fields of its record."""
        values: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "aliases": self.aliases,
            "note": "\n".join(self.notes),
            "children": [child.values() for child in self.children],
        }
        return {key: value for key, value in values.items() if value}

    def top(self) -> "Section":
        """The section at the root above it."""
        return self.parent.top() if self.parent else self

    def add_note(self, text: str) -> bool:
        """Add a remark under the heading; False if there is no more room."""
        if len("\n".join([*self.notes, text])) > MAX_NOTE:
            return False
        self.notes.append(text)
        return True


def kind_of(title: str) -> SectionKind:
    """What a heading of this marked title is there for."""
    said = " ".join(words(title))
    return next((kind for kind, titles in _KINDS.items() if said in titles), "category")


def marked_title(heading: Heading) -> str:
    """The title of a heading without the number before it; a shielded character is no word."""
    shown = "".join(piece.text for piece in heading.pieces if not piece.is_image)
    return _NUMBER.sub("", shown.strip(), count=1)


class SectionTree:
    """Grows with each heading; ids and aliases are unique in it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.roots: list[Section] = []
        self.conflicts: list[Remark] = []
        self._stack: list[Section] = []
        self._taken: dict[str, Section | None] = {}

    @property
    def current(self) -> Section | None:
        """The section that entries go to."""
        return self._stack[-1] if self._stack else None

    def leave(self, level: int) -> None:
        """Close the sections of this level and below."""
        while self._stack and self._stack[-1].level >= level:
            self._stack.pop()

    def open(self, title: str, level: int, line: int, anchors: list[str]) -> Section:
        """A new section below those of a higher level."""
        self.leave(level)
        parent = self.current
        section = Section(self._new_id(title, anchors), title, level, line, parent)
        section.around = self._surroundings(title, parent)
        self._taken[section.id] = section
        for anchor in dict.fromkeys(anchors):
            self._add_alias(section, anchor)
        (parent.children if parent else self.roots).append(section)
        self._stack.append(section)
        return section

    def _add_alias(self, section: Section, anchor: str) -> None:
        owner = self._taken.get(anchor)
        if owner is not None and owner is not section:
            reason = f"the anchor leads to the category {owner.id} already; left out"
            self.conflicts.append(Remark(section.line, anchor, reason))
        else:
            self._taken[anchor] = section
            section.aliases.append(anchor)

    def _new_id(self, title: str, anchors: list[str]) -> str:
        stem = ""
        for word in words(title) or words(anchors[0] if anchors else "") or ["category"]:
            longer = f"{stem}-{word}" if stem else word[:MAX_ID]
            if len(longer) > MAX_ID:
                break
            stem = longer
        number, found = 1, stem
        while found in self._taken:
            number += 1
            found = f"{stem}-{number}"
        return found

    def _surroundings(self, title: str, parent: Section | None) -> Surroundings:
        """A heading such as `CVPR 2021` or `2021` says what the entries below it may leave out."""
        above = parent.around if parent else Surroundings()
        found = venue_year(_BESIDE_YEAR.sub("", title), self.vocabulary)
        if not found or (found.venue and not known_venue(found, self.vocabulary)):
            return above
        return Surroundings(found.venue or above.venue, found.year or above.year)
