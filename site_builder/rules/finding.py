"""What a rule yields, and how a rule is listed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.documents import Loc
from site_builder.problems import Level, RuleInfo
from site_builder.records import Paper


@dataclass(frozen=True)
class Finding:
    """Something wrong at the value `loc` of `file`, a path in the catalogue's folder."""

    file: str
    loc: Loc
    message: str
    hint: str | None = None
    at_key: bool = False


@dataclass(frozen=True)
class Rule:
    """A named check of the whole catalogue; the first line of its docstring states it."""

    id: str
    find: Callable[[Catalogue], Iterator[Finding]]
    level: Level = Level.ERROR

    @property
    def info(self) -> RuleInfo:
        """What lists of rules print."""
        summary = (self.find.__doc__ or "").strip().split("\n")[0]
        return RuleInfo(self.id, self.level, summary)


def file_of(paper: Paper) -> str:
    """The record of `paper`, as a path in the catalogue's folder."""
    return f"papers/{paper.id}.yaml"


def at_paper(
    paper: Paper, loc: Loc, message: str, hint: str | None = None, *, at_key: bool = False
) -> Finding:
    """A finding in the record of `paper`."""
    return Finding(file_of(paper), loc, message, hint, at_key)
