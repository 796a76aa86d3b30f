"""Which paper a reader means by a word: its id, its name, or its title; pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.identifiers import words
from site_builder.records import Paper
from site_builder.suggestions import suggestion

MOST_SHOWN = 8


@dataclass(frozen=True)
class NotOneError(ValueError):
    """No paper, or more than one, is meant; `lines` say so and what to write instead."""

    lines: tuple[str, ...]


def meant(catalogue: Catalogue, word: str) -> Paper:
    """The paper whose id, name or title is `word`, in any case, then also in any punctuation.

    Of a title as "QuickSort: A Method of Sorting" the part before the colon is enough.

    Raises:
        NotOneError: no paper is, or several are.
    """
    if word in catalogue.paper_by_id:
        return catalogue.paper_by_id[word]
    for fold in (str.casefold, _bare):
        found = _called(catalogue.papers_in_order, word, fold)
        if len(found) == 1:
            return found[0]
        if found:
            raise NotOneError((f'"{word}" means more than one: write an id', *_listed(found)))
    raise NotOneError(_unknown(catalogue, word))


def _called(papers: Iterable[Paper], word: str, fold: Callable[[str], str]) -> list[Paper]:
    """Papers with the name, or else with the id or title, that is `word` when both are folded."""

    def others(paper: Paper) -> set[str]:
        return {fold(text) for text in (paper.id, paper.title, paper.title.partition(":")[0])}

    wanted = fold(word)
    if not wanted:
        return []
    known = list(papers)
    by_name = [paper for paper in known if paper.name and fold(paper.name) == wanted]
    return by_name or [paper for paper in known if wanted in others(paper)]


def _bare(text: str) -> str:
    return "".join(words(text))


def _unknown(catalogue: Catalogue, word: str) -> tuple[str, ...]:
    """What is near: a word with few letters changed, or titles that hold the word."""
    papers = catalogue.papers_in_order
    known = [paper.name or paper.id for paper in papers]
    other = {text: paper.name or paper.id for paper in papers for text in (paper.id, paper.title)}
    hint = suggestion(word, known, other)
    message = f'no method is called "{word}"'
    if hint:
        return (f"{message}: {hint}",)
    part = word.casefold().strip()
    found = [
        paper for paper in papers if part and part in f"{paper.name or ''} {paper.title}".casefold()
    ]
    if not found:
        return (f"{message}; `survey export csv` lists all",)
    return (f"{message}; these have it in their name or title:", *_listed(found))


def _listed(papers: list[Paper]) -> list[str]:
    lines = [
        f"  {paper.id}: {paper.name or paper.title} ({paper.published})"
        for paper in papers[:MOST_SHOWN]
    ]
    more = len(papers) - MOST_SHOWN
    return [*lines, f"  … and {more} more"] if more > 0 else lines
