"""The real catalogue: complete, canonical, without errors or warnings, and with a pedigree."""

from pathlib import Path

import pytest

from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.files import SINGLE_FILES, record_files, single_files
from site_builder.formatting import format_text
from site_builder.loading import inspect
from site_builder.problems import Level
from site_builder.records import Paper, PaperRecord

ROOT = Path(__file__).parent.parent / "catalogue"


@pytest.fixture(scope="module")
def survey() -> Catalogue:
    loaded = inspect(ROOT)
    assert [problem for problem in loaded.problems if problem.level is not Level.INFO] == []
    assert loaded.catalogue is not None
    return loaded.catalogue


@pytest.fixture(scope="module")
def surveyed(survey: Catalogue) -> list[Paper]:
    """The papers of the survey itself, without the roots that its methods grew out of."""
    return [paper for paper in survey.papers if paper.categories != ("roots",)]


def test_nothing_of_the_original_is_lost(survey: Catalogue, surveyed: list[Paper]) -> None:
    assert len(surveyed) >= 163
    assert sum(len(paper.categories) for paper in surveyed) >= 167
    assert len(survey.resources) >= 11
    anchors = [anchor for section in survey.sections for anchor in section.category.aliases]
    assert len(anchors) == len(set(anchors)) >= 27
    notes = [line for paper in surveyed for line in (paper.note or "").splitlines()]
    assert len(notes) >= 8


def test_the_pedigree_is_complete(surveyed: list[Paper]) -> None:
    within = {paper.id for paper in surveyed}
    parents = [edge.paper for paper in surveyed for edge in paper.builds_on]
    assert sum(parent in within for parent in parents) >= 64
    assert sum(parent not in within for parent in parents) >= 7


def test_every_step_of_the_pedigree_has_its_evidence(survey: Catalogue) -> None:
    steps = [(paper.id, edge) for paper in survey.papers for edge in paper.builds_on]
    assert [
        (child, edge.paper) for child, edge in steps if not (edge.evidence and edge.source)
    ] == []


def test_every_relation_is_used_and_reads_as_english(survey: Catalogue) -> None:
    used = {edge.relation for paper in survey.papers for edge in paper.builds_on}
    assert {relation.id for relation in survey.taxonomy.relations} == used
    for relation in survey.taxonomy.relations:
        assert relation.name == relation.name.lower()
        assert relation.sentence.startswith("The ")
        assert relation.sentence.endswith(".")


def test_every_root_is_a_named_parent_and_no_child(
    survey: Catalogue, surveyed: list[Paper]
) -> None:
    parents = {edge.paper for paper in surveyed for edge in paper.builds_on}
    roots = [paper for paper in survey.papers if "roots" in paper.categories]
    assert [root.id for root in roots if root.id not in parents] == []
    assert [root.id for root in roots if root.builds_on or not root.name] == []
    assert [root.id for root in roots if root.categories != ("roots",)] == []


def test_every_fact_has_a_source(survey: Catalogue) -> None:
    assert [paper.id for paper in survey.papers if not paper.sources] == []


@pytest.mark.parametrize("file", [*single_files(ROOT), *record_files(ROOT)])
def test_a_record_is_in_canonical_form(file: str) -> None:
    path = ROOT / file
    document = Document.parse(path.as_posix(), path.read_bytes())
    model = SINGLE_FILES.get(file, PaperRecord)
    assert format_text(document, model).encode() == path.read_bytes()
