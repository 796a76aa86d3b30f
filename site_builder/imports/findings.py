"""What the reading of a list yields: records as plain values, and remarks on what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class Remark:
    """Something to tell about a line: its number from 1, what it says, and what became of it."""

    line: int
    text: str
    reason: str = ""


@dataclass(frozen=True)
class Counts:
    """How much was found, before entries that stand twice were united."""

    entries: int = 0
    links: int = 0
    notes: int = 0
    anchors: int = 0


@dataclass(frozen=True)
class Imported:
    """A list as records of plain values: text, lists and mappings of text, as a file holds them.

    `papers` are keyed by id, in the order of the list; `undated` are entries that would be among
    them if a year were found, and are resources. Every line that is not blank was read, or
    it is `skipped`, or it is `unread`.
    """

    survey: dict[str, Any]
    taxonomy: dict[str, Any]
    venues: list[dict[str, Any]]
    frameworks: list[dict[str, Any]]
    resources: list[dict[str, Any]]
    papers: dict[str, dict[str, Any]]
    counts: Counts = field(default_factory=Counts)
    new_words: tuple[Remark, ...] = ()
    conflicts: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()
    derived: tuple[Remark, ...] = ()
    some_authors: tuple[Remark, ...] = ()
    undated: tuple[Remark, ...] = ()
    unread: tuple[Remark, ...] = ()
    skipped: tuple[Remark, ...] = ()


class Ledger:
    """Keeps account of lines: each is read, skipped or unread, and the first account counts."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._read: set[int] = set()
        self._skipped: dict[int, str] = {}
        self._unread: dict[int, str] = {}

    def read(self, line: int, end: int) -> None:
        """Lines that became a part of a record."""
        self._read.update(range(line, end + 1))

    def skip(self, line: int, end: int, reason: str) -> None:
        """Lines that hold nothing of a survey."""
        self._note(self._skipped, line, end, reason)

    def give_up(self, line: int, end: int, reason: str) -> None:
        """Lines with content that became nothing."""
        self._note(self._unread, line, end, reason)

    def _note(self, account: dict[int, str], line: int, end: int, reason: str) -> None:
        for number in range(line, end + 1):
            account.setdefault(number, reason)

    def skipped(self) -> tuple[Remark, ...]:
        """The skipped lines, each with its reason."""
        return tuple(self._remarks(self._skipped, self._read))

    def unread(self) -> tuple[Remark, ...]:
        """The unread lines, each with its reason; also those that nobody accounted for."""
        other = self._read | self._skipped.keys()
        rest = {number: "not understood" for number in range(1, len(self.lines) + 1)}
        return tuple(self._remarks({**rest, **self._unread}, other))

    def _remarks(self, account: dict[int, str], without: Iterable[int]) -> Iterable[Remark]:
        left_out = set(without)
        for number, reason in sorted(account.items()):
            if number in left_out or number > len(self.lines):
                continue
            if text := self.lines[number - 1].strip():
                yield Remark(number, text, reason)
