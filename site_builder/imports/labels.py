"""Pieces of an entry -> its labelled links and its marked text without them; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.imports import label_words
from site_builder.imports.blocks import Piece, Pieces
from site_builder.imports.marks import LABEL, marked, plain, unshield
from site_builder.imports.vocabulary import Vocabulary

_SPELLED = re.compile(
    r"(?:^|(?<=[\s\[(|/•,;.*\-]))"
    r"([A-Za-z\u4e00-\u9fff][\w+#&.-]*(?:[ /][\w+#&.-]+){0,2}(?: ?\([\w+# .-]{1,20}\))?)"
    r"\s*\]?\s*(?:[:：]|\]\s*\()\s*[\[(]?\s*$"
)
_IN_BRACKETS = re.compile(rf"[\[(【]\s*{LABEL}(?:[\s,|/·;&-]*{LABEL})*\s*[\])】]")
_ICON_BEFORE = re.compile(rf"(?::[a-z0-9_+-]+:)+\s*(?={LABEL})")
_URL = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TAGS = re.compile(r"[\[(【（][^\])】）]*[\])】）]")
_MAX_LABEL = 60


@dataclass(frozen=True)
class LabelledLink:
    """A link with the label that stands for it."""

    label: str
    url: str


@dataclass(frozen=True)
class EntryText:
    """An entry as one marked text, its labelled links, and the links within the text."""

    text: str
    labels: tuple[LabelledLink, ...]
    links: tuple[LabelledLink, ...]


def entry_text(pieces: Pieces, vocabulary: Vocabulary) -> EntryText:
    """What `pieces` say, with each label taken out of the text and a mark in its place."""
    collector = _Collector(vocabulary)
    for index, piece in enumerate(pieces):
        collector.add(piece, _text_at(pieces, index - 1), _text_at(pieces, index + 1))
    text = _IN_BRACKETS.sub(_marks_only, collector.text)
    return EntryText(_ICON_BEFORE.sub("", text), tuple(collector.labels), tuple(collector.links))


class _Collector:
    """Goes from piece to piece and decides which link is a label."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.text = ""
        self.labels: list[LabelledLink] = []
        self.links: list[LabelledLink] = []

    def add(self, piece: Piece, before: str, after: str) -> None:
        if piece.url is None:
            self.text += "" if piece.is_image else marked(piece)
        elif _URL.match(unshield(piece.text)):
            self.add_address(piece)
        elif self.is_label(piece, before, after):
            self.add_label(_bare(piece.text), piece.url)
        elif not piece.is_image:
            self.text += marked(piece, len(self.links))
            self.links.append(LabelledLink(plain(piece.text), piece.url))

    def is_label(self, piece: Piece, before: str, after: str) -> bool:
        """In brackets of its own or of the line, or a word that is known as a label."""
        text = piece.text.strip()
        words = len(plain(text).split())
        bracketed = text.startswith("[") and text.endswith("]")
        between = before.rstrip().endswith(("[", "【")) or after.lstrip().startswith(("]", "】"))
        if bracketed or between:
            return words <= 6 and len(text) <= _MAX_LABEL
        if piece.is_image:
            return True
        is_first = not _LETTER.search(_TAGS.sub("", plain(self.text))) and not self.links
        return label_words.is_known(_bare(text), self.vocabulary, whole=is_first)

    def add_label(self, label: str, url: str) -> None:
        self.labels.append(LabelledLink(label, url))
        self.text += LABEL

    def add_address(self, piece: Piece) -> None:
        """An address is labelled by the word before it, as in `Code: https://...`."""
        label = ""
        if (match := _SPELLED.search(self.text)) and self.is_spelled_label(match):
            label = plain(match[1])
            self.text = self.text[: match.start(1)].rstrip(" [(")
        self.add_label(label, piece.url or "")

    def is_spelled_label(self, match: re.Match[str]) -> bool:
        """Words that nobody knows as a label are the title, if there is none before them."""
        is_first = not _LETTER.search(plain(self.text[: match.start(1)])) and not self.labels
        return not is_first or label_words.is_known(plain(match[1]), self.vocabulary)


def _text_at(pieces: Pieces, index: int) -> str:
    is_text = 0 <= index < len(pieces) and pieces[index].url is None
    return pieces[index].text if is_text else ""


def _bare(label: str) -> str:
    """The text of a label without the brackets and backticks around it."""
    return plain(re.sub(r"^[\s\[`]+|[\s\]`:]+$", "", label))


def _marks_only(match: re.Match[str]) -> str:
    return LABEL * match[0].count(LABEL)


def parenthesised_groups(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and content of each outermost pair of () or [] in `text`."""
    closing = {"(": ")", "[": "]", "（": "）", "【": "】"}
    start, wanted, depth = -1, "", 0
    opened = ""
    for index, char in enumerate(text):
        if not depth and char in closing:
            start, opened, wanted, depth = index, char, closing[char], 1
        elif depth and char == opened:
            depth += 1
        elif depth and char == wanted:
            depth -= 1
            if not depth:
                yield start, index + 1, text[start + 1 : index]
