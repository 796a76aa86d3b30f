"""The feeds, read by feedparser, which readers of feeds are built on."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.exports.atom import LIMIT, PATH, outputs
from site_builder.loading import load
from tests.invented import catalogues

SURVEY = Path(__file__).parents[1] / "catalogue"


def _read(text: str) -> feedparser.FeedParserDict:
    found = feedparser.parse(text, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def _whole(catalogue: Catalogue) -> str:
    return EXPORTS["atom"].write(catalogue, catalogue.papers_in_order)


def test_a_reader_gets_the_newest_first(teapots: Catalogue) -> None:
    found = _read(_whole(teapots))
    assert found.feed.title == "Survey of Teapot Learning"
    assert found.feed.updated == "2026-01-07T00:00:00Z"
    assert found.feed.id == "tag:teapots.example.org,2020:survey/data/papers.atom"
    (own,) = [link.href for link in found.feed.links if link.rel == "self"]
    assert own == f"https://teapots.example.org/survey/{PATH}"
    days = [entry.updated for entry in found.entries]
    assert days == sorted(days, reverse=True)
    newest = found.entries[0]
    assert newest.title == "Pour Over Here"
    assert newest.link == "https://teapots.example.org/survey/papers/mate2021pour/"
    assert [author.name for author in newest.authors] == ["Maria Mate", "Cai Chai"]
    assert newest.summary == "Pour<Over>, POT Workshops 2021."


def test_each_list_with_papers_has_a_feed(teapots: Catalogue) -> None:
    feeds = {output.path: _read(output.content.decode()) for output in outputs(teapots)}
    assert [entry.title for entry in feeds["survey/uses/uses.atom"].entries] == [
        "Pour Over Here",
        "Steeping with No Known Author",
        "A & B: 100% of the #1 Spouts_in $10 Pots",
    ]
    assert "survey/study/study.atom" not in feeds
    titles = {
        "venues/pot/pot.atom": "POT",
        "years/2013/2013.atom": "2013",
        "code/pytorch/pytorch.atom": "code in PyTorch",
        "authors/sen-cha/sen-cha.atom": "Sen Cha",
    }
    for path, title in titles.items():
        assert feeds[path].feed.title == f"Survey of Teapot Learning: {title}"
        page, _, _ = path.rpartition("/")
        links = {link.rel: link.href for link in feeds[path].feed.links}
        assert links["alternate"] == f"https://teapots.example.org/survey/{page}/"
        assert links["self"] == f"https://teapots.example.org/survey/{path}"
    ids = [feed.feed.id for feed in feeds.values()]
    assert len(ids) == len(set(ids))


@given(catalogue=catalogues())
def test_any_catalogue_is_a_feed(catalogue: Catalogue) -> None:
    text = _whole(catalogue)
    ElementTree.fromstring(text.encode())
    found = feedparser.parse(text, sanitize_html=False)
    assert len(found.entries) == len(catalogue.papers)
    assert len({entry.id for entry in found.entries}) == len(catalogue.papers)


def test_a_feed_stays_small(teapots: Catalogue) -> None:
    paper = teapots.papers[0]
    many = tuple(paper.model_copy(update={"id": f"pot{number}"}) for number in range(LIMIT + 9))
    assert len(_read(_whole(replace(teapots, papers=many))).entries) == LIMIT


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_a_reader_reads_the_survey() -> None:
    _read(_whole(load(SURVEY)))
