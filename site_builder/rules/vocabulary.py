"""Rules: a word means one thing - in venues, frameworks, authors, taxonomy and within a list."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.catalogue import Catalogue
from site_builder.documents import Loc
from site_builder.rules.finding import Finding, at_paper
from site_builder.rules.references import walk


class _Word(NamedTuple):
    """A word and its place; words with the same `owner` do not compete."""

    loc: Loc
    owner: Loc
    text: str


def words_are_clear(catalogue: Catalogue) -> Iterator[Finding]:
    """An id, name or alias belongs to one venue, framework, category, author and so on."""
    for file, words in _namespaces(catalogue):
        first: dict[str, _Word] = {}
        for word in words:
            other = first.setdefault(word.text.casefold(), word)
            if other.owner != word.owner:
                line = catalogue.documents[file].problem(other.loc, "", "").line
                message = f'"{word.text}" already stands for another one, in line {line}'
                yield Finding(file, word.loc, message, "change or delete one of the two")


def nothing_is_repeated(catalogue: Catalogue) -> Iterator[Finding]:
    """A list of categories, measures, parents or sources names each once."""
    for paper in catalogue.papers:
        for field in ("categories", "measures", "sources"):
            for index, word in _repeated(getattr(paper, field)):
                yield at_paper(paper, (field, index), _TWICE.format(word), "delete one of the two")
        for index, word in _repeated([edge.paper for edge in paper.builds_on]):
            loc = ("builds_on", index, "paper")
            yield at_paper(paper, loc, _TWICE.format(word), "delete one of the two")


_TWICE = '"{}" stands in this list twice'


def _repeated(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    for index, word in enumerate(words):
        if word in words[:index]:
            yield index, word


def _namespaces(catalogue: Catalogue) -> Iterator[tuple[str, list[_Word]]]:
    """Lists of words of which each may have one owner only, with their file."""
    taxonomy = catalogue.taxonomy
    lists: list[tuple[str, str, Sequence[object]]] = [
        ("venues.yaml", "venues", catalogue.venues),
        ("frameworks.yaml", "frameworks", catalogue.frameworks),
        ("authors.yaml", "authors", catalogue.authors),
        ("taxonomy.yaml", "families", taxonomy.families),
        ("taxonomy.yaml", "measures", taxonomy.measures),
        ("taxonomy.yaml", "relations", taxonomy.relations),
    ]
    for file, field, records in lists:
        places: list[tuple[Loc, object]] = [
            ((field, index), record) for index, record in enumerate(records)
        ]
        yield file, _words(places, "id")
        yield file, _words(places, "name", "aliases")
    categories: list[tuple[Loc, object]] = [*walk(taxonomy.categories)]
    yield "taxonomy.yaml", _words(categories, "id", "aliases")


def _words(records: list[tuple[Loc, object]], *fields: str) -> list[_Word]:
    words = []
    for loc, record in records:
        for field in fields:
            value = getattr(record, field, ())
            if isinstance(value, str):
                words.append(_Word((*loc, field), loc, value))
            else:
                words += [_Word((*loc, field, i), loc, text) for i, text in enumerate(value)]
    return words
