"""The awesome list against the rules of awesome-lint, stated anew over an independent parser."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.loading import load
from tests.invented import catalogues

SURVEY = Path(__file__).parents[1] / "catalogue"
CASES = re.compile(r"[A-Z][a-zA-Z0-9_]*|[a-z0-9]+(?:[A-Z][a-z0-9]*)+")


def _tree(catalogue: Catalogue) -> SyntaxTreeNode:
    text = EXPORTS["awesome"].write(catalogue, catalogue.papers_in_order)
    return SyntaxTreeNode(MarkdownIt("commonmark").parse(text))


def _text(node: SyntaxTreeNode) -> str:
    if node.type in ("text", "code_inline"):
        return node.content
    return "".join(_text(child) for child in node.children)


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _problems(root: SyntaxTreeNode) -> Iterator[str]:
    title, tagline, contents, *rest = root.children
    if title.tag != "h1" or title.children[0].children[-1].type != "link":
        yield "the first heading holds no badge"
    if tagline.type != "blockquote" or not _text(tagline).endswith("."):
        yield "there is no tagline"
    if _text(contents) != "Contents" or contents.tag != "h2":
        yield "there are no contents"
    headings = [node for node in rest if node.type == "heading"]
    anchors = Counter(_slug(_text(node)) for node in headings)
    yield from (f"two headings are {anchor}" for anchor, count in anchors.items() if count > 1)
    first_list = rest[0] if rest and rest[0].type == "bullet_list" else None
    listed = (
        [node.attrs["href"] for node in first_list.walk() if node.type == "link"]
        if (first_list)
        else []
    )
    yield from (f"{link} leads nowhere" for link in listed if unquote(str(link))[1:] not in anchors)
    items = [
        item
        for node in rest
        if node.type == "bullet_list" and node is not first_list
        for item in node.children
    ]
    addresses = Counter(_address(item) for item in items)
    yield from (f"{address} stands twice" for address, count in addresses.items() if count > 1)
    for item in items:
        yield from _item_problems(item)


def _address(item: SyntaxTreeNode) -> str:
    links = [node for node in item.walk() if node.type == "link"]
    return str(links[0].attrs["href"]) if links else ""


def _item_problems(item: SyntaxTreeNode) -> Iterator[str]:
    (paragraph,) = item.children
    link, *description = paragraph.children[0].children
    if link.type != "link" or not _text(link) or not str(link.attrs["href"]).startswith("http"):
        yield f"{_text(item)}: does not begin with a link"
    told = "".join(map(_text, description))
    if not told.startswith(" - "):
        yield f"{_text(item)}: no dash after the link"
    if not told.endswith(".") or description[-1].type != "text":
        yield f"{_text(item)}: does not end with a full stop"
    first = next(iter(re.split(r"[- ;./']", told[3:])), "")
    if not CASES.fullmatch(re.sub(r"[^\w]", "", first, flags=re.ASCII)) and not re.search(
        "[0-9]", first
    ):
        yield f"{told}: does not begin with a capital"
    if {node.type for node in description} - {"text", "link"}:
        yield f"{told}: holds more than text and links"


def test_the_teapots_are_an_awesome_list(teapots: Catalogue) -> None:
    assert list(_problems(_tree(teapots))) == []


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_the_survey_is_an_awesome_list() -> None:
    assert list(_problems(_tree(load(SURVEY)))) == []


@given(catalogue=catalogues())
def test_any_catalogue_is_an_awesome_list(catalogue: Catalogue) -> None:
    assert list(_problems(_tree(catalogue))) == []


def test_a_paper_stands_once(teapots: Catalogue) -> None:
    text = EXPORTS["awesome"].write(teapots, teapots.papers_in_order)
    assert text.count("kettle2017/sencha.html") == 1
    assert (
        "- [From Leaf to Cup: Extending the Spout](https://papers.example.org/pot2013/oolong.html)"
        " - LeafCup, POT 2013. Code: [PyTorch](https://code.example.org/leafcup-a), "
        "[PyTorch](https://code.example.org/leafcup-b)."
    ) in text
