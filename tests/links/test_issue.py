"""The issue of broken links: opened once, brought up to date, closed; against a GitHub of ours."""

import datetime
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.exchange import Answer, Request
from site_builder.links.issue import (
    AUTHOR,
    MARK,
    TITLE,
    IssueError,
    Step,
    Tracker,
    body_of,
    carry_out,
    open_issue,
    step,
)
from site_builder.links.reports import REPORTS
from site_builder.links.resolvers import Api
from site_builder.links.result import Finding, Result
from site_builder.links.target import Place, Target
from tests.links.driving import answer, driven, in_turn
from tests.links.invented_results import results
from tests.links.running import environment

TOKEN = "s3cr3t-t0ken"
REPOSITORY = "gail/teapots"
TRACKER = Tracker(Api("https://api.example.org", TOKEN), REPOSITORY)
TODAY = datetime.date(2026, 11, 20)
MOST_CHARACTERS = 65_536
"""Of a body: with more, GitHub answers 422."""


def result(code: str, name: str = "a") -> Result:
    target = Target(f"https://pots.example.org/{name}", places=(Place("papers/pot.yaml", 3, 8),))
    return Result(target, Finding(code, status=404), TODAY)


BROKEN, WORSE = [result("not-found")], [result("not-found"), result("gone", "b")]
FINE, HALF = [result("alive")], [result("alive"), result("not-asked", "b")]


