"""What is offered for a word that is not known, and how a document's faults are told."""

import pytest

from site_builder.documents import Document
from site_builder.problems import CatalogueError
from site_builder.records import PaperRecord
from site_builder.shapes import shape
from site_builder.shapes.lists import list_hint
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


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(CatalogueError) as raised:
        shape(Document.parse("x.yaml", text), PaperRecord)
    return [(problem.line, problem.rule) for problem in raised.value.problems]


def test_a_record_is_told_all_its_faults_at_once() -> None:
    assert problems("title: ''\nyear: 20117\nvenu: POT\ncategories: pots\n") == [
        (1, "wrong-type"),
        (2, "wrong-type"),
        (3, "unknown-field"),
        (4, "wrong-type"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: A\nyear: 2019\ncategories: [x]\n", [(1, "unknown-field")]),
        ("title: A\nyear:2019: x\ncategories: [x]\n", [(2, "unknown-field")]),
        ("title: A\nyear: 2019\ncategories: [[x]]\n", [(3, "wrong-type")]),
        ("title: A\nyear: 2019\ncategories: []\n", [(3, "wrong-type")]),
        (
            "title: A\nyear: 2019\ncategories: [x]\nlinks:\n  - {labl: A}\n  - {url: x}\n",
            [
                (5, "missing-field"),
                (5, "unknown-field"),
                (6, "bad-url"),
                (6, "missing-field"),
            ],
        ),
    ],
)
def test_a_mistake_is_told_once(text: str, expected: list[tuple[int, str]]) -> None:
    assert sorted(problems(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Gail Green", "[Gail Green]"),
        ("Gail Green, Ben Black", "[Gail Green, Ben Black]"),
        ("Gail Green and Ben Black", "[Gail Green, Ben Black]"),
        ("Gail Green & Ben Black", "[Gail Green, Ben Black]"),
        ("Gail Green, Ben Black and Sen Cha", "[Gail Green, Ben Black, Sen Cha]"),
        ("Gail Green, Ben Black, and Sen Cha", "[Gail Green, Ben Black, Sen Cha]"),
        ("Green, Gail and Black, Ben", "[Gail Green, Ben Black]"),
        ("Green, Gail; Black, Ben", "[Gail Green, Ben Black]"),
        ("Green, Gail and Ben Black", "[Gail Green, Ben Black]"),
        ("de la Green, Gail and Black White, Ben", "[Gail de la Green, Ben Black White]"),
        ("Sandy O'Tea and Andy Black", '["Sandy O\'Tea", Andy Black]'),
    ],
)
def test_authors_in_a_text_become_a_list(text: str, listed: str) -> None:
    assert list_hint("authors", text) == f"write  authors: {listed}"


def test_words_in_a_text_become_a_list() -> None:
    assert list_hint("categories", "spouts, lids and cups") == (
        "write  categories: [spouts, lids, cups]"
    )


@pytest.mark.parametrize("text", ["1. Gail 2. Ben", "1) Gail", "-Gail -Ben", "– Gail", "• Gail"])
def test_marked_lines_become_lines_of_a_list(text: str) -> None:
    assert list_hint("authors", text) == 'begin each line with "- "'
