"""Copies of dead pages: asked for only then, remembered, and never pressed for."""

import json
from urllib.parse import parse_qs, urlsplit

from tests.links.api_servers import Reply
from tests.links.command.surveyed import FAULTY, GONE, INDEX, PAGE, REFUSED, Survey


def wanted(survey: Survey) -> list[str]:
    """The addresses of which a copy was asked for since the last call."""
    queries = [urlsplit(path).query for path in survey.seen.paths if path.startswith(INDEX)]
    survey.asked()
    return sorted(parse_qs(query)["url"][0] for query in queries)


def test_only_the_dead_get_a_copy_and_keep_it(survey: Survey) -> None:
    survey.answers = {
        "/a": PAGE,
        "/b": GONE,
        "/c": REFUSED,
        "/d": FAULTY,
        "/e": (204, {}, ""),
        "/f": GONE,
    }
    dead, lost = survey.url("/b"), survey.url("/f")

    def copies(path: str, _: bytes) -> Reply:
        url = parse_qs(urlsplit(path).query)["url"][0]
        row = [["timestamp", "original", "statuscode"], ["20190304050607", url, "200"]]
        return 200, {"Content-Type": "application/json"}, json.dumps(row if url == dead else [])

    survey.routes[INDEX] = copies
    survey.only(*survey.answers)
    done = survey.links("--today", "2026-11-20")
    assert wanted(survey) == [dead, lost]
    copy = f"{survey.seen.base}/web/20190304050607/{dead}"
    archived = {path: found for path, found in done.verdicts("archived").items() if found}
    assert archived == {"/b": copy}
    assert f"hint: an archived copy is at {copy}" in done.out
    again = survey.links("--today", "2026-11-21")
    assert wanted(survey) == [lost], "what was found is remembered"
    assert again.verdicts("archived")["/b"] == copy
    assert f"an archived copy is at {copy}" in survey.quick("links", "status").out
    survey.answers["/b"] = PAGE
    well = survey.links("--today", "2026-11-22")
    assert well.verdicts("archived", "verdict")["/b"] == (None, "ok")


def test_an_archive_that_refuses_changes_nothing(survey: Survey) -> None:
    survey.answers = {f"/{number}": GONE for number in range(3)}
    survey.routes[INDEX] = lambda path, body: (429, {"Retry-After": "3600"}, f"{path}{len(body)}")
    survey.only(*survey.answers)
    done = survey.links()
    assert done.code == 1
    assert set(done.verdicts("reason", "archived").values()) == {("not-found", None)}
    assert len(wanted(survey)) == 3, "none is asked for twice"


def test_the_archive_of_this_machine_need_not_be_spared(survey: Survey) -> None:
    """Its real host is asked every two and a half seconds: ten would take 22."""
    survey.answers = {f"/{number}": GONE for number in range(10)}
    survey.only(*survey.answers)
    assert survey.links().code == 1
    assert len(wanted(survey)) == 10
