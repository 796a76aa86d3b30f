"""Rules: titles as their papers have them."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from site_builder.catalogue import Catalogue
from site_builder.identifiers import fold
from site_builder.rules.finding import Finding, at_paper, file_of

SIMILARITY = 0.9
RARE_WORDS = 4
CROWD = 20
_SMALL = "a an and as at by for from in into of on or the to via with"
_TAGS = "a|b|br|code|details|div|em|font|i|img|li|ol|p|small|span|strong|sub|sup|summary|tt|u|ul"
_QUOTED = re.compile('[“„«"\'][^“”„«»"]+[”“»"\']')
_MARKUP = re.compile(
    rf"\[[^\[\]]+\]\([^()\s]*\)|<!--|</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+|[ivx]+")


def titles_are_not_shouted(catalogue: Catalogue) -> Iterator[Finding]:
    """A title is not all in capitals."""
    for paper in catalogue.papers:
        words = [word for word in paper.title.split() if any(map(str.isalpha, word))]
        if len(words) < 3 or not (paper.title.isupper() and _is_cased(paper.title)):
            continue
        right = " ".join(_lowered(*pair) for pair in itertools.pairwise([":", *words]))
        yield at_paper(paper, ("title",), "the title is all in capitals", f'write "{right}"')


def texts_are_plain(catalogue: Catalogue) -> Iterator[Finding]:
    """Titles and notes are plain text: no Markdown links, no HTML, no quotes around a title."""
    for paper in catalogue.papers:
        title = paper.title
        if _QUOTED.fullmatch(title):
            hint = f'write "{title[1:-1]}"'
            yield at_paper(paper, ("title",), "the quotes are part of the title here", hint)
        for field, text in (("title", title), ("note", paper.note or "")):
            if match := _MARKUP.search(text):
                message = f'"{match[0]}" is shown as it stands: this is plain text'
                yield at_paper(
                    paper, (field,), message, "write the words alone; `links` hold links"
                )


def _is_cased(text: str) -> bool:
    """Whether most letters of `text` have capitals at all; those of many scripts have none."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char.lower() != char.upper() for char in letters) > len(letters)


def _lowered(before: str, word: str) -> str:
    """A `word` of a title in capitals as it stands behind the word `before` it."""
    is_small = word.lower() in _SMALL.split() and not before.endswith((":", ".", "?", "!"))
    return word.lower() if is_small else word.capitalize()


def titles_are_apart(catalogue: Catalogue) -> Iterator[Finding]:
    """No two titles differ by a few letters only: it may be one paper, twice."""
    titles = [title_words(paper.title) for paper in catalogue.papers]
    for later, first in sorted(_similar(titles)):
        paper, other = catalogue.papers[later], catalogue.papers[first]
        message = f'the title is nearly that of {file_of(other)}: "{other.title}"'
        hint = 'if these are two papers: reviewed: {similar-title: "why"}; else delete one record'
        yield at_paper(paper, ("title",), message, hint)


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, folded."""
    return tuple(re.findall(r"\w+", fold(title)))


def nearness(one: tuple[str, ...], other: tuple[str, ...], least: float = SIMILARITY) -> float:
    """How alike the words of two titles are, from 0 to 1.

    It is 0 below `least`, and for parts of a series.
    """
    near = Levenshtein.normalized_similarity(" ".join(one), " ".join(other), score_cutoff=least)
    is_series = one != other and _numbered(one, other)
    return near if near and not is_series else 0.0


def _similar(titles: list[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Later and first of each pair of titles that are similar and not the same."""
    found: dict[int, int] = {}
    for first, later in candidates(titles):
        if titles[first] == titles[later] or later in found:
            continue
        if nearness(titles[first], titles[later]):
            found[later] = first
    yield from found.items()


def candidates(titles: list[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs that are worth comparing, in about linear time.

    Comparing all pairs of 10,000 titles takes minutes. Two titles that differ by some letters
    share most of their words, so that they share one of their few rarest, unless that is where
    they differ; then they begin or end with the same letters, and are neighbours when sorted.
    """
    pairs: set[tuple[int, int]] = set()
    counts = Counter(word for words in titles for word in set(words))
    sharing: dict[str, list[int]] = {}
    for index, words in enumerate(titles):
        for word in sorted(set(words), key=lambda word: (counts[word], word))[:RARE_WORDS]:
            if 1 < counts[word] <= CROWD:
                pairs.update((other, index) for other in sharing.get(word, ()))
                sharing.setdefault(word, []).append(index)
    letters = ["".join(words) for words in titles]
    for keys in (letters, [text[::-1] for text in letters]):
        order = sorted(range(len(keys)), key=keys.__getitem__)
        for step in (1, 2):
            neighbours = zip(order, order[step:], strict=False)
            pairs.update((min(pair), max(pair)) for pair in neighbours)
    return iter(sorted(pairs))


def _numbered(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the titles differ in numbers only, as parts of a series do."""
    return all(_NUMBER.fullmatch(word) for word in set(first) ^ set(second))
