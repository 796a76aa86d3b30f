"""Rules: an author is one person under one name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.catalogue import Catalogue
from site_builder.identifiers import fold
from site_builder.records import Paper
from site_builder.rules.finding import Finding, at_paper, file_of

_MARKS = re.compile("['`‘’\u00b4\u02bc\u2032]")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
_HINT = (
    'write "{}", or join the two in authors.yaml if the papers print them so; '
    'if these are two people: reviewed: {{author-spelling: "why"}}'
)


@dataclass(frozen=True)
class _Name:
    """A name as records write it, in `count` papers."""

    text: str
    count: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        return _words(self.text)

    @property
    def given(self) -> tuple[str, ...]:
        return self.words[:-1]

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Of two spellings with the same letters the right one is greater: it has the accents."""
        accents = sum(not char.isascii() for char in self.text)
        return accents, self.count, self.text.count("-"), self.text


def authors_have_one_spelling(catalogue: Catalogue) -> Iterator[Finding]:
    """An author's name is the same everywhere: no initials here, accents, hyphens or order there.

    Initials that fit several names are let be: nobody could say whose they are.
    """
    joined = {alias: names.name for names in catalogue.authors for alias in names.aliases}
    better = _better(joined.get(name, name) for paper in catalogue.papers for name in paper.authors)
    first: dict[str, Paper] = {}
    for paper in catalogue.papers:
        for name in paper.authors:
            first.setdefault(joined.get(name, name), paper)
    for paper in catalogue.papers:
        for index, name in enumerate(paper.authors):
            if found := better.get(joined.get(name, name)):
                right, difference = found
                place = file_of(first[right])
                message = f'"{name}" looks like "{right}" of {place}; they differ in {difference}'
                yield at_paper(paper, ("authors", index), message, _HINT.format(right))


def authors_are_single(catalogue: Catalogue) -> Iterator[Finding]:
    """Each author stands alone, given name first: no comma or "and" joins two of them."""
    for paper in catalogue.papers:
        for index, name in enumerate(paper.authors):
            if parts := joined(name):
                message = f'"{name}" looks like several authors in one text, or a name turned round'
                hint = f"write  [{', '.join(parts)}], or the given name first; {_IS_ONE}"
                yield at_paper(paper, ("authors", index), message, hint)


_IS_ONE = 'if it is one name: reviewed: {joined-authors: "why"}'
# What follows the comma in "Karl Kettle, Jr." is no other author.
_JOINTS = re.compile(r"\s*[,;](?!\s*(?:jr|sr|ii|iii|iv)\b)\s*(?:(?:and|&)\s)?\s*", re.I)
# A group may have one word behind its "and", as Institute for Kettles and Pots.
_AND = re.compile(r"(?<=\S)\s+(?:and|&)\s+(?=\S+\s+\S)", re.I)


def joined(name: str) -> list[str]:
    """The texts that a comma or an "and" joins in `name`; none if it is a single one."""
    parts = [part.strip() for piece in _JOINTS.split(name) for part in _AND.split(piece)]
    found = [part for part in parts if part]
    return found if len(found) > 1 else []


def _better(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """For each name that seems a worse spelling of another: that one, and how they differ."""
    every = [_Name(text, count) for text, count in sorted(Counter(names).items())]
    better: dict[str, tuple[str, str]] = {}
    for pairs, difference in (
        (_same_letters(every), "accents, hyphens or blanks"),
        (_same_words(every), "the order of the parts"),
        (_initials(every), "initials"),
    ):
        for worse, right in pairs:
            if right.text not in better:
                better.setdefault(worse.text, (right.text, difference))
    return better


def _same_letters(every: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Names that differ in accents, capitals, hyphens, dots and blanks; ö may be oe."""
    groups: dict[str, dict[str, _Name]] = {}
    for name in every:
        for words in {name.words, _words(name.text.translate(_UMLAUTS))}:
            groups.setdefault("".join(words), {})[name.text] = name
    return _worse_ones(groups[key].values() for key in sorted(groups) if key)


def _same_words(every: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Names of the same parts in another order, unless both are known to be family names.

    Wei Li and Li Wei may well be two people where others are called Li and Wei.
    """
    families = Counter(name.words[-1] for name in every if name.words)
    groups: dict[tuple[str, ...], dict[str, _Name]] = {}
    for name in every:
        if len(name.words) > 1:
            groups.setdefault(tuple(sorted(name.words)), {})[name.text] = name
    for group in groups.values():
        ends = Counter(name.words[-1] for name in group.values())
        if len(ends) > 1 and not all(families[end] > count for end, count in ends.items()):
            yield from _worse_ones([group.values()])


def _worse_ones(groups: Iterable[Iterable[_Name]]) -> Iterator[tuple[_Name, _Name]]:
    for group in groups:
        *worse, right = sorted(group, key=lambda name: name.rank)
        yield from ((name, right) for name in worse)


def _initials(every: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Names of which the first could be short for the second, and for no other."""
    groups: dict[tuple[str, str], list[_Name]] = {}
    for name in every:
        if name.given:
            groups.setdefault((name.words[-1], name.words[0][0]), []).append(name)
    for group in groups.values():
        with_initials = [name for name in group if _has_initial(name)]
        for name in group if with_initials else ():
            others = group if _has_initial(name) else with_initials
            fuller = [other for other in others if _is_short_for(name.given, other.given)]
            if fuller:
                fullest = max(fuller, key=lambda other: (other.letters, other.rank))
                if all(_fits(other.given, fullest.given) for other in fuller):
                    yield name, fullest


def _has_initial(name: _Name) -> bool:
    return any(len(word) == 1 for word in name.given)


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return sum(map(len, short)) < sum(map(len, full)) and _fits(short, full)


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether given names fit fuller ones: each is there, or its initial, in the same order.

    What the shorter leaves out may be initials; names only if it has nothing but initials.
    """
    if not _agree(short[0], full[0]):
        return False
    rest = list(full[1:])
    left_out: list[str] = []
    for word in short[1:]:
        while rest and not _agree(word, rest[0]):
            left_out.append(rest.pop(0))
        if not rest:
            return False
        rest.pop(0)
    only_initials = all(len(word) == 1 for word in short)
    return only_initials or all(len(word) == 1 for word in (*left_out, *rest))


def _agree(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(_MARKS.sub("", text))))
