"""Forty invented papers from every source become records that are valid and canonical."""

from pathlib import Path

import pytest

from site_builder.loading import load
from tests.adding.conftest import Adding
from tests.adding.invented import LINES, ONLINE, Expected

PAPERS = Path(__file__).parent / "papers"
BREWING = ("--category", "brewing")
BIBTEX = {
    "plain2019plain": (
        'title: "Plain Pots: The ℓ₁ Norm of a Teapot"',
        "authors: [Paüla Pláin, Jørgen van der Berg, Émile Zola Jr]",
        "venue: POT",
        "pages: 1-8",
        "sources: [BibTeX entry plain2019 in good.bib]",
    ),
    "biscuit2018tea": (
        'title: "Tea & Biscuits — “A Review”"',
        "authors: [Ben Bisčuit]",
        "venue: Tea Journal",
        'volume: "4"',
        "paper: https://papers.example.org/tj/4_1.pdf",
    ),
    "number2021brewing": ("venue: arXiv", 'arxiv: "2103.00011"'),
    "deep2020steeping": ("venue: arXiv", 'arxiv: "2005.00012"'),
    "leaf2019leaves": ("venue: arXiv", 'arxiv: "1905.00013"'),
    "cross2021crossing": ("venue: POT", "year: 2021"),
    "lukas2015old": (
        'title: "Øld ßpouts: Å naïve Çup, 100% full, 50% new"',
        "authors: [Àdam Łukáš]",
        "venue: KETTLE",
        "doi: 10.5555/bib.8",
    ),
    "rev2021reviewed": ("openreview: BibPot00D4",),
    "work2021workshop": ("venue: POT Workshops",),
}


def _agrees(adding: Adding, id: str, lines: tuple[str, ...]) -> None:
    text = adding.record(id).read_text("utf-8").split("\n")
    assert [line for line in lines if line not in text] == []
    assert "added: 2026-02-03" in text


@pytest.mark.parametrize("expected", ONLINE, ids=[paper.named for paper in ONLINE])
def test_a_paper_from_the_network(adding: Adding, expected: Expected) -> None:
    before = adding.files()
    done = adding.add(expected.named, *BREWING)
    assert (done.code, done.out) == (0, ""), done.out
    assert adding.new(before) == {f"{expected.id}.yaml"}
    _agrees(adding, expected.id, expected.lines)


def test_all_at_once_in_one_question_to_arxiv_and_a_valid_catalogue(adding: Adding) -> None:
    done = adding.add(*(paper.named for paper in ONLINE), *BREWING)
    assert done.code == 0, done.out
    assert f"{len(ONLINE)} papers added" in done.err
    assert len([path for path in adding.seen.paths if path.startswith("/api/query")]) == 1
    assert len(load(adding.root).papers) == 5 + len(ONLINE)
    assert adding.run_plain("fmt", "--check").code == 0


def test_bibtex_needs_no_network(adding: Adding) -> None:
    done = adding.add("--bibtex", str(PAPERS / "good.bib"), *BREWING)
    assert (done.code, adding.seen.paths) == (0, []), done.out
    for id, lines in BIBTEX.items():
        _agrees(adding, id, lines)
    assert len(load(adding.root).papers) == 5 + len(BIBTEX)
    assert adding.run_plain("fmt", "--check").code == 0


@pytest.mark.parametrize("expected", LINES, ids=[paper.id for paper in LINES])
def test_a_line_of_a_list_needs_no_network(adding: Adding, expected: Expected) -> None:
    done = adding.add("--readme-line", expected.named, "--source", "a list of teas", *BREWING)
    assert (done.code, adding.seen.paths) == (0, []), done.out
    _agrees(adding, expected.id, (*expected.lines, "sources: [a list of teas]"))
