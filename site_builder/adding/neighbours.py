"""The categories that a new paper's nearest neighbours have: TF-IDF over the words of titles.

Each title is a bag of its words and of its pairs of neighbouring words. A word counts the more,
the fewer titles have it (log of all titles over those that have it); two titles are as near as
the angle between their bags is small (cosine, 0 to 1). The `NEAREST` titles vote for their own
categories, each with its nearness. No library: the catalogue has thousands of titles, not
millions, and the whole is counted in milliseconds.
"""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.identifiers import words
from site_builder.records import Paper

NEAREST = 8
SURE, LIKELY = 0.6, 0.4
"""The shares of the votes from which a category is told as sure or as likely."""

_NEAR_ENOUGH = 0.15
"""A nearest title that is less near than this says little, whatever the votes."""

_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "toward",
        "towards",
        "using",
        "via",
        "with",
    ]
)


@dataclass(frozen=True)
class Neighbour:
    """A paper and how near its title is, from 0 to 1."""

    paper: Paper
    nearness: float


@dataclass(frozen=True)
class Proposal:
    """A category with its share of the votes, and the neighbours that have it."""

    category: str
    share: float
    by: tuple[Neighbour, ...]

    @property
    def surety(self) -> str:
        """In a word: sure, likely, or a guess."""
        if self.by[0].nearness < _NEAR_ENOUGH or self.share < LIKELY:
            return "a guess"
        return "sure" if self.share >= SURE else "likely"


class Titles:
    """The titles of papers, to be compared with others."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = tuple(papers)
        bags = [_bag(paper.title) for paper in self._papers]
        self._counts = Counter(itertools.chain.from_iterable(bags))
        self._vectors = [self._vector(bag) for bag in bags]
        self._having: dict[str, list[int]] = defaultdict(list)
        for index, vector in enumerate(self._vectors):
            for word in vector:
                self._having[word].append(index)

    def neighbours(
        self, title: str, without: str = "", closed: Collection[str] = ()
    ) -> list[Neighbour]:
        """The nearest papers, the nearest first; `without` is the id of one to leave out.

        A paper that stands in `closed` categories only has no vote, and is left out as well.
        """
        scores: dict[int, float] = defaultdict(float)
        for word, weight in self._vector(_bag(title)).items():
            for index in self._having.get(word, ()):
                scores[index] += weight * self._vectors[index][word]
        found = [Neighbour(self._papers[index], score) for index, score in scores.items()]
        found = [
            near
            for near in found
            if near.paper.id != without and not set(near.paper.categories) <= set(closed)
        ]
        return sorted(found, key=lambda near: (-near.nearness, near.paper.id))[:NEAREST]

    def _vector(self, bag: Mapping[str, int]) -> dict[str, float]:
        """The weights of a bag, so that their squares add up to 1."""
        total = len(self._papers) + 1
        weights = {
            word: count * math.log(total / (1 + self._counts[word]) + 1)
            for word, count in bag.items()
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()} if length else {}


def proposals(
    neighbours: Sequence[Neighbour], closed: Collection[str] = (), own: Collection[str] = ()
) -> list[Proposal]:
    """The categories of `neighbours` by their share of the votes, the greatest first.

    `closed` are categories that the paper cannot be in; of its `own` ones, as that of its venue,
    each vote counts twice.
    """
    votes: dict[str, list[Neighbour]] = defaultdict(list)
    for near in neighbours:
        for category in near.paper.categories:
            if category not in closed:
                votes[category].append(near)
    sums = {
        category: sum(near.nearness for near in by) * (1 + (category in own))
        for category, by in votes.items()
    }
    total = sum(
        near.nearness * (1 + bool(set(near.paper.categories) & set(own))) for near in neighbours
    )
    primary = Counter[str]()
    for near in neighbours:
        primary[near.paper.categories[0]] += 1
    ordered = sorted(sums, key=lambda c: (-sums[c], -primary[c], c))
    return [Proposal(c, sums[c] / total, tuple(votes[c])) for c in ordered if total]


def _bag(title: str) -> Counter[str]:
    found = [word for word in words(title) if word not in _STOP]
    return Counter([*found, *(" ".join(pair) for pair in itertools.pairwise(found))])
