"""Odd answers of registries, in shapes that they are known to give."""

import json
from typing import Any

import pytest

from site_builder.sources import csl
from site_builder.sources.facts import Facts
from tests.adding.conftest import Adding
from tests.adding.stand_in import feed

BREWING = ("--category", "brewing")


def _lines(adding: Adding, id: str) -> set[str]:
    return set(adding.record(id).read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("note", "id", "lines", "told"),
    [
        (
            {
                "invitation": "POT.cc/2017/conference/-/submission",
                "content": {"title": "Oldest Pots", "authors": ["Ole Old"]},
            },
            "old2017oldest",
            {"year: 2017"},
            "OpenReview does not say whether POT.cc/2017/conference accepted it",
        ),
        (
            {
                "invitation": "POT.cc/2018/Conference/-/Blind_Submission",
                "content": {
                    "title": "Older Pots",
                    "authors": ["Ole Old"],
                    "_bibtex": "@inproceedings{\nold2018,\ntitle={Older Pots},\n"
                    "booktitle={International Conference on Pots},\nyear={2018},\n}",
                },
            },
            "old2018older",
            {"year: 2018", "venue: POT"},
            "",
        ),
        (
            {
                "content": {
                    "title": {"value": "Small Pots"},
                    "authors": {"value": [{"fullname": "Sam Small", "username": "~Sam_Small1"}]},
                    "venue": {"value": "LLD 2019"},
                    "venueid": {"value": "POT.cc/2019/Workshop/LLD"},
                }
            },
            "small2019small",
            {"year: 2019", "venue: POT Workshops"},
            'OpenReview says of the venue: "LLD 2019"',
        ),
        (
            {
                "content": {
                    "title": {"value": "Refused Pots"},
                    "authors": {"value": ["Rita Red"]},
                    "venue": {"value": "POT 2022 Submitted"},
                }
            },
            "red2022refused",
            {"year: 2022"},
            'OpenReview says of the venue: "POT 2022 Submitted"',
        ),
        (
            {
                "pdate": 1_660_000_000_000,
                "content": {
                    "title": {"value": "Journal Pots"},
                    "authors": {"value": ["Jo Journal"]},
                    "venue": {"value": "Accepted by Tea Journal"},
                    "venueid": {"value": "TJ"},
                },
            },
            "journal2022journal",
            {"year: 2022", "venue: Tea Journal"},
            "",
        ),
        (
            {
                "pdate": 1e400,
                "content": {"title": "No Authors", "authors": None, "venue": "POT 2019 Poster"},
            },
            "no-authors",
            {"year: 2019", "venue: POT"},
            "",
        ),
    ],
)
def test_a_note(adding: Adding, note: dict[str, Any], id: str, lines: set[str], told: str) -> None:
    body = json.dumps({"notes": [{"id": "TeaPot00Z1", **note}], "count": 1})
    adding.stand_in.trouble["/notes"] = (200, {"Content-Type": "application/json"}, body)
    done = adding.add("TeaPot00Z1", *BREWING)
    assert done.code == 0, done.out
    found = _lines(adding, id)
    assert lines <= found
    assert told in done.err
    assert any(line.startswith("venue:") for line in found) == any("venue" in x for x in lines)


def _facts(**item: Any) -> Facts | None:
    return csl.facts_of({"title": "Pots of Clay", **item}, "a registry")


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"title": ["Pots of <i>Clay</i>"]}, "title", "Pots of Clay"),
        ({"title": "Pots\n   of <sub>2</sub> Clay"}, "title", "Pots of 2 Clay"),
        (
            {
                "title": [
                    '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" '
                    'alttext="$\\ell_2$">'
                    "<mml:msub><mml:mi>\u2113</mml:mi><mml:mn>2</mml:mn></mml:msub>"
                    "</mml:math>-Pots &amp; Lids"
                ]
            },
            "title",
            "\u21132-Pots & Lids",
        ),
        ({"title": ["Pots"], "subtitle": ["A <b>Survey</b>"]}, "title", "Pots: A Survey"),
        ({"title": ["Pots: A Survey"], "subtitle": ["A Survey"]}, "title", "Pots: A Survey"),
        ({"issued": {"date-parts": [[None]]}, "published": {"date-parts": [[2019]]}}, "year", 2019),
        ({"issued": {"date-parts": [[]]}}, "year", None),
        ({"issued": {"raw": "2019"}}, "year", None),
        ({"issued": {"date-parts": [["2019", "6"]]}}, "year", 2019),
        ({"author": [{"family": "Maaten", "non-dropping-particle": "van der", "given": "L"}]},
         "authors", ("L van der Maaten",)),
        ({"author": [{"family": "van der Maaten", "given": "Laurens"}]},
         "authors", ("Laurens van der Maaten",)),
        ({"author": [{"family": "Beethoven", "dropping-particle": "van", "given": "Ludwig"}]},
         "authors", ("Ludwig van Beethoven",)),
        ({"author": [{"family": "King", "given": "Martin", "suffix": "Jr."}]},
         "authors", ("Martin King Jr.",)),
        ({"author": [{"literal": "The Pot Group"}]}, "authors", ("The Pot Group",)),
        ({"author": [{"name": "Pot Group", "sequence": "first"}]}, "authors", ("Pot Group",)),
        ({"author": [{"family": "Sukarno"}]}, "authors", ("Sukarno",)),
        ({"author": [{"given": "Sukarno"}]}, "authors", ("Sukarno",)),
        ({"author": None}, "authors", ()),
        ({"author": "Ada Roe"}, "authors", ()),
        ({"container-title": [], "event": {"name": "POT"}}, "venue", "POT"),
        ({"container-title": ["Lecture Notes in Clay", "Pots 2019"]}, "venue", "Pots 2019"),
        ({"container-title": [None]}, "venue", ""),
        ({"page": "100–110"}, "pages", "100-110"),
        ({"volume": 7}, "volume", "7"),
        ({"type": "proceedings-article", "container-title": "POT"}, "is_preprint", False),
        ({"type": "paper-conference", "container-title": "POT"}, "is_preprint", False),
        ({"type": "posted-content"}, "is_preprint", True),
    ],
)  # fmt: skip
def test_a_work(item: dict[str, Any], field: str, value: object) -> None:
    facts = _facts(**item)
    assert facts is not None
    assert getattr(facts, field) == value


def test_what_is_noted_at_arxiv_is_told(adding: Adding) -> None:
    entry = (
        "<entry><id>http://arxiv.org/abs/2301.00099v1</id><published>2023-01-02T10:00:00Z"
        "</published><title>Pots to Appear</title><author><name>Paula Pot</name></author>"
        "<arxiv:comment>{}</arxiv:comment></entry>"
    )
    for comment, is_told in (("Accepted to POT 2023", True), ("12 pages, 3 figures", False)):
        adding.stand_in.trouble["/api/query"] = (200, {}, feed(entry.format(comment)))
        done = adding.add("2301.00099", *BREWING, "--dry-run")
        assert done.code == 0, done.out
        assert (f'look at this: arXiv notes "{comment}"' in done.err) is is_told


def test_what_arxiv_notes_is_idle_where_the_appearance_is_known(adding: Adding) -> None:
    done = adding.add("2301.00018", *BREWING)
    assert done.code == 0, done.out
    assert "look at this" not in done.err
