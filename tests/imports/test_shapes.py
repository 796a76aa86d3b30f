"""Each file in cases/ is a list as somebody may write it, and what is read from it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.imports.readme import read_readme
from site_builder.imports.vocabulary import Vocabulary

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_list_is_read(path: Path, vocabulary: Vocabulary) -> None:
    case: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    imported = read_readme(case["markdown"], vocabulary)
    papers = list(imported.papers.values())
    assert len(papers) == len(case["papers"])
    for paper, expected in zip(papers, case["papers"], strict=True):
        assert {field: paper.get(field, "") for field in expected} == expected
    assert len(imported.resources) == int(case.get("resources", 0))
    assert [str(remark.line) for remark in imported.unread] == case.get("unread", [])
    incomplete = [str(remark.line) for remark in imported.some_authors]
    assert incomplete == case.get("some_authors", [])
    assert [str(remark.line) for remark in imported.undated] == case.get("undated", [])
    if addresses := case.get("resource_links"):
        links = [link["url"] for each in imported.resources for link in each.get("links", ())]
        assert links == addresses
