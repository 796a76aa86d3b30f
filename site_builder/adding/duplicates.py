"""Whether a paper has a record already, by the comparisons of the rules; and what that lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.records import Paper
from site_builder.rules.addresses import arxiv_of, doi_of, same_address
from site_builder.rules.identity import paper_link_of, title_of
from site_builder.rules.titles import nearness, title_words
from site_builder.sources.facts import Facts


@dataclass(frozen=True)
class Duplicate:
    """A record of the same paper, and by what it is known; `score` is that of a near title."""

    paper: Paper
    by: str
    score: float = 1.0


def duplicate_of(new: Paper, papers: Iterable[Paper]) -> Duplicate | None:
    """The record of `papers` that is of the same paper: by ids first, then by its title."""
    found: list[tuple[int, Duplicate]] = []
    words = title_words(new.title)
    for paper in papers:
        for rank, by in enumerate(_shared(new, paper)):
            if by:
                found.append((rank, Duplicate(paper, by)))
                break
        else:
            if score := nearness(words, title_words(paper.title)):
                found.append((9, Duplicate(paper, "nearly the same title", score)))
    return min(found, key=lambda pair: (pair[0], -pair[1].score), default=(0, None))[1]


def _shared(new: Paper, old: Paper) -> Iterator[str]:
    """By what two records are of one paper, in the order of how sure that is."""
    for key_of, what in _KEYS:
        one, other = key_of(new), key_of(old)
        yield what if one and other and one[1] == other[1] else ""
    yield "the id at OpenReview" if new.openreview and new.openreview == old.openreview else ""


_KEYS = (
    (arxiv_of, "the arXiv id"),
    (doi_of, "the DOI"),
    (paper_link_of, "the address"),
    (title_of, "the title"),
)


def missing(facts: Facts, paper: Paper, code: list[dict[str, Any]]) -> dict[str, Any]:
    """The fields of `paper` that `facts` would fill: ids, the address, links, code.

    A list has the elements that the record has, then the new ones. An address that differs from
    the record's own becomes a link.
    """
    found: dict[str, Any] = {}
    for field in ("arxiv", "doi", "openreview"):
        if getattr(facts, field) and not getattr(paper, field):
            found[field] = getattr(facts, field)
    known = {same_address(url) for url in _addresses(paper)}
    known |= {
        same_address(f"https://arxiv.org/abs/{id}") for id in (facts.arxiv, paper.arxiv) if id
    }
    if facts.paper and not paper.paper:
        found["paper"] = facts.paper
    elif facts.paper and same_address(facts.paper) not in known:
        label = facts.venue if facts.venue and len(facts.venue) <= 20 else "Paper"
        found["links"] = [*_plain(paper.links), {"label": label, "url": facts.paper}]
    new = [link for link in code if same_address(link["url"]) not in known]
    if new:
        found["code"] = [*_plain(paper.code), *new]
    return found


def contradictions(facts: Facts, paper: Paper) -> list[str]:
    """Ids in which the two differ, so that they may be two papers after all."""
    return [
        f"the record has the {name} {getattr(paper, field)}, this has {getattr(facts, field)}"
        for field, name in (("arxiv", "arXiv id"), ("doi", "DOI"))
        if getattr(facts, field)
        and getattr(paper, field)
        and getattr(facts, field).lower() != getattr(paper, field).lower()
    ]


def _addresses(paper: Paper) -> Iterator[str]:
    if paper.paper:
        yield paper.paper
    if paper.doi:
        yield f"https://doi.org/{paper.doi}"
    if paper.openreview:
        yield f"https://openreview.net/forum?id={paper.openreview}"
    yield from (link.url for link in paper.links)
    yield from (code.url for code in paper.code)


def _plain(links: Iterable[Any]) -> list[dict[str, Any]]:
    """Links as their file has them."""
    return [link.model_dump(mode="json", exclude_unset=True) for link in links]
