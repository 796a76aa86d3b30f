"""The texts of selections: joined as the browser joins them, they are those of the exports."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS, selection
from site_builder.exports.comparison import COLUMNS
from site_builder.exports.markdown_list import item
from site_builder.exports.selection import FOLDER, FORMATS
from tests.invented import catalogues


def files(catalogue: Catalogue) -> dict[str, Any]:
    return {
        output.path.removeprefix(FOLDER).removesuffix(".json"): json.loads(output.content)
        for output in selection.outputs(catalogue)
    }


def joined(file: dict[str, Any]) -> str:
    text: str = file["before"] + file["between"].join(file["entries"].values()) + file["behind"]
    return text


@given(catalogue=catalogues())
def test_all_papers_are_the_whole_export(catalogue: Catalogue) -> None:
    found = files(catalogue)
    papers = catalogue.papers_in_order
    for format in FORMATS:
        if papers:
            text = joined(found[f"{format.suffix}-0"])
            assert text == format.entries.write(catalogue, papers)
    if papers:
        exports = {"bib": "bibtex", "ris": "ris", "csl.json": "csl", "csv": "csv", "tex": "latex"}
        for suffix, name in exports.items():
            assert joined(found[f"{suffix}-0"]) == EXPORTS[name].write(catalogue, papers)


def test_papers_are_dealt_out_in_the_order_of_the_catalogue(
    teapots: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "PER_FILE", 2)
    found = files(teapots)
    dealt = [id for number in range(3) for id in found[f"bib-{number}"]["entries"]]
    assert dealt == [paper.id for paper in teapots.papers_in_order]
    assert "bib-3" not in found


def test_no_formula_comes_alive(teapots: Catalogue) -> None:
    paper = teapots.papers[0].model_copy(update={"title": "=HYPERLINK(1)", "note": "+1\n-2"})
    text = joined(files(replace(teapots, papers=(paper,)))["csv-0"])
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert "'=HYPERLINK(1)" in row
    assert "'+1\n-2" in row


@given(catalogue=catalogues())
def test_an_item_of_the_list_is_one_line_that_shows_the_title(catalogue: Catalogue) -> None:
    for paper in catalogue.papers:
        text = item(catalogue, paper)
        assert text.count("\n") == 1
        tokens = MarkdownIt().parse(text)
        assert [token.type for token in tokens[:3]] == [
            *("bullet_list_open", "list_item_open", "paragraph_open")
        ]
        links = [
            child for token in tokens for child in token.children or () if child.type == "link_open"
        ]
        assert len(links) == bool(paper.address) + len(paper.code)


@given(catalogue=catalogues())
def test_a_comparison_has_a_cell_for_each_column(catalogue: Catalogue) -> None:
    for name, file in files(catalogue).items():
        if name.startswith("comparison"):
            assert file["columns"] == list(COLUMNS)
            for cells in file["entries"].values():
                assert len(cells) == len(COLUMNS)
                for target in [part[1] for cell in cells for part in cell if len(part) > 1]:
                    assert re.match(r"https?://|(papers|survey)/[^/:]+/$", target)
