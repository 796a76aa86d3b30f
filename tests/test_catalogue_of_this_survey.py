"""The real catalogue: complete, canonical, and without a problem."""

from pathlib import Path

import pytest

from site_builder.catalogue import Catalogue
from site_builder.documents import Document
from site_builder.formatting import format_text
from site_builder.loading import SINGLE_FILES, inspect, record_files
from site_builder.records import PaperRecord

ROOT = Path(__file__).parent.parent / "catalogue"


@pytest.fixture(scope="module")
def survey() -> Catalogue:
    loaded = inspect(ROOT)
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    return loaded.catalogue


def test_nothing_of_the_original_is_lost(survey: Catalogue) -> None:
    assert len(survey.papers) >= 163
    assert sum(len(paper.categories) for paper in survey.papers) >= 167
    assert len(survey.resources) >= 11
    anchors = [anchor for section in survey.sections for anchor in section.category.aliases]
    assert len(anchors) == len(set(anchors)) >= 27
    notes = [line for paper in survey.papers for line in (paper.note or "").splitlines()]
    assert len(notes) >= 8


def test_every_fact_has_a_source(survey: Catalogue) -> None:
    assert [paper.id for paper in survey.papers if not paper.sources] == []


@pytest.mark.parametrize("file", [*SINGLE_FILES, *record_files(ROOT)])
def test_a_record_is_in_canonical_form(file: str) -> None:
    path = ROOT / file
    document = Document.parse(path.as_posix(), path.read_bytes())
    model = SINGLE_FILES.get(file, PaperRecord)
    assert format_text(document, model).encode() == path.read_bytes()
