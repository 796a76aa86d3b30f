"""Whatever a text holds, a reader of Markdown shows it and sees no structure in it."""

import html
import re

from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_builder.exports import markdown
from tests.invented_texts import TRICKY, texts, urls

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _tokens(source: str) -> list[Token]:
    return READER.parse(source)


def _shown(token: Token) -> str:
    """The text of an inline token in which nothing is marked."""
    children = token.children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(texts())
def test_a_text_alone_is_a_paragraph(text: str) -> None:
    opening, line, closing = _tokens(markdown.entry(text))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert _shown(line) == text


@given(texts())
def test_a_text_in_a_list_is_one_entry(text: str) -> None:
    tokens = _tokens(f"- {markdown.entry(text)}\n  - {markdown.entry(text)}\n")
    assert [token.type for token in tokens].count("bullet_list_open") == 2
    assert [_shown(token) for token in tokens if token.type == "inline"] == [text, text]


@given(texts())
def test_a_heading_has_its_level_and_its_text(text: str) -> None:
    opening, line, _ = _tokens(f"#### {markdown.heading(text)}")
    assert opening.tag == "h4"
    assert _shown(line) == text


@given(texts())
def test_a_heading_that_is_not_plain_shows_the_same(text: str) -> None:
    _, line, _ = _tokens(f"#### {markdown.heading(text, is_plain=False)}")
    assert _shown(line) == text


def test_a_word_with_a_meaning_is_spelled_by_number() -> None:
    assert markdown.heading("News", is_plain=False) == "&#78;ews"
    assert markdown.entry("–Cup–") == "&#8211;Cup&#8211;"


@given(texts(), urls())
@example("a", "https://pots.example.org/&lt;(")
def test_a_button_leads_where_it_should(label: str, url: str) -> None:
    (_, line, _) = _tokens(f"Cup {markdown.button(label, url)}{markdown.button(label, url)}")
    children = line.children or []
    opened = [child for child in children if child.type == "link_open"]
    assert [child.attrGet("href") for child in opened] == [READER.normalizeLink(url)] * 2
    text = "".join(child.content for child in children if not child.type.startswith("link"))
    assert text == f"Cup [{label}][{label}]"


@given(texts())
def test_a_name_is_strong(name: str) -> None:
    source = f"Cup {markdown.strong(name)} {markdown.parenthesised(name)}"
    (_, line, _) = _tokens(source)
    types = [child.type for child in line.children or [] if child.type.startswith("strong")]
    assert types == ["strong_open", "strong_close"]
    text = "".join(child.content for child in line.children or [])
    assert text == f"Cup ({name}) ({name})"
    assert len(re.sub(r"\\.|[^()]", "", source)) == 4


def test_ordinary_texts_stay_readable() -> None:
    for text in ("From Leaf to Cup: Extending the Spout", "Log_ratio", "Fast(er) A & B", "急須"):
        assert markdown.entry(text) == text
    for text in TRICKY:
        assert html.unescape(READER.renderInline(markdown.inline(text))) == text
