"""What the pictures of the pedigree show, for catalogues drawn at random."""

from dataclasses import replace

from hypothesis import given

from site_builder.catalogue import Catalogue
from site_builder.drawing import views
from site_builder.pedigree import Pedigree
from site_builder.records import Edge
from tests.invented import catalogues


@given(catalogues())
def test_the_whole_shows_all_methods_and_their_steps(catalogue: Catalogue) -> None:
    pedigree = Pedigree.of(catalogue)
    drawing = views.whole(catalogue, pedigree)
    shown = {box.method.id for box in drawing.boxes}
    assert shown == set(views.methods_in(catalogue, pedigree))
    assert {(line.step.parent, line.step.child) for line in drawing.lines} == {
        (parent, child) for child, parents in pedigree.parents_of.items() for parent in parents
    }
    for line in drawing.lines:
        first = pedigree.parents_of[line.step.child][0]
        assert line.step.is_primary == (line.step.parent == first)


@given(catalogues())
def test_a_family_is_one_lane_with_ghosts(catalogue: Catalogue) -> None:
    pedigree = Pedigree.of(catalogue)
    for family in catalogue.taxonomy.families:
        drawing = views.of_family(catalogue, pedigree, family.id)
        assert len(drawing.lanes) <= 1
        own = {box.method.id for box in drawing.boxes if not box.method.is_ghost}
        assert all(box.method.is_ghost == (box.method.family != family.id) for box in drawing.boxes)
        for ghost in (box.method.id for box in drawing.boxes if box.method.is_ghost):
            assert own & {*pedigree.parents_of[ghost], *pedigree.children_of[ghost]}
        assert all({line.step.parent, line.step.child} & own for line in drawing.lines)


@given(catalogues())
def test_relatives_are_parents_and_children(catalogue: Catalogue) -> None:
    pedigree = Pedigree.of(catalogue)
    for id in pedigree.parents_of:
        drawing = views.of_relatives(catalogue, pedigree, id)
        near = {*pedigree.parents_of[id], *pedigree.children_of[id]}
        assert {box.method.id for box in drawing.boxes} == {id} | near
        assert len(drawing.lines) == len(near)


def test_a_label_is_the_name_or_else_the_title(teapots: Catalogue) -> None:
    labels = {paper.name or "": views.label_of(paper) for paper in teapots.papers}
    assert all(name in ("", label) for name, label in labels.items())
    assert all(len(label) <= views.MAX_LABEL for label in labels.values())


def test_the_core_is_what_most_grew_out_of(teapots: Catalogue) -> None:
    paper = teapots.papers[0]
    steps = [f"pot{number:03}" for number in range(100)]
    papers = tuple(
        paper.model_copy(
            update={
                "id": id,
                "name": id,
                "builds_on": (
                    Edge(paper=steps[number - 1], relation="extends", evidence=None, source=None),
                )
                if number
                else (),
            }
        )
        for number, id in enumerate(steps)
    )
    alone = paper.model_copy(update={"id": "alone", "name": "alone", "builds_on": ()})
    catalogue = replace(teapots, papers=(alone, *papers))
    picture = views.core(catalogue, Pedigree.of(catalogue))
    assert picture is not None
    assert sum(path.count("M") for path in picture.boxes.values()) == views.MAX_CORE
    assert picture.names[0].text == "pot000"
    nobody = replace(teapots, papers=(alone,))
    assert views.core(nobody, Pedigree.of(nobody)) is None
