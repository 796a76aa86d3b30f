"""The feed of what is new: read again as XML, and the same whatever the day."""

import datetime
import re
from dataclasses import replace
from xml.etree import ElementTree

from site_builder.catalogue import Catalogue
from site_builder.exports.atom import Entry, feed
from site_builder.exports.news import MOST_ENTRIES, newest, news_outputs
from site_builder.pages import news

ATOM = "{http://www.w3.org/2005/Atom}"


def read(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def the_feed(catalogue: Catalogue) -> ElementTree.Element:
    (output,) = news_outputs(catalogue)
    assert output.path == "feed.xml"
    return ElementTree.fromstring(output.content)


def test_the_feed_has_what_the_form_asks_for(teapots: Catalogue) -> None:
    root = the_feed(teapots)
    assert root.findtext(f"{ATOM}id") == "https://teapots.example.org/survey/feed.xml"
    assert root.findtext(f"{ATOM}updated") == "2026-01-07T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "The teapot society"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://teapots.example.org/survey/feed.xml",
        "alternate": "https://teapots.example.org/survey/new/",
    }
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) == 5
    assert ids[0] == "https://teapots.example.org/survey/papers/mate2021pour/"
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
        assert entry.findtext(f"{ATOM}title")
    assert entries[0].findtext(f"{ATOM}summary") == "Pour<Over>, POT Workshops 2021."


def test_the_newest_come_first_and_an_unknown_day_not_at_all(teapots: Catalogue) -> None:
    undated = teapots.papers[0].model_copy(update={"id": "a2022b", "added": None})
    found = newest(replace(teapots, papers=(*teapots.papers, undated)))
    days = [str(paper.added) for paper in found]
    assert days == sorted(days, reverse=True)
    assert undated not in found


def test_a_feed_is_short(teapots: Catalogue) -> None:
    model = teapots.papers[0]
    many = tuple(model.model_copy(update={"id": f"p{n}"}) for n in range(MOST_ENTRIES + 9))
    assert len(the_feed(replace(teapots, papers=many)).findall(f"{ATOM}entry")) == MOST_ENTRIES


def test_without_a_site_ids_are_still_uris(teapots: Catalogue) -> None:
    survey = teapots.survey.model_copy(update={"site": None})
    root = the_feed(replace(teapots, survey=survey))
    for element in root.iter(f"{ATOM}id"):
        assert re.match(r"[a-z]+:", element.text or ""), element.text


def test_an_empty_feed_is_a_feed(teapots: Catalogue) -> None:
    root = the_feed(replace(teapots, papers=()))
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert "no day" not in next(iter(news.pages(replace(teapots, papers=())))).body


def test_what_strangers_write_stays_text() -> None:
    day = datetime.date(2026, 1, 1)
    bad = "</title><script>a\x00\ufffe&amp;\"'"
    text = feed(
        bad, 'https://a.example.org/"', [Entry("urn:a", "b", bad, day, [bad], bad, [(bad, bad)])]
    )
    root = read(text)
    assert root.findtext(f"{ATOM}title") == "</title><script>a  &amp;\"'"
    assert not list(root.iter("script"))


def test_the_page_groups_by_month_and_tells_of_older_ones(teapots: Catalogue) -> None:
    model = teapots.papers[0]
    papers = []
    for number in range(400):
        day = datetime.date(2024 - number // 200, 1 + number % 12, 3)
        papers.append(model.model_copy(update={"id": f"p{number}", "added": day}))
    (page,) = news.pages(replace(teapots, papers=tuple(papers)))
    assert page.body.count("<h2>") < 24
    assert page.body.index("December 2024") < page.body.index("January 2024")
    assert re.search(r"January 2023 <span class=\"count\">1[67] papers", page.body)
