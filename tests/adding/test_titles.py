"""A paper by its title: three are asked for it, and a wrong paper is never taken."""

from urllib.parse import urlsplit

import pytest

from site_builder.sources.facts import Facts, Fault
from site_builder.sources.title_answers import is_title, paper_of
from tests.adding.conftest import Adding

BREWING = ("--category", "brewing")
TITLE = "Learning to Pour from a Kettle"


def _lines(adding: Adding, id: str) -> list[str]:
    return adding.record(id).read_text("utf-8").splitlines()


def test_crossref_is_asked_first_and_alone_if_it_knows(adding: Adding) -> None:
    done = adding.add("--title", "Glaze at first sight", *BREWING)
    assert done.code == 0, done.out
    lines = _lines(adding, "glaze2019glaze")
    assert {"doi: 10.5555/tea.1", "sources: [Crossref 10.5555/tea.1]"} <= set(lines)
    assert [urlsplit(path).path for path in adding.seen.paths] == ["/works"]


def test_what_no_publisher_registered_is_found_elsewhere(adding: Adding) -> None:
    done = adding.add("--title", "Brews that nobody registers", *BREWING)
    assert done.code == 0, done.out
    lines = _lines(adding, "brew2020brews")
    assert {
        'title: "Brews that Nobody Registers"', "venue: POT", "sources: [OpenAlex W2]"
    } <= set(lines)  # fmt: skip
    assert "look at this: venue and year are what OpenAlex says" in done.err


def test_where_it_appeared_and_its_preprint_become_one_record(adding: Adding) -> None:
    done = adding.add("--title", "Handles That Learn to be Held", *BREWING)
    assert done.code == 0, done.out
    assert {
        "venue: POT", "year: 2024", "pages: 3-14", 'arxiv: "2301.00012"',
        "sources: [OpenAlex W1, arXiv 2301.00012]",
    } <= set(_lines(adding, "handle2024handles"))  # fmt: skip


def test_a_preprint_alone_is_told_as_such(adding: Adding) -> None:
    done = adding.add("--title", "the samovar -- a survey", *BREWING)
    assert done.code == 0, done.out
    assert {
        "venue: arXiv", "year: 2022", "sources: [arXiv 2301.00020]"
    } <= set(_lines(adding, "var2022samovar"))  # fmt: skip
    assert "only its preprint was found" in done.err


def test_two_papers_of_one_title_are_left_to_a_person(adding: Adding) -> None:
    before = adding.files()
    done = adding.add("--title", "Slow Spouts for Fast Pots", *BREWING)
    assert (done.code, adding.new(before)) == (1, set())
    assert (
        'error[unsure]: more than one paper has the title "Slow Spouts for Fast Pots"' in done.out
    )
    assert "by Sue Spout: survey add 2301.00011" in done.out


def test_what_is_only_near_is_named_and_not_taken(adding: Adding) -> None:
    before = adding.files()
    done = adding.add("--title", "Kilns and Fire", *BREWING)
    assert (done.code, adding.new(before)) == (1, set())
    told = (
        'error[unsure]: Crossref, arXiv and OpenAlex know no paper with the title "Kilns and Fire"'
    )
    assert told in done.out
    assert '"Kilns and Fires" by Kim Kiln: survey add 10.5555/tea.2' in done.out


def test_what_nobody_knows_has_a_next_step(adding: Adding) -> None:
    done = adding.add("--title", "Xyzzy", *BREWING)
    assert done.code == 1
    assert "hint: give its address, arXiv id or DOI, or --bibtex FILE; survey new asks" in done.out


@pytest.mark.parametrize("path", ["/works?query", "/works?filter", "/api/query"])
def test_one_that_is_silent_is_told_and_hides_no_other(adding: Adding, path: str) -> None:
    adding.stand_in.trouble[path] = (429, {"Retry-After": "120"}, "")
    done = adding.add("--title", "Xyzzy", *BREWING)
    assert done.code == 1
    assert "was asked too often and wants a pause" in done.out
    assert "or repeat it later" in done.out
    found = adding.add("--title", "Handles that learn to be held", *BREWING)
    assert found.code == 0, found.out


def test_all_that_are_silent_are_told_as_one(adding: Adding) -> None:
    adding.stand_in.trouble["/"] = (429, {"Retry-After": "120"}, "")
    done = adding.add("--title", "Xyzzy", *BREWING)
    assert "error[rate-limited]: Crossref was asked too often" in done.out
    assert "hint: wait 120 seconds, then run the same command again" in done.out


def test_a_retracted_paper_is_refused(adding: Adding) -> None:
    done = adding.add("--title", "Wilting Leaves", *BREWING)
    assert done.code == 1
    assert "OpenAlex says that it was retracted" in done.out


@pytest.mark.parametrize(
    "body",
    ["[]", "{", '{"results": 7}', '{"results": [7, {}, {"title": ["x"]}]}', "\x00", "<feed/>"],
)
def test_shapes_that_nobody_promised(adding: Adding, body: str) -> None:
    adding.stand_in.trouble["/works?filter"] = (200, {}, body)
    adding.stand_in.trouble["/api/query?search"] = (200, {}, body)
    done = adding.add("--title", "Xyzzy", *BREWING)
    assert done.code == 1
    assert "Traceback" not in done.out + done.err


def test_words_alone_are_asked_of_arxiv(adding: Adding) -> None:
    adding.add("--title", 'Pots" OR all:* AND (ti:$\\ell_2$-tea)', *BREWING)
    asked = [path for path in adding.seen.paths if path.startswith("/api/query?search_query")]
    assert asked == [
        "/api/query?search_query=ti%3A%22Pots+OR+all+AND+ti+ell+2+tea%22&max_results=5"
    ]


@pytest.mark.parametrize(
    ("found", "is_one"),
    [
        (TITLE, True),
        ("Learning To Pour From A Kettle.", True),
        ("Learning to <i>Pour</i> from a Kettle", True),
        ("Learning to pour from a K\\'ettle", True),
        ("Learning to Pour from a Kettle: A Replication", False),
        ("Learning to Pour from a Kettle with Very Long Spouts in the Dark", False),
        ("Learning to Pour from a Kettle, Revisited", False),
        ("Learning to Pour from a Kettle II", False),
        ("Learning to Pour from Kettles", False),
        ("Learning to Pour from a", False),
        ("", False),
    ],
)
def test_one_title_in_two_spellings_and_two_titles(found: str, is_one: bool) -> None:
    assert is_title(TITLE, found) is is_one
    assert (
        isinstance(paper_of(TITLE, {"A": (Facts(title=found, doi="10.5555/1"),)}), Fault)
        is not is_one
    )


def test_the_order_of_answers_decides_nothing_but_their_names_do() -> None:
    posted = Facts(title=TITLE, authors=("Ada Roe",), arxiv="2001.00001", is_preprint=True)
    printed = Facts(title=TITLE, authors=("A. Roe",), venue="POT", year=2021, doi="10.5555/1")
    one = paper_of(TITLE, {"A": (posted,), "B": (printed,)})
    other = paper_of(TITLE, {"A": (printed,), "B": (posted,)})
    assert one == other
    assert isinstance(one, Facts)
    assert (one.venue, one.arxiv, one.authors) == ("POT", "2001.00001", ("A. Roe",))
