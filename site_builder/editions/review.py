"""All that a reviewer wants to know of a change; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.editions.comparing import Comparison, Record, compare
from site_builder.editions.lineage import Lineage, lineage
from site_builder.links.addresses import canonical
from site_builder.links.result import Result
from site_builder.links.targets import links_of
from site_builder.rules.titles import candidates, nearness, title_words

NEAR = 0.8
"""A title that is so near may be the same paper; the rule `similar-title` asks for more."""


@dataclass(frozen=True)
class Near:
    """A new record and one with nearly its title, with how near it is, from 0 to 1."""

    id: str
    other: str
    other_title: str
    score: float


@dataclass(frozen=True)
class KnownLink:
    """A link of a record that is new or has changed; without a verdict it was not checked."""

    id: str
    url: str
    is_new: bool
    verdict: str | None
    told: str
    fails: bool


@dataclass(frozen=True)
class Review:
    """The comparison, and what it means. `links` are None where no check of them is given.

    `unread` are files that are no YAML in one of the editions: what they hold is not compared.
    """

    comparison: Comparison
    lineage: Lineage
    near: tuple[Near, ...]
    links: tuple[KnownLink, ...] | None = None
    unread: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.comparison) or bool(self.unread)


def review(
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    results: Sequence[Result] | None = None,
    unread: Sequence[str] = (),
) -> Review:
    """What differs between two sets of records, with the `results` of a check of links."""
    comparison = compare(before, after)
    links = None if results is None else tuple(_links(before, comparison, results))
    near = tuple(_near(after, {id for id, _ in comparison.added}))
    return Review(comparison, lineage(before, after, comparison), near, links, tuple(unread))


def _near(after: Mapping[str, Record], new: set[str]) -> Iterator[Near]:
    """Pairs with a new record in them, each once; of two new ones the later is told."""
    if not new:
        return
    ids = sorted(after)
    titles = [title_words(_title(after[id])) for id in ids]
    found: list[Near] = []
    for first, later in candidates(titles):
        if not {ids[first], ids[later]} & new or not (titles[first] and titles[later]):
            continue
        if score := nearness(titles[first], titles[later], NEAR):
            id, other = (later, first) if ids[later] in new else (first, later)
            found.append(Near(ids[id], ids[other], _title(after[ids[other]]), round(score, 2)))
    yield from sorted(found, key=lambda near: (near.id, -near.score, near.other))


def _title(record: Record) -> str:
    return str(record.get("title") or "")


def _links(
    before: Mapping[str, Record], comparison: Comparison, results: Sequence[Result]
) -> Iterator[KnownLink]:
    known = {_form(result.target.url): result for result in results}
    touched: dict[str, tuple[Record, str | None]] = {
        id: (record, None) for id, record in comparison.added
    }
    touched |= {one.id: (one.record, one.before_id or one.id) for one in comparison.changed}
    for id, (record, former) in sorted(touched.items()):
        old = before[former] if former else {}
        had = {link.url for link in links_of(old)}
        for url in dict.fromkeys(link.url for link in links_of(record)):
            result = known.get(_form(url))
            if result is None or result.finding.code == "not-asked":
                yield KnownLink(id, url, url not in had, None, "not checked", False)
            else:
                told = result.finding.reason.sentence
                yield KnownLink(id, url, url not in had, result.verdict.value, told, result.fails)


def _form(url: str) -> str:
    return canonical(url) or url