@dataclass
class Forge:
    """Issues as the documentation says; those of strangers may be there already."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    login: str = AUTHOR
    heeds_creator: bool = True

    def add(self, body: str | None, login: str, **more: Any) -> dict[str, Any]:
        number = len(self.issues) + 1
        issue = {
            "number": number,
            "state": "open",
            "body": body,
            "user": {"login": login},
            "html_url": f"https://forge.example.org/{REPOSITORY}/issues/{number}",
            **more,
        }
        self.issues.append(issue)
        return issue

    @property
    def open(self) -> list[int]:
        """The numbers of the open ones."""
        return [issue["number"] for issue in self.issues if issue["state"] == "open"]

    def __call__(self, request: Request) -> Answer:
        method = request.method or "GET"
        parts = urlsplit(request.url)
        self.asked.append(f"{method} {parts.path}")
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}/issues")
        if method == "GET":
            return answer(200, self.listed({k: v[0] for k, v in parse_qs(parts.query).items()}))
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return answer(401, {"message": "Bad credentials"})
        values = json.loads(request.body or b"")
        if len(values["body"]) > MOST_CHARACTERS:
            return answer(422, {"message": "Validation Failed"})
        return self.written(method, path, values)

    def listed(self, query: dict[str, str]) -> list[dict[str, Any]]:
        assert query["state"] == "open"
        found = [
            issue
            for issue in self.issues
            if issue["state"] == "open"
            and (issue["user"]["login"] == query["creator"] or not self.heeds_creator)
        ]
        size = int(query["per_page"])
        start = (int(query["page"]) - 1) * size
        return found[start : start + size]

    def written(self, method: str, path: str, values: dict[str, str]) -> Answer:
        if path == "":
            assert (method, set(values)) == ("POST", {"title", "body"})
            return answer(201, self.add(values["body"], self.login, title=values["title"]))
        number = int(path.split("/")[1])
        if path.endswith("/comments"):
            assert method == "POST"
            self.comments.append((number, values["body"]))
            return answer(201, {})
        assert method == "PATCH"
        self.issues[number - 1].update(values)
        return answer(200, self.issues[number - 1])


def kept(found: list[Result], forge: Forge, tracker: Tracker = TRACKER) -> Step:
    """What a run does with the issue."""
    body = body_of(found, "https://forge.example.org/gail/teapots/blob/main")
    issue, _ = driven(open_issue(tracker), forge)
    what = step(found, body, issue)
    driven(carry_out(what, issue, body, tracker), forge)
    return what


def test_the_life_of_an_issue() -> None:
    forge = Forge()
    assert kept(FINE, forge) is Step.LEAVE
    assert forge.issues == []
    assert kept(BROKEN, forge) is Step.OPEN
    (issue,) = forge.issues
    assert issue["title"] == TITLE
    assert issue["body"].startswith(MARK)
    assert "papers/pot.yaml" in issue["body"]
    assert kept(BROKEN, forge) is Step.LEAVE
    assert kept(WORSE, forge) is Step.UPDATE
    assert "https://pots.example.org/b" in issue["body"]
    assert kept(HALF, forge) is Step.LEAVE, "what was not asked may be broken"
    assert kept([], forge) is Step.LEAVE
    assert forge.comments == []
    assert kept(FINE, forge) is Step.CLOSE
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert [number for number, _ in forge.comments] == [1]
    assert kept(FINE, forge) is Step.LEAVE
    assert kept(BROKEN, forge) is Step.OPEN
    assert forge.open == [2]


@given(st.lists(st.sampled_from([BROKEN, WORSE, FINE, HALF, []]), max_size=8))
def test_there_are_never_two(runs: list[list[Result]]) -> None:
    forge = Forge()
    for found in runs:
        kept(found, forge)
        assert len(forge.open) <= 1
        if any(one.fails for one in found):
            assert len(forge.open) == 1


@pytest.mark.parametrize("heeds_creator", [True, False])
def test_issues_of_others_are_left_alone(heeds_creator: bool) -> None:
    forge = Forge(heeds_creator=heeds_creator)
    theirs = [
        forge.add(f"{MARK} mine!", "mallory"),
        forge.add("a pot leaks", AUTHOR),
        forge.add(None, AUTHOR),
        forge.add(f"{MARK}", AUTHOR, pull_request={"url": "x"}),
    ]
    before = json.dumps(theirs)
    for found in (FINE, BROKEN, WORSE, FINE):
        kept(found, forge)
    assert json.dumps(forge.issues[:4]) == before
    assert forge.open == [1, 2, 3, 4]
    assert len(forge.issues) == 5


def test_it_is_found_behind_many_others() -> None:
    forge = Forge()
    for number in range(120):
        forge.add(f"pot {number}", AUTHOR)
    kept(BROKEN, forge)
    assert kept(WORSE, forge) is Step.UPDATE
    assert len(forge.issues) == 121


def test_the_oldest_is_kept_if_there_are_two() -> None:
    forge = Forge()
    forge.add(f"{MARK}\n", AUTHOR)
    forge.add(f"{MARK}\n", AUTHOR)
    kept(BROKEN, forge)
    assert [len(issue["body"]) > 100 for issue in forge.issues] == [True, False]


def test_other_ends_of_lines_are_no_change() -> None:
    forge = Forge()
    kept(BROKEN, forge)
    forge.issues[0]["body"] = forge.issues[0]["body"].replace("\n", "\r\n").rstrip()
    assert kept(BROKEN, forge) is Step.LEAVE


@given(found=st.lists(results(), max_size=4))
def test_a_body_is_found_again(found: list[Result]) -> None:
    body = body_of(found)
    assert body.startswith(MARK)
    assert body.count(MARK) == 1
    assert len(body) < MOST_CHARACTERS


def test_a_body_has_bounds() -> None:
    many = [result("not-found", f"{number}{'|' * 400}") for number in range(3_000)]
    many += [result("other-title", f"{number}{'x' * 400}") for number in range(3_000)]
    assert len(body_of(many, "https://forge.example.org/")) < MOST_CHARACTERS


@pytest.mark.parametrize(
    "reply",
    [
        answer(403, {"message": "Resource not accessible by integration"}),
        answer(404, {"message": "Not Found"}),
        answer(410, {"message": "Issues are disabled for this repo"}),
        answer(500, "<html>"),
        answer(200, "<html>"),
        answer(200, {"message": "\x1b[31m"}),
        answer(200, b"[" * 100_000),
        Answer("", failure="slow", detail="8 seconds"),
    ],
)
def test_a_forge_that_does_not_tell_gets_no_second_issue(reply: Answer) -> None:
    with pytest.raises(IssueError) as error:
        driven(open_issue(TRACKER), in_turn(reply))
    assert TOKEN not in str(error.value)


@pytest.mark.parametrize("what", [Step.OPEN, Step.UPDATE, Step.CLOSE])
def test_nothing_is_written_twice(what: Step) -> None:
    forge = Forge()
    kept(BROKEN, forge)
    issue, _ = driven(open_issue(TRACKER), forge)
    writes: list[Request] = []

    def busy(request: Request) -> Answer:
        writes.append(request)
        return answer(502, "busy")

    with pytest.raises(IssueError, match="status 502"):
        driven(carry_out(what, issue, "x", TRACKER), busy)
    assert len(writes) == 1
    assert TOKEN not in repr(writes)


@pytest.mark.parametrize(
    "entry",
    [
        None,
        7,
        [],
        {},
        {"number": "1", "state": "open", "body": MARK, "user": {"login": AUTHOR}},
        {"number": 1, "state": "open", "body": MARK, "user": None},
        {"number": 1, "state": "closed", "body": MARK, "user": {"login": AUTHOR}},
    ],
)
def test_what_is_no_issue_of_ours(entry: object) -> None:
    assert driven(open_issue(TRACKER), in_turn(answer(200, [entry])))[0] is None


# The command


@dataclass
class Served:
    """A forge on this machine."""

    forge: Forge
    base: str


@pytest.fixture
def served() -> Iterator[Served]:
    forge = Forge()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or None
            method = "" if self.command == "GET" else self.command
            told = forge(Request(f"http://forge{self.path}", dict(self.headers), body, method))
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        do_POST = do_PATCH = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Served(forge, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def run(
    folder: Path, base: str, found: list[Result] | str, *options: str, token: str = TOKEN
) -> subprocess.CompletedProcess[str]:
    """`survey links issue` on a report."""
    text = found if isinstance(found, str) else REPORTS["json"](found, False, "")
    (folder / "links.json").write_text(text, "utf-8")
    known = {"GITHUB_API_URL": base, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_TOKEN": token}
    return subprocess.run(
        [
            *(sys.executable, "-m", "site_builder", "links", "issue", "links.json"),
            *("--allow-network", "127.0.0.0/8", *options),
        ],
        cwd=folder,
        env={**environment(folder), **known},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_opens_and_closes(served: Served, tmp_path: Path) -> None:
    tried = run(tmp_path, served.base, BROKEN, "--dry-run", token="")
    assert (tried.returncode, served.forge.issues) == (0, [])
    assert "would be opened" in tried.stderr
    assert tried.stdout.startswith(MARK)
    opened = run(tmp_path, served.base, BROKEN)
    assert opened.returncode == 0, opened.stderr
    assert f"was opened: https://forge.example.org/{REPOSITORY}/issues/1" in opened.stderr
    closed = run(tmp_path, served.base, FINE)
    assert (closed.returncode, served.forge.open) == (0, [])
    assert "was closed: https://forge.example.org" in closed.stderr
    assert TOKEN not in "".join(map(str, (opened, closed, served.forge.issues)))


def test_the_command_tells_what_it_could_not_do(served: Served, tmp_path: Path) -> None:
    bad = run(tmp_path, served.base, BROKEN, token="0ther")
    assert bad.returncode == 1
    assert "status 401, Bad credentials" in bad.stderr
    assert "0ther" not in bad.stderr
    odd = run(tmp_path, served.base, BROKEN, token="0th\ner")
    assert odd.returncode == 2
    assert "GITHUB_TOKEN: it has characters that no token has" in odd.stderr
    assert "0th" not in odd.stderr
    assert run(tmp_path, served.base, BROKEN, token="").returncode == 2
    assert run(tmp_path, served.base, "{}").returncode == 2
    assert run(tmp_path, served.base, BROKEN, "--repository", "a/b/c").returncode == 2
    assert served.forge.issues == []
