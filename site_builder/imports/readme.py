"""A survey kept as one Markdown list -> the records of a catalogue, and a remark on every line."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from site_builder.imports.blocks import Block, Heading
from site_builder.imports.candidates import Candidate
from site_builder.imports.cleaning import cleaned
from site_builder.imports.findings import Counts, Imported, Ledger, Remark
from site_builder.imports.footnotes import with_footnotes
from site_builder.imports.gathering import gathered
from site_builder.imports.label_words import meaning
from site_builder.imports.markdown import parse
from site_builder.imports.merging import PaperMerger
from site_builder.imports.new_words import UsedWords
from site_builder.imports.reading import Reading, resource_values
from site_builder.imports.sections import kind_of, marked_title
from site_builder.imports.undated import undated
from site_builder.imports.vocabulary import Vocabulary
from site_builder.imports.walk import Walk

UNTITLED = "Untitled survey"

# `[paper]: https://...`, which Markdown itself puts into the links.
_ADDRESS_OF_LINKS = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*\S+\s*(?:[\"'(].*)?$")


def read_readme(text: str, vocabulary: Vocabulary, path: str = "README.md") -> Imported:
    """What the list `text` holds, read with `vocabulary`; `path` is for messages.

    Raises:
        CatalogueError: `text` is empty, too long, or not text.
    """
    text, repaired = cleaned(text, path)
    ledger = Ledger(text)
    blocks = gathered(with_footnotes(parse(text)), vocabulary)
    for number, line in enumerate(ledger.lines, start=1):
        if _ADDRESS_OF_LINKS.match(line):
            ledger.skip(number, number, "the address of links in the text")
    walk = Walk(ledger, vocabulary, _title_line(blocks)).over(blocks)
    papers, resources = _by_kind(walk.candidates, vocabulary)
    words = UsedWords(vocabulary)
    merger = PaperMerger(words)
    for candidate in papers:
        merger.add(candidate)
    resource_records = [_resource(candidate) for candidate in resources]
    paper_records = merger.papers()
    return Imported(
        survey=_survey(walk),
        taxonomy={"categories": [section.values() for section in walk.tree.roots]},
        venues=words.venues(),
        frameworks=words.frameworks(),
        resources=resource_records,
        papers=paper_records,
        counts=_counts(papers, walk),
        new_words=tuple(words.remarks),
        conflicts=tuple(sorted([*merger.conflicts, *walk.tree.conflicts])),
        refused=tuple(walk.refused),
        derived=tuple(_derived(papers)),
        some_authors=tuple(_some_authors(papers)),
        undated=tuple(undated(resources, papers)),
        unread=ledger.unread(),
        skipped=tuple(sorted([*ledger.skipped(), *repaired, *walk.left_out])),
    )


def _title_line(blocks: Iterable[Block]) -> int:
    """The line of the heading that is the survey's title; 0 if there is none."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = next((heading for heading in headings if heading.level == 1), None)
    if first and kind_of(marked_title(first)) == "category":
        return first.line
    return 0


def _by_kind(
    candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> tuple[list[Candidate], list[Candidate]]:
    """Papers and resources. An entry that may be either is what most of its section are.

    Where nothing else is in the section, its heading decides, if that says *Papers*.
    """
    votes: Counter[str] = Counter()
    for candidate in candidates:
        reading = candidate.reading
        is_unclear = reading.with_year in ("paper", "either")
        vote = 0 if is_unclear else {"paper": 1, "resource": -1}.get(reading.kind, 0)
        votes[candidate.section.id] += vote
    papers: list[Candidate] = []
    resources: list[Candidate] = []
    for candidate in candidates:
        says_paper = meaning(candidate.section.title, vocabulary).kind == "paper"
        is_paper = _is_paper(candidate.reading, votes[candidate.section.id] or int(says_paper))
        (papers if is_paper else resources).append(candidate)
    return papers, resources


def _is_paper(reading: Reading, votes: int) -> bool:
    if reading.kind != "either":
        return reading.kind == "paper"
    return votes > 0 or (votes == 0 and bool(reading.fields.authors))


def _resource(candidate: Candidate) -> dict[str, Any]:
    values = resource_values(candidate.reading, candidate.section.id)
    notes = [*candidate.reading.fields.remarks, *candidate.notes]
    return values | ({"note": "\n".join(notes)[:5_000]} if notes else {})


def _survey(walk: Walk) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": walk.title or UNTITLED,
        "intro": "\n".join(walk.intro)[:5_000],
        "roadmap": walk.roadmap,
    }
    return {key: value for key, value in values.items() if value}


def _counts(papers: Sequence[Candidate], walk: Walk) -> Counts:
    links = sum(len(list(candidate.reading.urls())) for candidate in walk.candidates)
    notes = sum(len(candidate.notes) for candidate in papers)
    anchors = sum(len(section.aliases) for section in _sections(walk))
    return Counts(len(papers), links, notes, anchors)


def _sections(walk: Walk) -> Iterable[Any]:
    waiting = list(walk.tree.roots)
    while waiting:
        section = waiting.pop()
        yield section
        waiting += section.children


def _derived(papers: Sequence[Candidate]) -> Iterable[Remark]:
    for candidate in papers:
        if candidate.reading.derived:
            yield Remark(candidate.line, candidate.reading.fields.title, candidate.reading.derived)


def _some_authors(papers: Sequence[Candidate]) -> Iterable[Remark]:
    for candidate in papers:
        fields = candidate.reading.fields
        if fields.some_authors and not fields.authors:
            yield Remark(candidate.line, fields.title, fields.some_authors)
