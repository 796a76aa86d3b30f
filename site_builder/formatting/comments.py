"""Where the comments of a document stand, and which field each one belongs to."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from site_builder.characters import Span, problem_at
from site_builder.documents import Document
from site_builder.problems import CatalogueError, Problem

_HASH = re.compile(r"(?m)(?:^|(?<=\s))#")
_NO_CONTENT = re.compile(r"\s*(#.*)?|---\s*|\.\.\.\s*|%.*")


@dataclass(frozen=True)
class Comments:
    """The comment lines of a record: at its head, before a field, at its end."""

    head: tuple[str, ...]
    before: dict[str, tuple[str, ...]]
    tail: tuple[str, ...]


class _Comment(NamedTuple):
    line: int
    column: int
    text: str


def comment_texts(text: str) -> list[str]:
    """The texts of all comments of a YAML text, sorted: two texts may be compared by them."""
    return sorted(comment.text for comment in _find(text))


def comments_of(document: Document) -> Comments:
    """The comments of `document`, each with its field.

    Raises:
        CatalogueError: a comment stands beside a value or within one.
    """
    comments = list(_find(document.text))
    if not comments:
        return Comments((), {}, ())
    keys = sorted((span.line, key) for key, span in document.field_spans.items())
    owners = [_owner(document.text, comment, [line for line, _ in keys]) for comment in comments]
    if misplaced := [c for c, owner in zip(comments, owners, strict=True) if owner is None]:
        raise CatalogueError(_problem(document, comment) for comment in misplaced)
    lines: dict[int | None, tuple[str, ...]] = {}
    for comment, owner in zip(comments, owners, strict=True):
        lines[owner] = (*lines.get(owner, ()), comment.text)
    before = {key: lines[i] for i, (_, key) in enumerate(keys) if i and i in lines}
    return Comments(lines.get(0, ()), before, lines.get(len(keys), ()))


def _find(text: str) -> Iterator[_Comment]:
    """All comments: each # after a blank that is no part of a value, with the rest of its line."""
    values = list(_value_ranges(text))
    starts = [start for start, _ in values]
    end = 0
    for match in _HASH.finditer(text):
        index = match.start()
        nearest = bisect.bisect_right(starts, index) - 1
        if index < end or (nearest >= 0 and index < values[nearest][1]):
            continue
        end = index + len(text[index:].split("\n", 1)[0])
        column = index - text.rfind("\n", 0, index)
        yield _Comment(text.count("\n", 0, index) + 1, column, text[index:end].rstrip())


def _value_ranges(text: str) -> Iterator[tuple[int, int]]:
    """First and last index of each scalar; of a block scalar without its first line."""
    line_starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    for event in yaml.parse(text, yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            first, last = _index(line_starts, event.start_mark), _index(line_starts, event.end_mark)
            yield text.find("\n", first) + 1 if event.style in ("|", ">") else first, last


def _index(line_starts: list[int], mark: Any) -> int:
    start: int = line_starts[mark.line] + mark.column
    return start


def _owner(text: str, comment: _Comment, key_lines: list[int]) -> int | None:
    """The number of the field that `comment` precedes; None if it stands at or in a value."""
    owner = bisect.bisect_right(key_lines, comment.line)
    end = key_lines[owner] if owner < len(key_lines) else None
    following = text.split("\n")[comment.line : end and end - 1]
    alone = comment.column == 1 and all(_NO_CONTENT.fullmatch(line) for line in following)
    return owner if alone else None


def _problem(document: Document, comment: _Comment) -> Problem:
    span = Span(comment.line, comment.column, len(comment.text))
    message = "a comment is kept only on a line of its own before a field, or at the end"
    hint = "move it above the field, to the first column; or write it into the field `note`"
    return problem_at(document.path, document.text, span, "comment-place", message, hint=hint)
