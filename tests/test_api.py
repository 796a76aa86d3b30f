"""The static API: its document is OpenAPI, and every file is as the document says."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.exports.api import document, outputs
from tests.invented import catalogues


def _files(catalogue: Catalogue) -> dict[str, Any]:
    return {
        output.path.removeprefix("api"): json.loads(output.content) for output in outputs(catalogue)
    }


def _check(catalogue: Catalogue) -> None:
    files = _files(catalogue)
    told = files.pop("/openapi.json")
    left = set(files)
    for path, item in told["paths"].items():
        ref = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        validator = Draft202012Validator({"$ref": ref, "components": told["components"]})
        pattern = re.escape(path).replace(re.escape("{id}"), "[a-z0-9-]+")
        for file in [name for name in files if re.fullmatch(pattern, name)]:
            assert list(validator.iter_errors(files[file])) == [], file
            left.discard(file)
    assert left == set(), "files that the document does not describe"


def test_the_document_is_openapi(teapots: Catalogue) -> None:
    told = document(teapots.survey)
    assert list(OpenAPIV31SpecValidator(told).iter_errors()) == []
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": "https://teapots.example.org/survey/api"}]


def test_every_file_is_as_the_document_says(teapots: Catalogue) -> None:
    _check(teapots)


@given(catalogue=catalogues())
def test_so_is_that_of_any_catalogue(catalogue: Catalogue) -> None:
    _check(catalogue)


def test_the_document_names_every_field_of_the_contract(teapots: Catalogue) -> None:
    shapes = document(teapots.survey)["components"]["schemas"]
    contract = json.loads(EXPORTS["json"].write(teapots, teapots.papers_in_order))
    for name, thing in (("Paper", "papers"), ("Category", "categories"), ("Resource", "resources")):
        assert list(shapes[name]["properties"]) == list(contract[thing][0])


def test_a_paper_is_that_of_the_json_export(teapots: Catalogue) -> None:
    files = _files(teapots)
    contract = json.loads(EXPORTS["json"].write(teapots, teapots.papers_in_order))
    assert files["/papers.json"]["papers"] == contract["papers"]
    for paper in contract["papers"]:
        assert files[f"/papers/{paper['id']}.json"] == paper


@pytest.mark.parametrize(
    ("path", "papers"),
    [
        ("/categories/pouring.json", ["cha2017b", "mate2021pour"]),
        ("/categories/study.json", []),
        ("/venues/pot.json", ["oolong2013from"]),
    ],
)
def test_a_part_names_its_papers(teapots: Catalogue, path: str, papers: list[str]) -> None:
    found = _files(teapots)[path]
    assert found["papers"] == papers
    assert found["count"] == len(papers)
