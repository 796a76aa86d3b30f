"""Rules: the pedigree is a tree of time - nothing is its own ancestor, parents come first."""

from collections import deque
from collections.abc import Iterator, Mapping

from site_builder.catalogue import Catalogue
from site_builder.records import Paper
from site_builder.rules.arxiv import month_of
from site_builder.rules.finding import Finding, at_paper

Parents = Mapping[str, list[str]]


def no_cycle(catalogue: Catalogue) -> Iterator[Finding]:
    """No paper builds on itself, directly or by way of others."""
    known = catalogue.paper_by_id
    parents = {
        paper.id: [edge.paper for edge in paper.builds_on if edge.paper in known]
        for paper in catalogue.papers
    }
    told: set[str] = set()
    for start in _entangled(parents):
        if start in told or not (cycle := _cycle(parents, start)):
            continue
        told.update(cycle)
        edges = [edge.paper for edge in known[start].builds_on]
        message = f"a cycle in the pedigree: {' builds on '.join([*cycle, start])}"
        hint = "delete the step that is wrong: a paper cannot build on its own descendant"
        yield at_paper(known[start], ("builds_on", edges.index([*cycle, start][1])), message, hint)


def parents_are_older(catalogue: Catalogue) -> Iterator[Finding]:
    """A paper is not older than its parent; of a parent, the preprint counts too."""
    known = catalogue.paper_by_id
    for paper in catalogue.papers:
        for index, edge in enumerate(paper.builds_on):
            parent = known.get(edge.paper)
            if parent and paper.year < _first_year(parent):
                message = f"{paper.id} of {paper.year} cannot build on a paper of {parent.year}"
                hint = "turn the step round, correct a year, or give the arXiv id of the parent"
                yield at_paper(paper, ("builds_on", index, "paper"), message, hint)


def _first_year(paper: Paper) -> int:
    month = month_of(paper.arxiv) if paper.arxiv else None
    return min(paper.year, month.year) if month else paper.year


def _entangled(parents: Parents) -> list[str]:
    """The papers left when all without parents are taken away, again and again; sorted."""
    waiting = {child: len(known) for child, known in parents.items()}
    children: dict[str, list[str]] = {}
    for child, known in parents.items():
        for parent in known:
            children.setdefault(parent, []).append(child)
    free = [paper for paper, count in waiting.items() if not count]
    while free:
        for child in children.get(free.pop(), ()):
            waiting[child] -= 1
            if not waiting[child]:
                free.append(child)
    return sorted(paper for paper, count in waiting.items() if count)


def _cycle(parents: Parents, start: str) -> list[str] | None:
    """A shortest way from `start` over parents back to it; None if there is none."""
    came_from: dict[str, str] = {}
    queue = deque([start])
    while queue:
        paper = queue.popleft()
        for parent in parents[paper]:
            if parent == start:
                way = [paper]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if parent not in came_from:
                came_from[parent] = paper
                queue.append(parent)
    return None
