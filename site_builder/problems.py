"""A problem: what is wrong, with its place, its rule and the way out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How bad a problem is: only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at one place.

    `line` and `column` count from 1, in characters. `excerpt` is the text of the line,
    `width` the number of characters to underline from `column` on.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    level: Level = field(default=Level.ERROR, compare=False)
    hint: str | None = field(default=None, compare=False)
    excerpt: str = field(default="", compare=False)
    width: int = field(default=1, compare=False)


@dataclass(frozen=True)
class RuleInfo:
    """What a reader of a problem may want to know about its rule."""

    id: str
    level: Level
    summary: str


class CatalogueError(Exception):
    """The catalogue cannot be used; carries all its problems, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")
