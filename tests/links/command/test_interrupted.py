"""A run that is interrupted tells what it knows and how to go on, and the next one goes on."""

import signal
import threading

import pytest

from tests.links.api_servers import Reply
from tests.links.command.surveyed import GONE, PAGE, Survey
from tests.links.links_schema import valid


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_known_is_written(survey: Survey, number: signal.Signals) -> None:
    release = threading.Event()

    def hang() -> Reply:
        release.wait(30)
        return PAGE

    survey.answers = {"/a": PAGE, "/gone": GONE, "/hangs": hang, "/z": PAGE}
    survey.only("/a", "/gone", "/hangs")
    survey.record("glass2019lid", survey.url("/z", "code.example.org"))
    day = ("--today", "2026-01-01", "--timeout", "30")
    wanted = {"/a", "/gone", "/hangs", "/z"}
    waited = iter(range(10**6))
    try:
        done = survey.interrupted(
            number, lambda: wanted <= set(survey.seen.paths) and next(waited) > 20, *day
        )
    finally:
        release.set()
    assert done.code == 130
    assert done.verdicts("reason") == {
        "/a": "alive",
        "/gone": "not-found",
        "/hangs": "not-asked",
        "/z": "alive",
    }
    assert valid(done.report)
    assert "interrupted: 3 addresses are known, 1 is not" in done.err
    assert "the same command goes on where this one ended" in done.err
    assert "4 addresses: 2 ok, 1 broken, 1 unverifiable" in done.out
    survey.asked()
    rest = survey.links(*day)
    assert survey.asked() == ["/gone", "/hangs"]
    assert rest.code == 1
    assert rest.verdicts()["/hangs"] == "ok"


def test_without_a_state_all_is_to_be_asked_again(survey: Survey) -> None:
    release = threading.Event()

    def hang() -> Reply:
        release.wait(30)
        return PAGE

    survey.answers = {"/hangs": hang}
    (survey.folder / "list").write_text(survey.url("/hangs"))
    try:
        done = survey.interrupted(
            signal.SIGINT, lambda: bool(survey.seen.paths), "--targets", "list", "--timeout", "30"
        )
    finally:
        release.set()
    assert done.code == 130
    assert "interrupted: 0 addresses are known, 1 is not; ask again" in done.err
