"""Each rule has a case file; a wrong record gives exactly its problems, a right one none.

The cases in templates/rules are also the examples on the website; tests/cases holds more.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.documents import Document
from site_builder.formatting import FORMAT_RULES, format_text
from site_builder.loading import inspect
from site_builder.problems import CatalogueError, Problem
from site_builder.records import PaperRecord
from site_builder.rules import rulebook

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "catalogue"
CASES = sorted((ROOT / "templates" / "rules").glob("*.yaml"))
MORE = sorted((ROOT / "tests" / "cases").glob("*.yaml"))


def read(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    return values


def wrong_files(case: dict[str, Any]) -> dict[str, bytes]:
    files = {name: text.encode() for name, text in case.get("wrong", {}).items()}
    for name, text in case.get("bytes", {}).items():
        raw = text.encode("latin-1").decode("unicode_escape").encode("latin-1")
        for part, times in case.get("repeat", {}).items():
            raw = raw.replace(part.encode(), part.encode() * int(times))
        files[name] = raw
    return files


def catalogue(folder: Path, files: dict[str, bytes], without: list[str]) -> Path:
    root = folder / "catalogue"
    shutil.copytree(BASE, root)
    for name in without:
        (root / name).unlink()
    for name, content in files.items():
        (root / name).write_bytes(content)
    return root


def told(problem: Problem, root: str) -> str:
    path = problem.path.removeprefix(f"{root}/")
    place = f"{path}:{problem.line}:{problem.column}"
    message = problem.message.replace(f"{root}/", "")
    text = f"{place}: {problem.level}[{problem.rule}]: {message}"
    return f"{text}\n  hint: {problem.hint}" if problem.hint else text


def found(folder: Path, files: dict[str, bytes], without: list[str]) -> list[str]:
    root = catalogue(folder, files, without)
    return [told(problem, root.as_posix()) for problem in inspect(root).problems]


@pytest.mark.parametrize("path", [*CASES, *MORE], ids=lambda path: path.stem)
def test_a_wrong_catalogue_gives_exactly_its_problems(path: Path, tmp_path: Path) -> None:
    case = read(path)
    if path.stem in FORMAT_RULES:
        (text,) = wrong_files(case).values()
        document = Document.parse(next(iter(case["wrong"])), text)
        with pytest.raises(CatalogueError) as raised:
            format_text(document, PaperRecord)
        assert [told(problem, "") for problem in raised.value.problems] == case["problems"]
    else:
        assert found(tmp_path, wrong_files(case), case.get("without", [])) == case["problems"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_right_catalogue_gives_none(path: Path, tmp_path: Path) -> None:
    right = {name: text.encode() for name, text in (read(path)["right"] or {}).items()}
    assert found(tmp_path, right, []) == []


def test_each_rule_has_a_case_and_each_case_a_rule() -> None:
    assert {path.stem for path in CASES} == {rule.id for rule in rulebook()}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_of_a_rule_is_about_it(path: Path) -> None:
    assert all(f"[{path.stem}]: " in problem for problem in read(path)["problems"])
    assert read(path)["problems"]


def test_every_rule_is_stated_in_one_sentence() -> None:
    for rule in rulebook():
        assert rule.summary.endswith("."), rule.id
