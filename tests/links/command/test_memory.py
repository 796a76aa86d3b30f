"""The state: who is asked again when, who is told as dead, and files that cannot be used."""

import datetime
import itertools
import os
import sqlite3
from pathlib import Path

import pytest

from site_builder.links import state
from tests.links.command.surveyed import FAULTY, GONE, HOSTS, PAGE, REFUSED, Done, Survey

START = datetime.date(2026, 1, 1)
FILE = Path(".cache", "survey", "links.sqlite")


def on_day(survey: Survey, day: int, *options: str) -> Done:
    """A run so many days after the first."""
    return survey.links("--today", str(START + datetime.timedelta(days=day)), *options)


def test_who_is_asked_again(survey: Survey) -> None:
    good = [f"/good{number}" for number in range(40)]
    closed = [f"/closed{number}" for number in range(40)]
    survey.answers = {
        **dict.fromkeys(good, PAGE),
        **dict.fromkeys(closed, REFUSED),
        "/gone": GONE,
        "/empty": (204, {}, ""),
    }
    hosts = itertools.cycle(HOSTS)
    survey.only(*(survey.url(path, next(hosts)) for path in survey.answers))
    assert on_day(survey, 0).code == 1
    assert len(survey.asked()) == 82
    asked = {}
    for day in (0, 1, 3, 6, 15, 29):
        done = on_day(survey, day)
        assert done.code == 1
        assert set(done.verdicts().values()) == {"ok", "unverifiable", "broken", "suspicious"}
        asked[day] = survey.asked()
    assert asked[0] == ["/empty", "/gone"], "what is broken or suspicious, always"
    assert asked[6] == sorted([*closed, "/empty", "/gone"]), "none that is fine within a week"
    some = len([path for path in asked[1] if path in closed])
    assert 0 < some < len(closed), "not all that cannot be verified on one day"
    assert asked[3] == asked[6], "all that cannot be verified within three days"
    counts = [len([path for path in asked[day] if path in good]) for day in (0, 1, 3, 6, 15, 29)]
    assert counts[:4] == [0, 0, 0, 0]
    assert 0 < counts[4] < len(good), "not all that is fine on one day"
    on_day(survey, 37 + 30)
    assert len(survey.asked()) == 82, "all are asked within thirty days"


def test_what_was_known_says_so_and_fresh_asks_all(survey: Survey) -> None:
    survey.only("/a", "/b")
    assert [entry["known"] for entry in on_day(survey, 0).report] == [False, False]
    again = on_day(survey, 1)
    assert [entry["known"] for entry in again.report] == [True, True]
    assert [entry["checked"] for entry in again.report] == ["2026-01-01"] * 2
    assert "2 addresses: 2 ok; 2 known from before" in again.out
    survey.asked()
    on_day(survey, 1, "--fresh")
    assert survey.asked() == ["/a", "/b"]


def test_another_title_is_another_question(survey: Survey) -> None:
    path = survey.only(extra=f"paper: {survey.url('/a')}\n")
    on_day(survey, 0)
    path.write_text(path.read_text("utf-8").replace("over Clay", "under Clay"), "utf-8")
    survey.asked()
    on_day(survey, 1)
    assert survey.asked() == ["/a"]


def test_dead_only_after_three_days_of_failure(survey: Survey) -> None:
    survey.answers = {"/a": FAULTY}
    survey.only("/a")
    told = []
    for day in (0, 0, 4, 4, 9):
        done = on_day(survey, day)
        (entry,) = done.report
        told.append((done.code, entry["verdict"], len(entry["strikes"])))
        status = survey.quick("links", "status")
        assert ("dying" in status.err) == (day < 9)
    unsure = "unverifiable"
    assert told == [
        (0, unsure, 1),
        (0, unsure, 1),
        (0, unsure, 2),
        (0, unsure, 2),
        (1, "broken", 3),
    ]
    assert entry["reason"] == "still-failing"
    assert "on 2026-01-01, 2026-01-05, 2026-01-10" in entry["evidence"]
    assert on_day(survey, 10).code == 1
    survey.answers = {"/a": PAGE}
    done = on_day(survey, 11)
    assert (done.code, done.report[0]["strikes"]) == (0, []), "a good answer clears"
    survey.answers = {"/a": FAULTY}
    done = on_day(survey, 60)
    assert (done.code, len(done.report[0]["strikes"])) == (0, 1)
    assert done.report[0]["last_ok"] == "2026-01-12"
    assert "was fine on 2026-01-12" in done.out


def remembers_anew(survey: Survey, *words: str) -> None:
    """A run says what was wrong with the state, and the next one remembers."""
    done = on_day(survey, 1)
    assert done.code == 0
    assert done.verdicts() == {"/a": "ok"}
    for word in words:
        assert word in done.err
    survey.asked()
    again = on_day(survey, 1)
    assert again.code == 0
    assert "unusable" not in again.err
    assert survey.asked() == []


@pytest.fixture
def known(survey: Survey) -> Survey:
    """A survey with a state."""
    survey.only("/a")
    on_day(survey, 0)
    return survey


