"""Rules: the pedigree runs with time, every step has its evidence, and none is superfluous."""

from collections.abc import Iterator, Sequence

from site_builder.arxiv import month_of
from site_builder.catalogue import Catalogue
from site_builder.pedigree import CycleError, Pedigree, cycles, parents_in
from site_builder.records import Paper
from site_builder.rules.finding import Finding, at_paper, file_of


def no_cycle(catalogue: Catalogue) -> Iterator[Finding]:
    """No paper builds on itself, directly or by way of others."""
    for cycle in cycles(parents_in(catalogue)):
        paper = catalogue.paper_by_id[cycle[0]]
        loc = ("builds_on", _index(paper, [*cycle, cycle[0]][1]), "paper")
        if len(cycle) == 1:
            yield at_paper(paper, loc, f"{paper.id} builds on itself", "delete this step")
        else:
            message = f"a cycle in the pedigree: {', '.join(_steps(catalogue, cycle))}"
            hint = "delete the step that is wrong: a paper cannot build on its own descendant"
            yield at_paper(paper, loc, message, hint)


def _steps(catalogue: Catalogue, cycle: Sequence[str]) -> Iterator[str]:
    """Each step of the cycle with its file and line."""
    for child, parent in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        paper = catalogue.paper_by_id[child]
        document = catalogue.documents[file_of(paper)]
        place = document.problem(("builds_on", _index(paper, parent), "paper"), "", "")
        yield f"{child} builds on {parent} ({file_of(paper)}:{place.line})"


def _index(paper: Paper, parent: str) -> int:
    return [edge.paper for edge in paper.builds_on].index(parent)


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


def steps_have_evidence(catalogue: Catalogue) -> Iterator[Finding]:
    """A step of the pedigree says why we know."""
    for paper in catalogue.papers:
        for index, edge in enumerate(paper.builds_on):
            if not edge.evidence:
                message = f"the step to {edge.paper} gives no evidence"
                hint = 'say why we know, with the place: evidence: "Sec. 3: …", source: "…"'
                yield at_paper(paper, ("builds_on", index), message, hint)


def steps_add_something(catalogue: Catalogue) -> Iterator[Finding]:
    """A step is not already said by longer ways over other parents."""
    try:
        pedigree = Pedigree.of(catalogue)
    except CycleError:
        return
    for paper in catalogue.papers:
        for index, edge in enumerate(paper.builds_on):
            if way := pedigree.adds_nothing(paper.id, edge.paper):
                message = f"{edge.paper} is an ancestor anyway: {' builds on '.join(way)}"
                hint = "delete this step, unless the paper itself names both"
                yield at_paper(paper, ("builds_on", index, "paper"), message, hint)
