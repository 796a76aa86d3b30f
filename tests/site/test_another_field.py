"""A survey of another field: no word of this one stands in it, and every direction is right."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder import site
from site_builder.catalogue import Catalogue
from site_builder.directions import direction, isolated
from site_builder.exports import EXPORTS
from site_builder.loading import inspect, load
from site_builder.shipped import shipped

TESTS = Path(__file__).parents[1]
STONES = "לחם שטוח על 3 אבנים חמות (OVEN)"
# Of the theme, which is the same for all.
FOREIGN = ("assets/javascripts/", "assets/stylesheets/", "assets/_mkdocstrings", "assets/images/")


@pytest.fixture(scope="module")
def loaves() -> Catalogue:
    return load(TESTS / "loaves")


@pytest.fixture(scope="module")
def files(loaves: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every file of the site that is text, by its path."""
    folder = tmp_path_factory.mktemp("loaves")
    site.build(loaves, shipped("mkdocs.yml"), folder / "site", folder / "cache")
    texts = {}
    for path in sorted((folder / "site").rglob("*")):
        name = path.relative_to(folder / "site").as_posix()
        if path.is_file() and path.suffix != ".png" and not name.startswith(FOREIGN):
            texts[name] = path.read_text("utf-8", "replace")
    return texts


def words_of(catalogue: Catalogue) -> Iterator[str]:
    survey, taxonomy = catalogue.survey, catalogue.taxonomy
    yield from (survey.title, survey.repository or "", "kdhht2334")
    yield from (word for family in taxonomy.families for word in (family.id, family.name))
    yield from (word for measure in taxonomy.measures for word in (measure.id, measure.name))
    yield from (section.title for section in catalogue.sections)
    yield from (venue.full_name or venue.name for venue in catalogue.venues)
    for paper in catalogue.papers:
        yield from (paper.id, paper.title, paper.name or "", *paper.authors)


COMMON = {
    *("Applications", "applications", "Related", "related", "Related works", "Others", "Roots"),
    *("roots", "Tutorial", "Lecture", "Repository", "Challenges", "variants", "Variants", "Kernel"),
    *("kernel", "NeurIPS", "ICML", "ICLR", "Segmentation", "Study materials", "Applied"),
}
"""Words that any survey may use."""


def test_the_survey_of_another_field_is_valid() -> None:
    assert inspect(TESTS / "loaves").problems == ()


def test_no_word_of_this_survey_is_in_another(files: dict[str, str], loaves: Catalogue) -> None:
    ours = {word for word in words_of(load(TESTS.parent / "catalogue")) if len(word) > 3} - COMMON
    assert len(ours) > 500
    texts = files | {
        f"export {name}": export.write(loaves, loaves.papers_in_order)
        for name, export in EXPORTS.items()
    }
    everything = "\n".join(texts.values())
    found = {word for word in ours if word in everything}
    told = {
        (word, name)
        for word in found
        for name, text in texts.items()
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    }
    assert told == set()
    assert "metric learning" not in everything.lower()


def test_what_the_survey_lacks_is_not_shown(files: dict[str, str]) -> None:
    for paper in ("crust2019slow", "khabbaz2021"):
        page = files[f"papers/{paper}/index.html"]
        assert "Measure" not in page
        assert "Builds on" not in page
        assert "stage mini" not in page
    assert 'class="edit-record"' not in "".join(files.values())


def test_titles_from_the_right_are_set_apart(files: dict[str, str]) -> None:
    page = LexborHTMLParser(files["papers/ofa2020/index.html"])
    heading = page.css_first("h1")
    assert heading
    assert heading.text() == STONES
    assert heading.attributes["dir"] == "auto"
    for name in ("index.html", "papers/index.html", "survey/flat/index.html", "new/index.html"):
        tree = LexborHTMLParser(files[name])
        apart = [found.text() for found in tree.css("a bdi")]
        assert STONES in apart, name
    stones = LexborHTMLParser(files["papers/index.html"]).css_first("#ofa2020")
    assert stones
    assert [found.text() for found in stones.css(".authors bdi")] == ["חנה אופה"]
    assert stones.text().count("Carla Crust") == 1
    note = stones.css_first(".notes li")
    assert note
    assert note.attributes["dir"] == "auto"


def test_other_texts_are_as_they_were() -> None:
    assert str(isolated("A & B: Äpfel")) == "A &amp; B: Äpfel"
    assert str(direction("Äpfel 世界")) == ""
    assert str(isolated("<b>אבן")) == "<bdi>&lt;b&gt;אבן</bdi>"
    assert str(direction("أ")) == ' dir="auto"'


def test_browser_and_builder_know_the_same_letters() -> None:
    script = (shipped("templates/docs/assets/browse") / "text.js").read_text("utf-8")
    (pattern,) = re.findall(r"FROM_THE_RIGHT = /\[(.*)\]/u", script)
    spans = re.findall(r"\\u\{?([0-9a-f]+)\}?-\\u\{?([0-9a-f]+)\}?", pattern)
    assert len(spans) == 5
    for first, last in spans:
        for code in (int(first, 16), int(last, 16)):
            assert direction(chr(code)), hex(code)
        assert not direction(chr(int(first, 16) - 1))
