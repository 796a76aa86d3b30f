"""The client of OpenReview's two APIs."""

import pytest

from site_builder.links.exchange import Answer
from site_builder.links.resolvers import Fact
from site_builder.links.resolvers.openreview import OPENREVIEW
from tests.links.driving import answer, facts, in_turn

NOTE = "SJyEH91A-"
NONE = answer(404, {"name": "NotFoundError", "message": "The Note was not found", "status": 404})
EMPTY = answer(200, {"notes": [], "count": 0})
OLD = answer(200, {"notes": [{"id": NOTE, "content": {"title": "Brewing"}}], "count": 1})


@pytest.mark.parametrize(
    ("url", "id"),
    [
        (f"https://openreview.net/pdf?id={NOTE}", NOTE),
        (f"http://www.openreview.net/forum?a=b&id={NOTE}&noteId=x#y", NOTE),
        (f"https://openreview.net/references/pdf?id={NOTE}", None),
        (f"https://openreview.net/forum?noteId={NOTE}", None),
        ("https://openreview.net/group?id=ICLR.cc/2019", None),
        ("https://openreview.net/pdf/0a1b.pdf", None),
    ],
)
def test_an_address_names_a_note(url: str, id: str | None) -> None:
    assert OPENREVIEW.identify(url) == id


def test_a_note_of_the_new_api() -> None:
    content = {"title": {"value": "Brewing"}, "venueid": {"value": "ICLR.cc/2024/Conference"}}
    reply = in_turn(answer(200, {"notes": [{"content": content}]}))
    known, requests = facts(OPENREVIEW, [NOTE], reply)
    assert known == {NOTE: Fact("registered", "Brewing")}
    assert [request.url for request in requests] == [f"https://api2.openreview.net/notes?id={NOTE}"]


@pytest.mark.parametrize("first", [NONE, EMPTY])
def test_an_old_note_is_in_the_first_api(first: Answer) -> None:
    known, requests = facts(OPENREVIEW, [NOTE], in_turn(first, OLD))
    assert known == {NOTE: Fact("registered", "Brewing")}
    assert requests[1].url == f"https://api.openreview.net/notes?id={NOTE}"


def test_a_note_that_neither_has() -> None:
    known, requests = facts(OPENREVIEW, [NOTE], in_turn(NONE, EMPTY))
    assert known[NOTE].code == "not-registered"
    assert len(requests) == 2


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (403, "ForbiddenError"),
        (403, "ChallengeRequiredError"),
        (400, "ValidationError"),
        (404, "Error"),
        (429, "TooManyError"),
        (200, "NotFoundError"),
    ],
)
def test_other_errors_say_nothing(status: int, name: str) -> None:
    error = answer(status, {"name": name, "status": status})
    assert facts(OPENREVIEW, [NOTE], in_turn(error))[0] == {}
    assert facts(OPENREVIEW, [NOTE], in_turn(EMPTY, error))[0] == {}


def test_a_withdrawn_submission_is_noted() -> None:
    venue = {"value": "ICLR.cc/2024/Conference/Withdrawn_Submission"}
    note = {"content": {"title": {"value": "Brewing"}, "venueid": venue}}
    known, _ = facts(OPENREVIEW, [NOTE], in_turn(answer(200, {"notes": [note]})))
    assert known[NOTE] == Fact(
        "registered", "Brewing", note="its authors have withdrawn the submission"
    )


def test_a_note_without_a_title_exists() -> None:
    known, _ = facts(OPENREVIEW, [NOTE], in_turn(answer(200, {"notes": [None]})))
    assert known == {NOTE: Fact("registered")}
