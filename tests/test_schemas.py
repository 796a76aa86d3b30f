"""The schemas in schema/ accept our records as editors read them, and refuse wrong ones."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from site_builder.files import SINGLE_FILES, record_files, single_files
from site_builder.schemas import SCHEMAS, schema_text

ROOT = Path(__file__).parent.parent
CATALOGUES = (ROOT / "catalogue", ROOT / "tests" / "catalogue")
FILES = [root / file for root in CATALOGUES for file in (*single_files(root), *record_files(root))]

PAPER: dict[str, Any] = {"title": "Pots of Glass", "venue": "POT", "year": 2019}
PAPER["categories"] = ["spouts"]


class EditorLoader(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: numbers and flags have types, dates are text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for sign, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def validator(name: str) -> jsonschema.Draft7Validator:
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_file_is_that_of_the_models(name: str) -> None:
    path = ROOT / "schema" / f"{name}.schema.json"
    assert path.read_text("utf-8") == schema_text(name)


def test_every_file_of_both_catalogues_fits() -> None:
    validators = {name: validator(name) for name in SCHEMAS}
    faults = []
    for path in FILES:
        name = path.stem if path.name in SINGLE_FILES else "paper"
        record = yaml.load(path.read_bytes(), EditorLoader)
        faults += [f"{path}: {error.message}" for error in validators[name].iter_errors(record)]
    assert faults == []
    assert len(FILES) > 170


@pytest.mark.parametrize(
    "path", [CATALOGUES[1] / file for file in SINGLE_FILES], ids=lambda p: p.stem
)
def test_a_file_names_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").split("\n")[0]
    assert first.endswith(f"schema/{path.stem}.schema.json")


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": None},
        {"title": ["Pots"]},
        {"year": "2019"},
        {"year": 20117},
        {"categories": []},
        {"categories": "spouts"},
        {"categories": ["Spout methods"]},
        {"measures": ["Lp norm"]},
        {"authors": "Gail Green"},
        {"authors": [{"given": "Gail"}]},
        {"paper": "papers.example.org"},
        {"paper": "javascript:alert(1)"},
        {"arxiv": 1703.07464},
        {"arxiv": "https://arxiv.org/abs/1703.07464"},
        {"doi": "https://doi.org/10.5555/pot"},
        {"code": "https://code.example.org"},
        {"code": [{"framework": "pytorch"}]},
        {"code": [{"framework": "pytorch", "url": "https://a.example.org", "stars": 5}]},
        {"code": [{"framework": "pytorch", "url": "https://a.example.org", "official": "yes"}]},
        {"links": [{"label": "Video"}]},
        {"builds_on": ["green2019pot"]},
        {"builds_on": [{"paper": "green2019pot"}]},
        {"builds_on": [{"paper": "green2019pot.yaml", "relation": "extends"}]},
        {"importance": 4},
        {"importance": "high"},
        {"added": "23.11.2026"},
        {"reviewed": ["same-name"]},
        {"reviewed": {"same-name": None}},
        {"nmae": "Glass"},
    ],
    ids=str,
)
def test_a_wrong_paper_is_refused(change: dict[str, Any]) -> None:
    paper = validator("paper")
    paper.validate(PAPER)
    assert not paper.is_valid({**PAPER, **change})


@pytest.mark.parametrize("field", ["title", "year", "categories"])
def test_a_paper_without_a_required_field_is_refused(field: str) -> None:
    left = {name: value for name, value in PAPER.items() if name != field}
    assert not validator("paper").is_valid(left)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("venues", {}),
        ("venues", {"venues": [{"id": "pot", "name": "POT"}]}),
        ("venues", {"venues": [{"id": "pot", "name": "POT", "kind": "fair"}]}),
        ("frameworks", {"frameworks": [{"id": "PyTorch", "name": "PyTorch"}]}),
        ("authors", {"authors": [{"name": "Karl Kettle"}]}),
        ("taxonomy", {"categories": [{"id": "a", "title": "A", "children": [{"id": "b"}]}]}),
        ("taxonomy", {"categories": [{"id": "a"}]}),
        ("resources", {"resources": [{"title": "A"}]}),
        ("survey", {"title": "A", "repository": "forge"}),
        ("survey", {"title": "A", "roadmap": [{"title": "B", "done": "yes"}]}),
    ],
)
def test_a_wrong_single_file_is_refused(name: str, wrong: dict[str, Any]) -> None:
    assert not validator(name).is_valid(wrong)
