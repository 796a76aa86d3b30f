"""Which methods and steps a picture of the pedigree shows: all, a family, relatives, the core."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from site_builder.catalogue import Catalogue
from site_builder.drawing.layers import Method, Step
from site_builder.drawing.pedigree import Drawing, draw
from site_builder.drawing.small import Picture, small
from site_builder.drawing.text import shortened, width_of
from site_builder.pedigree import Pedigree
from site_builder.records import Paper

FONT_SIZE = 12.0
PADDING = 10.0
MAX_LABEL = 26
MAX_CORE = 80
MAX_LANDMARKS = 20


def label_of(paper: Paper) -> str:
    """What a box says: the method's name, or else the title, shortened."""
    return shortened(paper.name or paper.title, MAX_LABEL)


def family_of(catalogue: Catalogue, paper: Paper) -> str:
    """The id of the family whose lane a paper stands in: that of its first category; or ""."""
    families = catalogue.families_of(paper)
    return families[0].id if families else ""


def methods_in(catalogue: Catalogue, pedigree: Pedigree) -> tuple[str, ...]:
    """The ids of the papers that the pedigree shows: those with a name or with relatives."""
    return tuple(
        paper.id
        for paper in catalogue.papers_in_order
        if paper.name or pedigree.parents_of[paper.id] or pedigree.children_of[paper.id]
    )


def whole(catalogue: Catalogue, pedigree: Pedigree) -> Drawing:
    """All methods and all steps."""
    ids = methods_in(catalogue, pedigree)
    return draw(_methods(catalogue, ids), _steps(pedigree, ids))


def of_family(catalogue: Catalogue, pedigree: Pedigree, family: str) -> Drawing:
    """The methods of a family in one lane, with their relatives from elsewhere as ghosts."""
    shown = methods_in(catalogue, pedigree)
    own = {id for id in shown if family_of(catalogue, catalogue.paper_by_id[id]) == family}
    near = {
        other
        for id in own
        for other in (*pedigree.parents_of[id], *pedigree.children_of[id])
        if other not in own
    }
    ids = [id for id in shown if id in own or id in near]
    methods = [
        replace(method, lane=0, is_ghost=method.id in near) for method in _methods(catalogue, ids)
    ]
    steps = (step for step in _steps(pedigree, ids) if {step.parent, step.child} & own)
    return draw(methods, steps)


def of_relatives(catalogue: Catalogue, pedigree: Pedigree, id: str) -> Drawing:
    """A method between its parents and its children; no other steps."""
    parents, children = pedigree.parents_of[id], pedigree.children_of[id]
    steps = [Step(parent, id) for parent in parents] + [Step(id, child) for child in children]
    return draw(_methods(catalogue, (id, *parents, *children)), steps)


def core(catalogue: Catalogue, pedigree: Pedigree) -> Picture | None:
    """A small picture of the methods with relatives, of many those with most; None if none has."""
    up, down = pedigree.ancestor_counts, pedigree.descendant_counts
    near = [id for id in methods_in(catalogue, pedigree) if up[id] or down[id]]
    if not near:
        return None
    first = sorted(near, key=lambda id: (-down[id], -up[id], id))[:MAX_CORE]
    drawing = draw(_methods(catalogue, first), _steps(pedigree, first))
    return small(drawing, [id for id in first[:MAX_LANDMARKS] if down[id]])


def _methods(catalogue: Catalogue, ids: Iterable[str]) -> list[Method]:
    lanes = {family.id: lane for lane, family in enumerate(catalogue.taxonomy.families)}
    methods = []
    for id in ids:
        paper = catalogue.paper_by_id[id]
        family = family_of(catalogue, paper)
        label = label_of(paper)
        width = round(width_of(label, FONT_SIZE) + 2 * PADDING, 1)
        methods.append(Method(id, label, lanes.get(family, len(lanes)), paper.year, width, family))
    return methods


def _steps(pedigree: Pedigree, ids: Collection[str]) -> Iterator[Step]:
    shown = set(ids)
    for child in ids:
        for index, parent in enumerate(pedigree.parents_of[child]):
            if parent in shown:
                yield Step(parent, child, is_primary=index == 0)
