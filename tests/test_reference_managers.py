"""RIS and CSL-JSON, read by those who know them: rispy and citeproc-py."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import rispy
from hypothesis import given

from site_builder.catalogue import Catalogue
from site_builder.exports import EXPORTS
from site_builder.exports.names import Name, split
from site_builder.loading import load
from tests.citing import cited_by_citeproc
from tests.invented import catalogues

SURVEY = Path(__file__).parents[1] / "catalogue"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ris(catalogue: Catalogue) -> list[dict[str, Any]]:
    text = EXPORTS["ris"].write(catalogue, catalogue.papers_in_order)
    assert text.count("\n") == text.count("\r\n")
    return list(rispy.loads(text.replace("\r\n", "\n")))


def _check_ris(catalogue: Catalogue) -> None:
    papers = catalogue.papers_in_order
    for read, paper in zip(_ris(catalogue), papers, strict=True):
        assert (read["id"], _one_line(read["title"])) == (paper.id, _one_line(paper.title))
        assert read["year"] == str(paper.year)
        assert read.get("doi") == paper.doi
        assert [unquote(url) for url in read.get("urls", [])] == (
            [unquote(paper.address)] if paper.address else []
        )
        venue = catalogue.venue_of(paper)
        assert read.get("secondary_title") == ((venue.full_name or venue.name) if venue else None)
        assert len(read.get("authors", [])) == len(paper.authors)


@given(catalogue=catalogues())
def test_rispy_reads_what_is_written(catalogue: Catalogue) -> None:
    _check_ris(catalogue)


@given(catalogue=catalogues())
def test_csl_says_what_the_records_say(catalogue: Catalogue) -> None:
    papers = catalogue.papers_in_order
    items = json.loads(EXPORTS["csl"].write(catalogue, papers))
    for item, paper in zip(items, papers, strict=True):
        assert (item["id"], item["title"]) == (paper.id, paper.title)
        assert item["issued"] == {"date-parts": [[paper.year]]}
        assert (item.get("DOI"), item.get("page")) == (paper.doi, paper.pages)
        assert len(item.get("author", [])) == len(paper.authors)


def test_a_citation_processor_cites_the_teapots(teapots: Catalogue) -> None:
    cited = cited_by_citeproc(teapots)
    assert cited[0].startswith("Oolong, O. and Darjeeling, É. (2013)")
    assert "A & B: 100% of the #1 Spouts_in $10 Pots" in cited[1]
    assert len(cited) == len(teapots.papers)


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_rispy_reads_the_survey() -> None:
    _check_ris(load(SURVEY))


@pytest.mark.skipif(not SURVEY.is_dir(), reason="there is no catalogue in this checkout")
def test_a_citation_processor_cites_the_survey() -> None:
    catalogue = load(SURVEY)
    cited = cited_by_citeproc(catalogue)
    assert len(cited) == len(catalogue.papers)
    (line,) = [line for line in cited if "FaceNet" in line]
    assert line.startswith("Schroff, F., Kalenichenko, D.")
    assert "2015" in line


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Ash", Name("Ash", "Ada")),
        ("Laurens van der Maaten", Name("van der Maaten", "Laurens")),
        ("Anton van den Hengel", Name("van den Hengel", "Anton")),
        ("Luc Van Gool", Name("Gool", "Luc Van")),
        ("Sammy Davis Jr.", Name("Davis", "Sammy", "Jr.")),
        ("de Pot", Name("Pot", "de")),
        ("OpenTea", Name("OpenTea")),
        ("Teapot Research Group", Name("Teapot Research Group")),
        ("Ash, Ada", Name("Ash, Ada")),
    ],
)
def test_a_name_is_split(author: str, name: Name) -> None:
    assert split(author) == name
