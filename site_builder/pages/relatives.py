"""What a page says about the relatives of a paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.catalogue import Catalogue
from site_builder.drawing.pedigree import Drawing
from site_builder.drawing.views import family_of, label_of, of_relatives
from site_builder.exports import reading_paths
from site_builder.pedigree import Pedigree
from site_builder.records import Edge, Paper

MAX_RELATED = 6


@dataclass(frozen=True)
class Relative:
    """A parent or child of a paper, with the step between the two."""

    paper: Paper
    step: Edge


@dataclass(frozen=True)
class ReadingStop:
    """A paper on a reading path, and why: the steps to it from later papers."""

    paper: Paper
    needed_by: tuple[Relative, ...]


class Relatives:
    """The relatives of all papers; made once for all pages."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.pedigree = Pedigree.of(catalogue)
        self._step = {
            (paper.id, step.paper): step for paper in catalogue.papers for step in paper.builds_on
        }
        self._near: dict[tuple[str, int], list[Paper]] = {}
        self._place: dict[tuple[str, str], int] = {}
        for paper in catalogue.papers_in_order:
            for category in paper.categories:
                beside = self._near.setdefault((category, paper.year), [])
                self._place[category, paper.id] = len(beside)
                beside.append(paper)

    def parents(self, paper: Paper) -> list[Relative]:
        """What the paper builds on, the primary parent first."""
        by_id = self.catalogue.paper_by_id
        return [Relative(by_id[step.paper], step) for step in paper.builds_on]

    def children(self, paper: Paper) -> list[Relative]:
        """What builds on the paper, by year."""
        found = [self._child(paper.id, child) for child in self.pedigree.children_of[paper.id]]
        return sorted(found, key=lambda child: (child.paper.year, child.paper.id))

    def _child(self, parent: str, child: str) -> Relative:
        return Relative(self.catalogue.paper_by_id[child], self._step[child, parent])

    def drawing(self, paper: Paper) -> Drawing | None:
        """The paper between its parents and children; None if it has none."""
        if not paper.builds_on and not self.pedigree.children_of[paper.id]:
            return None
        return of_relatives(self.catalogue, self.pedigree, paper.id)

    def reading_path(self, paper: Paper) -> list[ReadingStop]:
        """What to read before the paper, in order, and the paper; empty if it builds on none.

        Of a long lineage the nearest.
        """
        if not paper.builds_on:
            return []
        return [
            ReadingStop(
                self.catalogue.paper_by_id[stop.id],
                tuple(self._child(stop.id, child) for child in stop.needed_by),
            )
            for stop in self.pedigree.reading_path(paper.id, reading_paths.LIMIT)
        ]

    def related(self, paper: Paper) -> list[Paper]:
        """Papers that share parents, then those of its category and about its year."""
        by_id = self.catalogue.paper_by_id
        shared = self.pedigree.siblings(paper.id)
        found = {id: by_id[id] for id in sorted(shared, key=lambda id: (-shared[id], id))}
        for neighbour in self._neighbours(paper):
            if len(found) >= MAX_RELATED:
                break
            found.setdefault(neighbour.id, neighbour)
        relatives = {*self.pedigree.parents_of[paper.id], *self.pedigree.children_of[paper.id]}
        return [other for id, other in found.items() if id not in relatives][:MAX_RELATED]

    def _neighbours(self, paper: Paper) -> Iterator[Paper]:
        """Papers of its first category, those that stand next to it first."""
        category = paper.categories[0]
        for year in (paper.year, paper.year - 1, paper.year + 1):
            beside = self._near.get((category, year), [])
            start = self._place[category, paper.id] + 1 if year == paper.year else 0
            yield from (p for p in (*beside[start:], *beside[:start]) if p.id != paper.id)


def told(catalogue: Catalogue, pedigree: Pedigree, drawing: Drawing) -> Mapping[str, str]:
    """For each method of a drawing a sentence that says what the picture shows."""
    names = {family.id: family.name for family in catalogue.taxonomy.families}
    found = {}
    for box in drawing.boxes:
        id = box.method.id
        paper = catalogue.paper_by_id[id]
        family = names.get(family_of(catalogue, paper))
        parents = [label_of(catalogue.paper_by_id[parent]) for parent in pedigree.parents_of[id]]
        builds_on = f"builds on {', '.join(parents)}" if parents else None
        start = ", ".join(filter(None, [label_of(paper), str(paper.year), family, builds_on]))
        up, down = pedigree.ancestor_counts[id], pedigree.descendant_counts[id]
        found[id] = f"{start}. {_count(up, 'ancestor')}, {_count(down, 'descendant')}."
    return found


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
