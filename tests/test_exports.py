"""Every export of the invented catalogue as a file to compare with, and the laws of each format."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS, site_outputs
from site_builder.exports.csv_table import COLUMNS
from site_builder.exports.graph import graph_of
from tests.invented import catalogues

# The contract that others rely on, in this order; further keys may follow.
PAPER_KEYS = [
    *("id", "title", "name", "authors", "venue", "year", "categories", "category_paths"),
    *("measures", "paper", "arxiv", "doi", "code", "links", "builds_on", "importance"),
    *("note", "added"),
]


@pytest.mark.parametrize("name", EXPORTS)
def test_golden(name: str, teapots: Catalogue, golden: Callable[[str, str], None]) -> None:
    export = EXPORTS[name]
    text = export.write(teapots, teapots.papers_in_order)
    assert text.endswith("\n")
    golden(f"exports/{export.file_name}", text)


@pytest.mark.parametrize("name", EXPORTS)
@given(catalogue=catalogues())
def test_the_same_catalogue_gives_the_same_bytes(name: str, catalogue: Catalogue) -> None:
    write = EXPORTS[name].write
    text = write(catalogue, catalogue.papers_in_order)
    assert text == write(catalogue, catalogue.papers_in_order)
    assert text.encode("utf-8").decode("utf-8") == text


@pytest.mark.parametrize(("name", "export"), EXPORTS.items())
def test_an_export_is_registered_by_its_name(name: str, export: object) -> None:
    assert getattr(export, "name", None) == name


def test_the_json_contract(teapots: Catalogue) -> None:
    document = json.loads(EXPORTS["json"].write(teapots, teapots.papers_in_order))
    assert list(document) == ["survey", "categories", "papers", "resources"]
    years = [paper["year"] for paper in document["papers"]]
    assert years == sorted(years)
    for paper in document["papers"]:
        assert list(paper)[: len(PAPER_KEYS)] == PAPER_KEYS
    uses = document["categories"][2]
    assert (uses["id"], uses["number"], uses["parent"], uses["count"]) == ("uses", "3", None, 3)
    assert document["papers"][1]["category_paths"] == [["Spout methods"], ["Uses", "Pouring"]]


@given(catalogue=catalogues())
def test_json_says_what_the_records_say(catalogue: Catalogue) -> None:
    papers = catalogue.papers_in_order
    document = json.loads(EXPORTS["json"].write(catalogue, papers))
    for shown, paper in zip(document["papers"], papers, strict=True):
        record = paper.model_dump(mode="json", exclude={"code", "reviewed"})
        assert {key: shown[key] for key in record} == record
    assert {c["id"] for c in document["categories"]} == set(catalogue.section_by_id)


@given(catalogue=catalogues())
def test_csv_comes_back_and_computes_nothing(catalogue: Catalogue) -> None:
    papers = catalogue.papers_in_order
    text = EXPORTS["csv"].write(catalogue, papers)
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == list(COLUMNS)
    for row, paper in zip(rows, papers, strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
        cells = dict(zip(header, row, strict=True))
        assert cells["title"].removeprefix("'") == paper.title.removeprefix("'")
        assert cells["note"].removeprefix("'") == (paper.note or "").removeprefix("'")
        assert cells["year"] == str(paper.year)


def test_csv_lines_end_as_the_standard_says(teapots: Catalogue) -> None:
    text = EXPORTS["csv"].write(teapots, [])
    assert text == ",".join(COLUMNS) + "\r\n"


def test_the_downloads_of_the_site(teapots: Catalogue) -> None:
    found = {
        output.path: output.content.decode("utf-8")
        for output in site_outputs(teapots, graph_of(teapots))
        if not output.path.endswith(".png")
    }
    for path in ("data/papers.bib", "data/papers.json", "data/papers.csv", "data/README.md"):
        assert path in found
    assert found["papers/cha2017b/cha2017b.bib"].startswith("@inproceedings{cha2017b,")
    assert found["survey/uses/uses.bib"].count("@") == 3
    assert found["survey/pouring/pouring.bib"].count("@") == 2
    assert found["venues/pot/pot.bib"] == found["years/2013/2013.bib"]
    assert "survey/study/study.bib" not in found, "there is nothing to download"


@given(catalogue=catalogues())
def test_a_category_holds_each_paper_below_it_once(catalogue: Catalogue) -> None:
    found = {
        output.path: output.content.decode("utf-8")
        for output in site_outputs(catalogue, graph_of(catalogue))
        if not output.path.endswith(".png")
    }
    for section in catalogue.sections:
        below = {s.id for s in catalogue.sections if section in (s, *s.parents)}
        papers = [p for p in catalogue.papers_in_order if below & set(p.categories)]
        path = f"survey/{section.id}/{section.id}.bib"
        assert (path in found) is bool(papers)
        if papers:
            assert found[path] == EXPORTS["bibtex"].write(catalogue, papers)
