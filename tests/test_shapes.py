"""What is offered for a word that is not known, and how a document's faults are told."""

import pytest

from site_builder.documents import Document
from site_builder.problems import CatalogueError
from site_builder.records import PaperRecord
from site_builder.shapes import shape
from site_builder.suggestions import suggestion

KNOWN = ("pytorch", "tensorflow", "Tea Journal", "POT", "GPU")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("pytoch", "pytorch"),
        ("pytroch", "pytorch"),
        ("PYTORCH", "pytorch"),
        ("pot", "POT"),
        ("Tee Journal", "Tea Journal"),
        ("tensorfow2", "tensorflow"),
        ("pt", "POT"),
        ("CoRR", "POT"),
    ],
)
def test_a_near_word_is_suggested(word: str, meant: str) -> None:
    assert suggestion(word, KNOWN, {"corr": "POT"}) == f'did you mean "{meant}"?'


@pytest.mark.parametrize("word", ["jax", "", "xxxxxxx", "Journal of Pots and Cups"])
def test_a_far_word_is_not(word: str) -> None:
    assert suggestion(word, KNOWN) is None


def test_another_spelling_is_never_suggested_itself() -> None:
    assert suggestion("Torch!", ["pytorch"], {"Torch": "pytorch"}) == 'did you mean "pytorch"?'


def test_a_record_is_told_all_its_faults_at_once() -> None:
    document = Document.parse("x.yaml", "title: ''\nyear: 20117\nvenu: POT\ncategories: pots\n")
    with pytest.raises(CatalogueError) as raised:
        shape(document, PaperRecord)
    assert [(problem.line, problem.rule) for problem in raised.value.problems] == [
        (1, "wrong-type"),
        (2, "wrong-type"),
        (3, "unknown-field"),
        (4, "wrong-type"),
    ]
