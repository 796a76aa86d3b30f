"""`survey stats`: what a terminal and a program get."""

import json
from dataclasses import replace

import pytest

from site_builder.catalogue import Catalogue
from site_builder.commands.counting import document, sparkline
from site_builder.statistics import statistics
from tests.test_cli import INVENTED, survey


@pytest.mark.parametrize(
    ("values", "line"),
    [([], ""), ([0, 0], "  "), ([1, 8], "▁█"), ([0, 1, 1000], " ▁█"), ([3, 3], "██")],
)
def test_a_sparkline_tells_none_from_few(values: list[float], line: str) -> None:
    assert sparkline(values) == line


def test_a_share_is_of_a_hundred() -> None:
    assert sparkline([50.0], top=100) == "▄"


def test_the_terminal_gets_tables_and_lines() -> None:
    done = survey("--root", INVENTED, "stats")
    assert done.returncode == 0, done.stderr
    for words in (
        "3 (60 %)  with code",
        "Papers per year, 2013\N{EN DASH}2021",
        "Papers per venue",
        "Code by framework",
        "Brewing & steeping",
        "Methods without relatives: 2 gaps",
        "assam2019handles  HandleNet++",
    ):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_program_gets_all_figures(teapots: Catalogue) -> None:
    done = survey("--root", INVENTED, "stats", "--format", "json")
    found = json.loads(done.stdout)
    assert found == json.loads(json.dumps(document(statistics(teapots))))
    assert found["years"] == [2013, 2021]
    assert found["per_year"][0] == {
        "year": 2013,
        "papers": 1,
        "with_code": 1,
        "families": {"spout": 1},
    }
    rows = {row["id"]: row["papers"] for row in found["coverage"]["categories"]}
    assert dict(zip(found["coverage"]["years"], rows["uses"], strict=True))[2017] == 1
    assert found["gaps"]["categories"][0] == {
        "id": "spouts",
        "title": "Spout methods",
        "last": 2017,
    }


def test_an_empty_catalogue_has_figures_too(teapots: Catalogue) -> None:
    found = document(statistics(replace(teapots, papers=())))
    assert (found["papers"], found["years"], found["per_venue"]) == (0, [], [])


def test_an_unknown_format_is_wrong_use() -> None:
    assert survey("stats", "--format", "xml").returncode == 2
