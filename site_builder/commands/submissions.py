"""What an issue says that only the catalogue can tell the meaning of: parents by their names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.commands.lookup import NotOneError, meant
from site_builder.commands.steps import called
from site_builder.records import Paper

SOURCE = "told in an issue"
"""What a step says whose evidence is the words of a stranger."""

_PIECES = re.compile(r"[,;]\s*")
_COLON = re.compile(r":\s+")
_LONGEST = 500


@dataclass(frozen=True)
class Parents:
    """The steps to known records as values of a record, and what a person is told of them."""

    steps: tuple[dict[str, str], ...]
    told: tuple[str, ...]


def parents_of(catalogue: Catalogue, lines: Sequence[str]) -> Parents:
    """The parents that `lines` name, as `Name`, `extends Name` or `Name: evidence`.

    A step must say how it builds on its parent. Where a line does not, the first relation of the
    taxonomy is taken and told.
    """
    steps: dict[str, dict[str, str]] = {}
    told: list[str] = []
    for line in lines:
        for found in _read(catalogue, line):
            if isinstance(found, str):
                told.append(found)
            elif found.paper.id not in steps:
                step, words = found.step(catalogue)
                steps |= {found.paper.id: step} if step else {}
                told.append(words)
    return Parents(tuple(steps.values()), tuple(told))


@dataclass(frozen=True)
class _Named:
    """A parent, and what a line says of how it is one."""

    paper: Paper
    relation: str
    evidence: str

    def step(self, catalogue: Catalogue) -> tuple[dict[str, str], str]:
        """The step, empty if the survey has no relations; and what is told of it."""
        relations = [relation.id for relation in catalogue.taxonomy.relations]
        told = f"builds on {called(self.paper)}"
        if not relations:
            return {}, f"{told}: not written, for taxonomy.yaml names no relations"
        step = {"paper": self.paper.id, "relation": self.relation or relations[0]}
        if self.evidence:
            step |= {"evidence": self.evidence, "source": SOURCE}
        others = ", ".join(relations[1:])
        if not self.relation and others:
            told += f": written as `{relations[0]}`, for the issue does not say how; or {others}"
        if not self.evidence:
            told += "; its evidence is still to be found"
        return step, told


def _read(catalogue: Catalogue, line: str) -> Iterator[_Named | str]:
    """The parents that a line names; a sentence for each word that names none."""
    try:
        yield _named(catalogue, line, "")
        return
    except NotOneError as error:
        fault = error
    for colon in _COLON.finditer(line):
        try:
            yield _named(catalogue, line[: colon.start()], line[colon.end() :].strip()[:_LONGEST])
            return
        except NotOneError:
            continue
    pieces = [piece.strip() for piece in _PIECES.split(line) if piece.strip()]
    if len(pieces) < 2:
        yield f"builds on: not written: {' '.join(' '.join(fault.lines).split())}"
        return
    for piece in pieces:
        yield from _read(catalogue, piece)


def _named(catalogue: Catalogue, text: str, evidence: str) -> _Named:
    """The parent that `text` names, alone or behind the name of a relation.

    Raises:
        NotOneError: it names none, or several.
    """
    try:
        return _Named(meant(catalogue, text.strip()), "", evidence)
    except NotOneError:
        for relation in catalogue.taxonomy.relations:
            for words in (relation.id, relation.name):
                if text.casefold().startswith(f"{words.casefold()} "):
                    paper = meant(catalogue, text[len(words) :].strip())
                    return _Named(paper, relation.id, evidence)
        raise
