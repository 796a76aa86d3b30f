"""The law of the list: what is exported as Markdown and imported again is what it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.imports.findings import Imported
from site_builder.imports.readme import read_readme
from site_builder.imports.vocabulary import Vocabulary
from site_builder.loading import load
from site_builder.records import Category, Paper, Resource
from tests.carried import as_the_form_carries
from tests.invented import catalogues
from tests.invented_texts import TRICKY

SURVEY = Path(__file__).parents[1] / "catalogue"


def _imported(catalogue: Catalogue) -> Imported:
    text = EXPORTS["readme"].write(catalogue, catalogue.papers_in_order)
    return read_readme(text, Vocabulary(catalogue.venues, catalogue.frameworks))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str | None) -> list[str]:
    """The remarks of a note, each once."""
    return list(dict.fromkeys(filter(None, map(_one_line, (text or "").split("\n")))))


def _all_categories(categories: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Each category of a tree, imported or not, with its place in the tree."""
    for index, category in enumerate(categories):
        yield (*path, index), category
        children = category.get("children", ()) if isinstance(category, dict) else category.children
        yield from _all_categories(children, (*path, index))


def _carried_category(category: Category) -> dict[str, Any]:
    """What the list says of a category; one without aliases has its id for an anchor."""
    return {
        "title": _one_line(category.title),
        "anchors": list(category.aliases or (category.id,)),
        "note": _lines(category.note),
    }


def _carried_paper(paper: Paper, places: Mapping[str, Any]) -> dict[str, Any]:
    """What the list says of a paper; a link labelled as a repository is one to code."""
    repositories = [link for link in paper.links if link.label == "Repository"]
    return {
        "title": _one_line(paper.title),
        "name": _one_line(paper.name or ""),
        "venue": paper.venue,
        "year": str(paper.year),
        "categories": sorted(places[category] for category in paper.categories),
        "paper": paper.paper,
        "code": [
            *(("code", link.url) for link in repositories),
            *((code.framework, code.url) for code in paper.code),
        ],
        "links": [
            (_one_line(link.label), link.url) for link in paper.links if link not in repositories
        ],
        "importance": paper.importance or 0,
        "note": _lines(paper.note),
    }


def _read_paper(values: Mapping[str, Any], places: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": values["title"],
        "name": values.get("name", ""),
        "venue": values.get("venue"),
        "year": values["year"],
        "categories": sorted(places[category] for category in values["categories"]),
        "paper": values.get("paper"),
        "code": [(code["framework"], code["url"]) for code in values.get("code", ())],
        "links": [(link["label"], link["url"]) for link in values.get("links", ())],
        "importance": int(values.get("importance", 0)),
        "note": _lines(values.get("note")),
    }


def _carried_resource(resource: Resource, places: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": _one_line(resource.title),
        "category": places[resource.category],
        "detail": _one_line(resource.detail or ""),
        "year": str(resource.year or ""),
        "links": [(_one_line(link.label), link.url) for link in resource.links],
        "note": _lines(resource.note),
    }


def _read_resource(values: Mapping[str, Any], places: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": values["title"],
        "category": places[values["category"]],
        "detail": values.get("detail", ""),
        "year": values.get("year", ""),
        "links": [(link["label"], link["url"]) for link in values.get("links", ())],
        "note": _lines(values.get("note")),
    }


def check(catalogue: Catalogue) -> None:
    """The law itself, field by field."""
    imported = _imported(catalogue)
    survey = catalogue.survey
    assert imported.survey["title"] == _one_line(survey.title)
    assert _lines(imported.survey.get("intro")) == _lines(survey.intro)
    assert imported.survey.get("roadmap", []) == [
        {"title": _one_line(milestone.title), "done": "true" if milestone.done else "false"}
        for milestone in survey.roadmap
    ]
    ours = dict(_all_categories(catalogue.taxonomy.categories))
    theirs = dict(_all_categories(imported.taxonomy["categories"]))
    assert {
        place: {"title": c["title"], "anchors": c["aliases"], "note": _lines(c.get("note"))}
        for place, c in theirs.items()
    } == {place: _carried_category(category) for place, category in ours.items()}
    places = {category.id: place for place, category in ours.items()}
    read_places = {category["id"]: place for place, category in theirs.items()}
    assert sorted(
        (_read_paper(values, read_places) for values in imported.papers.values()), key=str
    ) == sorted((_carried_paper(paper, places) for paper in catalogue.papers), key=str)
    assert sorted(
        (_read_resource(values, read_places) for values in imported.resources), key=str
    ) == sorted((_carried_resource(one, places) for one in catalogue.resources), key=str)
    assert imported.unread == ()


def test_the_teapots_come_back(teapots: Catalogue) -> None:
    check(teapots)


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_the_survey_comes_back() -> None:
    check(load(SURVEY))


@given(catalogue=catalogues())
def test_whatever_is_invented_comes_back(catalogue: Catalogue) -> None:
    check(as_the_form_carries(catalogue))


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_texts_come_back(text: str, teapots: Catalogue) -> None:
    papers = (teapots.papers[0].model_copy(update={"title": text, "name": text}),)
    resources = (teapots.resources[0].model_copy(update={"title": text}),)
    check(as_the_form_carries(replace(teapots, papers=papers, resources=resources)))


@pytest.mark.parametrize("rest", ["a(b", "a)b", "a(b)", "&lt;", "a&copy=1", "茶", "*a*_b_", "[x]"])
def test_addresses_come_back(rest: str, teapots: Catalogue) -> None:
    paper = teapots.papers[0].model_copy(update={"paper": f"https://pots.example.org/{rest}"})
    check(replace(teapots, papers=(paper,)))
