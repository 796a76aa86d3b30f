"""New values in a text that somebody wrote: the rest stays, comments and order too."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.documents import Document
from site_builder.formatting import dump
from site_builder.formatting.comments import comment_texts
from site_builder.formatting.rewriting import rewritten
from site_builder.problems import CatalogueError
from site_builder.records import PaperRecord, Taxonomy
from tests.invented_texts import texts

RECORD = """\
# yaml-language-server: $schema=../../schema/paper.schema.json
title: 'It''s a Pot'
year: 2019
# Why it stands here.
authors: [Gail Green,   Ben Black]
categories: [spouts,spouts-of-tin]
paper: "https://papers.example.org/glass.html"
builds_on:
- paper: ash2019pots
  relation: extends
- {paper: bell2019cups, relation: extends}
note: |
  one
  two
# The end.
"""


def edited(changes: dict[str, Any], text: str = RECORD) -> str:
    document = Document.parse("a.yaml", text)
    values = {key: value for key, value in {**document.data, **changes}.items() if value}
    after = rewritten(document, values, PaperRecord)
    assert Document.parse("a.yaml", after).data == values
    return after


def test_a_field_with_another_name_keeps_its_comment() -> None:
    text = RECORD.replace("authors:", "author:")
    document = Document.parse("a.yaml", text)
    names = {"author": "authors"}
    values = {names.get(key, key): value for key, value in document.data.items()}
    assert rewritten(document, values, PaperRecord) == RECORD


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "It's a Cup: 2"}, "'It''s a Pot'", "'It''s a Cup: 2'"),
        ({"year": "2020"}, "2019\n#", "2020\n#"),
        ({"categories": ["pots", "spouts-of-tin"]}, "[spouts,", "[pots,"),
        ({"categories": ["a, b", "spouts-of-tin"]}, "[spouts,", '["a, b",'),
        ({"categories": ["pots"]}, "[spouts,spouts-of-tin]", "[pots]"),
        ({"paper": "https://x.example.org/"}, "papers.example.org/glass.html", "x.example.org/"),
        (
            {"builds_on": [{"paper": "new", "relation": "extends"}, {"paper": "b"}]},
            "ash2019pots\n  relation: extends\n- {paper: bell2019cups, relation: extends}",
            "new\n  relation: extends\n- {paper: b}",
        ),
        ({"name": "PotNet"}, "Pot'\n", "Pot'\nname: PotNet\n"),
        ({"former_ids": ["a"]}, "  two\n", "  two\nformer_ids: [a]\n"),
        ({"note": "one"}, "|\n  one\n  two", "one"),
        ({"note": None}, "note: |\n  one\n  two\n", ""),
    ],
)
def test_only_what_differs_is_written(changes: dict[str, Any], old: str, new: str) -> None:
    assert RECORD.count(old) == 1
    assert edited(changes) == RECORD.replace(old, new)


def test_the_same_values_leave_the_text_alone() -> None:
    assert edited({}) == RECORD


def test_a_category_in_one_line_gets_a_field_there() -> None:
    text = "categories:\n  # pots first\n  - {id: a, title: A}\n  - id: b\n    title: B\n"
    document = Document.parse("taxonomy.yaml", text)
    values: dict[str, Any] = {
        "categories": [
            {"id": "c", "title": "A", "former_ids": ["a"]},
            {"id": "b", "title": "B: b"},
        ]
    }
    after = rewritten(document, values, Taxonomy)
    assert after == (
        "categories:\n  # pots first\n  - {id: c, title: A, former_ids: [a]}\n"
        '  - id: b\n    title: "B: b"\n'
    )


def test_a_comment_that_would_be_lost_is_no_loss_but_an_error() -> None:
    text = RECORD.replace("- {paper: bell", "# why\n- {paper: bell")
    with pytest.raises(CatalogueError) as raised:
        edited({"builds_on": [{"paper": "ash2019pots", "relation": "extends"}]}, text)
    assert [problem.rule for problem in raised.value.problems] == ["comment-place"]


TEXTS = texts()
VALUES = st.fixed_dictionaries(
    {"title": TEXTS, "year": st.sampled_from(["2019", "2020"])},
    optional={
        "name": TEXTS,
        "authors": st.lists(TEXTS, min_size=1, max_size=3),
        "links": st.lists(
            st.fixed_dictionaries({"label": TEXTS}, optional={"url": TEXTS}),
            min_size=1,
            max_size=3,
        ),
        "note": st.lists(TEXTS, min_size=1, max_size=3).map("\n".join),
        "reviewed": st.dictionaries(st.sampled_from(["a", "b"]), TEXTS, min_size=1),
    },
)


@given(VALUES, VALUES)
def test_any_values_can_be_written_over_any_others(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    text = dump(before, PaperRecord).replace("year:", "# when\nyear:")
    document = Document.parse("a.yaml", text)
    new = rewritten(document, after, PaperRecord)
    assert Document.parse("a.yaml", new).data == after
    assert comment_texts(new) == comment_texts(text)