@pytest.mark.parametrize("content", [b"pots\n" * 400, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_state_is_set_aside(known: Survey, content: bytes) -> None:
    (known.folder / FILE).write_bytes(content)
    remembers_anew(known, "it is kept as .cache/survey/links.sqlite.unusable, and a new one begun")
    assert (known.folder / f"{FILE}.unusable").read_bytes() == content
    (known.folder / FILE).write_bytes(content)
    remembers_anew(known, "links.sqlite.unusable1")


def test_a_damaged_file_is_set_aside(known: Survey) -> None:
    raw = bytearray((known.folder / FILE).read_bytes())
    raw[4096:8192] = b"\xa5" * 4096
    (known.folder / FILE).write_bytes(raw)
    remembers_anew(known, "cannot be used", "unusable")


@pytest.mark.parametrize("version", [0, 99])
def test_a_file_of_another_version_is_set_aside(known: Survey, version: int) -> None:
    change(known, f"PRAGMA user_version = {version}")
    remembers_anew(known, f"it is of version {version}, not 1", "unusable")


def test_a_folder_in_place_of_the_file_is_set_aside(known: Survey) -> None:
    (known.folder / FILE).unlink()
    (known.folder / FILE).mkdir()
    remembers_anew(known, "cannot be used", "unusable")


def test_a_file_that_another_run_uses_is_left_to_it(known: Survey) -> None:
    base = sqlite3.connect(known.folder / FILE, isolation_level=None)
    base.execute("BEGIN EXCLUSIVE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state, "_BUSY", 0.1)
        done = known.quick("links", "status")
    base.close()
    assert done.code == 2
    assert "database is locked" in done.err
    assert "unusable" not in done.err
    remembers_anew(known)


def test_without_a_place_for_the_file_nothing_is_remembered(survey: Survey) -> None:
    survey.only("/a")
    (survey.folder / "full").write_text("no folder")
    done = on_day(survey, 0, "--state", "full/state")
    assert done.code == 0
    assert "full/state cannot be used" in done.err
    assert "nothing is remembered this time" in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="who is root may write everywhere")
def test_what_may_not_be_written_is_no_crash(known: Survey) -> None:
    (known.folder / FILE).chmod(0o400)
    remembers_anew(known, "cannot be used")
    (known.folder / FILE).chmod(0o400)
    (known.folder / FILE).parent.chmod(0o500)
    done = on_day(known, 40)
    (known.folder / FILE).parent.chmod(0o700)
    assert "nothing is remembered this time" in done.err


@pytest.mark.parametrize("finding", ["junk", "[]", '{"code": "alive"}', '{"code": "a", "b": 1}'])
def test_a_row_that_cannot_be_read_is_asked_anew(known: Survey, finding: str) -> None:
    change(known, f"UPDATE links SET finding = '{finding}'")
    assert known.quick("links", "status").code == 0
    known.asked()
    assert on_day(known, 1).code == 0
    assert known.asked() == ["/a"]


def test_a_reason_of_another_version_is_asked_anew(known: Survey) -> None:
    change(known, "UPDATE links SET finding = replace(finding, 'alive', 'quite-alive')")
    known.asked()
    on_day(known, 0)
    assert known.asked() == ["/a"]


def test_a_full_disk_is_told_once(known: Survey) -> None:
    trigger = (
        "CREATE TRIGGER full BEFORE INSERT ON links BEGIN SELECT RAISE(FAIL, 'disk full'); END"
    )
    change(known, trigger)
    known.record("glass2019lid", "/b", "/c")
    done = on_day(known, 1)
    assert done.verdicts() == {"/a": "ok", "/b": "ok", "/c": "ok"}
    assert done.err.count("cannot be written (disk full): not all is remembered") == 1


def change(survey: Survey, statement: str) -> None:
    base = sqlite3.connect(survey.folder / FILE)
    base.execute(statement)
    base.commit()
    base.close()


def test_status_shows_what_is_known_without_asking(survey: Survey) -> None:
    survey.answers = {
        "/a": PAGE,
        "/b": GONE,
        "/c": FAULTY,
        "/d": (301, {"Location": "/a"}, ""),
        "/e": REFUSED,
    }
    survey.only(*survey.answers)
    on_day(survey, 0)
    survey.asked()
    shown = survey.quick("links", "status")
    assert shown.code == 0
    for word in ("broken[not-found]", "unverifiable[bad-request]", "moved[moved]", "refused"):
        assert word in shown.out
    assert "5 addresses: 1 ok, 1 moved, 1 broken, 2 unverifiable; 5 known from before" in shown.out
    assert f"dying: {survey.url('/c')} has failed on 2026-01-01" in shown.err
    for form, word in {
        "json": '"reason": "not-found"',
        "markdown": "1 of 5 addresses is broken",
        "github": "::error",
        "junit": 'failures="1"',
        "sarif": '"2.1.0"',
    }.items():
        done = survey.quick("links", "status", "--format", form)
        assert (done.code, done.err) == (0, "")
        assert word in done.out
    assert survey.asked() == []


def test_status_without_a_state(survey: Survey) -> None:
    done = survey.quick("links", "status")
    assert done.code == 2
    assert "there is no .cache/survey/links.sqlite; `survey links` makes it" in done.err
    assert not (survey.folder / ".cache").exists()
    assert survey.quick("links", "status", "--format", "pdf").code == 2
