"""Lists in the formats of others, invented, with the truth beside them: the share that is right."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.imports.findings import Imported
from site_builder.imports.readme import read_readme
from site_builder.imports.vocabulary import Vocabulary

FORMATS = sorted((Path(__file__).parent / "formats").glob("*.md"))


def wrong(imported: Imported, truth: list[dict[str, Any]]) -> set[str]:
    found = {paper["title"]: paper for paper in imported.papers.values()}
    return {
        expected["title"]
        for expected in truth
        if {key: found.get(expected["title"], {}).get(key) for key in expected} != expected
    }


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_entries_become_right_records(path: Path, vocabulary: Vocabulary) -> None:
    truth = yaml.load(path.with_suffix(".yaml").read_bytes(), yaml.CBaseLoader)
    text = path.read_text("utf-8")
    imported = read_readme(text, vocabulary)
    assert wrong(imported, truth) == set()
    right = {expected["title"] for expected in truth}
    extra = {paper["title"] for paper in imported.papers.values()} - right
    assert extra == set()
    # Of every line that is not blank, something is told.
    told = {remark.line for remark in (*imported.unread, *imported.skipped)}
    lines = {number for number, line in enumerate(text.split("\n"), start=1) if line.strip()}
    assert told <= lines
