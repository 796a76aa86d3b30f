"""The forge's forms for issues: their fields, their choices, and the links that fill them in."""

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import yaml

from site_builder.catalogue import Catalogue
from site_builder.commands.forms import forms
from site_builder.forge import edit_address, issue_address, new_file_address
from site_builder.issue_forms import choices, with_categories
from site_builder.loading import load
from site_builder.pages import papers
from site_builder.records import Survey

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem != "config")


def form(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8")))


def fields(name: str) -> dict[str, dict[str, Any]]:
    return {part["id"]: part["attributes"] for part in form(name)["body"] if "id" in part}


def test_there_are_five() -> None:
    assert FORMS == ["add-paper", "bug", "new-category", "wrong-facts", "wrong-link"]


def test_no_field_is_named_as_what_the_forge_itself_asks_for() -> None:
    asked = {"assignees", "body", "labels", "milestone", "projects", "template", "title", "type"}
    assert not {id for name in FORMS for id in fields(name)} & asked


def test_a_paper_is_told_in_the_words_that_are_read_again() -> None:
    labels = [attributes["label"] for attributes in fields("add-paper").values()]
    assert labels == ["Address", "Category", "Code", "Method's name", "Builds on", "Note"]


def test_the_categories_are_those_of_this_survey() -> None:
    catalogue = load(ROOT / "catalogue")
    offered = fields("add-paper")["category"]["options"]
    assert offered == choices(catalogue)
    used = {category for paper in catalogue.papers for category in paper.categories}
    assert used <= set(offered)
    assert not {resource.category for resource in catalogue.resources} & set(offered)


def test_categories_are_written_and_found_stale(teapots: Catalogue, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "forms"))
    root = ROOT / "tests" / "catalogue"
    assert forms(root, folder, check=True) == 1
    assert forms(root, folder, check=False) == 0
    assert forms(root, folder, check=True) == 0
    written = (folder / "add-paper.yml").read_text("utf-8")
    attributes = next(p for p in yaml.safe_load(written)["body"] if p.get("id") == "category")
    assert attributes["attributes"]["options"] == choices(teapots)
    before = (FOLDER / "add-paper.yml").read_text("utf-8")
    assert with_categories(written, load(ROOT / "catalogue")) == before
    for other in set(FORMS) - {"add-paper"}:
        assert (folder / f"{other}.yml").read_bytes() == (FOLDER / f"{other}.yml").read_bytes()


@pytest.mark.parametrize("name", ["add-paper", "new-category", "wrong-facts", "wrong-link"])
def test_a_new_survey_begins_with_the_same_forms(name: str) -> None:
    """Pages of papers lead to them, whichever survey it is."""
    begun = (ROOT / "templates" / "project" / "forms" / f"{name}.yml").read_text("utf-8")
    ours = (FOLDER / f"{name}.yml").read_text("utf-8")
    assert with_categories(begun, load(ROOT / "catalogue")) == ours


def test_a_folder_without_forms_is_wrong_use(tmp_path: Path) -> None:
    assert forms(ROOT / "tests" / "catalogue", tmp_path, check=True) == 2


@pytest.mark.parametrize(("name", "link"), [("wrong-link", 1), ("wrong-facts", 2)])
def test_a_paper_fills_in_the_form(teapots: Catalogue, name: str, link: int) -> None:
    page = next(p for p in papers.pages(teapots) if p.url == "papers/assam2019handles/")
    addresses = str(page.body).split('class="record-links"')[1].split('href="')[1:]
    address = addresses[link].split('"')[0].replace("&amp;", "&")
    parts = urlsplit(address)
    assert address.startswith("https://forge.example.org/teapots/survey/issues/new?")
    asked = {key: values for key, (values,) in parse_qs(parts.query, strict_parsing=True).items()}
    assert asked.pop("template") == f"{name}.yml"
    assert asked.pop("title").endswith(": assam2019handles")
    paper = teapots.paper_by_id["assam2019handles"]
    assert asked == {"record": "papers/assam2019handles.yaml", "paper": paper.title}
    assert asked.keys() <= fields(name).keys()
    assert addresses[0].split('"')[0] == edit_address(teapots.survey, asked["record"])


def test_what_is_filled_in_is_whole() -> None:
    survey = Survey.model_validate(
        {"title": "Pots", "repository": "https://forge.example.org/a/b/", "branch": "tea & cups"}
    )
    hostile = '#1 & 2 = 3? 100% + \u202e<b>\n"x"'
    address = issue_address(survey, "wrong-link", hostile, right=hostile, builds_on="x")
    query = dict(parse_qsl(urlsplit(address).query))
    assert query == {
        **{"template": "wrong-link.yml", "title": hostile},
        **{"right": hostile, "builds-on": "x"},
    }
    assert address.isascii()
    assert " " not in address
    assert new_file_address(survey) == "https://forge.example.org/a/b/new/tea%20%26%20cups"


def test_without_a_repository_there_is_no_link() -> None:
    survey = Survey.model_validate({"title": "Pots"})
    found = edit_address(survey, "x"), new_file_address(survey), issue_address(survey, "bug", "x")
    assert found == ("", "", "")
