"""The canonical form keeps every value and every comment, and is reached in one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.documents import Document
from site_builder.formatting import dump, format_text
from site_builder.problems import CatalogueError
from site_builder.records import PaperRecord

TEXTS = st.one_of(
    st.text(
        st.characters(
            exclude_categories=("C", "Zl", "Zp"), exclude_characters="\xa0\ufffc\ufffdÂÃÄÅâãð"
        ),
        min_size=1,
        max_size=40,
    )
    .map(str.strip)
    .filter(bool),
    st.sampled_from(
        [
            *("No", "yes", "null", "~", "1.10", "1703.07464", "2020-01-01", "0x10", "1e3", "-1"),
            *("-", "?", ":", "a: b", "a #b", "&d", "*e", "!f", "|g", ">h", "@i", "`j", "%k"),
            *("[l", "{m", "]n", "'o", '"p', "q\\r"),
        ]
    ),
)


def parsed(text: str) -> dict[str, object]:
    try:
        return Document.parse("record.yaml", text).data
    except CatalogueError as error:
        pytest.fail(f"{error.problems[0]}\n{text}")


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=8), st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
def test_what_is_written_is_read_again(
    title: str, name: str, authors: list[str], links: list[tuple[str, str]]
) -> None:
    values: dict[str, object] = {"title": title, "name": name, "authors": authors, "year": "2019"}
    values |= {"links": [{"label": label, "url": url} for label, url in links]}
    values = {field: value for field, value in values.items() if value}
    text = dump(values, PaperRecord)
    assert parsed(text) == values
    again = format_text(Document.parse("record.yaml", text), PaperRecord)
    assert again == text


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_note_of_several_lines_comes_back(lines: list[str]) -> None:
    values = {"title": "A title", "note": "\n".join(lines)}
    assert parsed(dump(values, PaperRecord)) == values


def test_fields_get_their_order_and_comments_stay() -> None:
    text = '# why\nyear: 2019\n# about the title\ntitle: "A: b"\n# the end\n'
    right = format_text(Document.parse("papers/x.yaml", text), PaperRecord)
    assert right == (
        "# yaml-language-server: $schema=../../schema/paper.schema.json\n"
        '# why\n# about the title\ntitle: "A: b"\nyear: 2019\n# the end\n'
    )


def test_a_comment_that_would_be_lost_is_refused() -> None:
    text = "title: A\ncategories:\n  # inside\n  - a\n"
    with pytest.raises(CatalogueError) as raised:
        format_text(Document.parse("papers/x.yaml", text), PaperRecord)
    (problem,) = raised.value.problems
    assert (problem.rule, problem.line) == ("comment-place", 3)
