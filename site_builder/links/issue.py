"""The one issue that tells of broken links: opened, brought up to date, and closed by itself.

https://docs.github.com/rest/issues/issues describes the requests. The issue is known by a mark in
its body, and by its author, as anybody can write a mark. It is found in the list of open issues:
the search knows a new one only after a while, and a second would be opened meanwhile.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from site_builder.links.exchange import Answer, Check, Request
from site_builder.links.reports import REPORTS
from site_builder.links.resolvers import Api
from site_builder.links.resolvers.asking import asked, at, followed, json_of, line
from site_builder.links.resolvers.resolver import Secret
from site_builder.links.result import Result

AUTHOR = "github-actions[bot]"
"""Who opens issues with the token of a workflow."""

MARK = "<!-- survey-links-issue -->"
TITLE = "Broken links"
_INTRODUCTION = (
    "This issue follows the checks of all links: each brings it up to date, and the first that "
    "finds nothing broken closes it."
)
_FAREWELL = "No link is broken any more."
_PAGE = 50
_MOST_PAGES = 20
_LIMIT = 16 * 1024 * 1024
"""Bytes of a page of the list: each of its issues may have 65,536 characters."""


class IssueError(Exception):
    """GitHub did not do what it was asked for; the text says what it answered."""


@dataclass(frozen=True)
class Tracker:
    """Where the issue is: the API with its token, `owner/name`, and who opens it."""

    api: Api
    repository: str
    author: str = AUTHOR


@dataclass(frozen=True)
class Issue:
    """An open issue."""

    number: int
    body: str
    address: str


class Step(StrEnum):
    """What becomes of the issue."""

    OPEN = "opened"
    UPDATE = "brought up to date"
    CLOSE = "closed"
    LEAVE = "left as it is"


def body_of(results: Sequence[Result], source: str = "") -> str:
    """The body of the issue; places link below `source`."""
    return f"{MARK}\n{_INTRODUCTION}\n\n{REPORTS['markdown'](results, False, source)}"


def step(results: Sequence[Result], body: str, issue: Issue | None) -> Step:
    """What is to be done with the open `issue`. What was not asked is no reason to close it."""
    if any(result.fails for result in results):
        if issue is None:
            return Step.OPEN
        return Step.LEAVE if _plain(issue.body) == _plain(body) else Step.UPDATE
    is_whole = results and all(result.finding.code != "not-asked" for result in results)
    return Step.CLOSE if issue and is_whole else Step.LEAVE


def open_issue(tracker: Tracker) -> Check[Issue | None]:
    """The oldest open issue of ours.

    Raises:
        IssueError: GitHub does not tell.
    """
    wanted = {"state": "open", "creator": tracker.author, "sort": "created", "direction": "asc"}
    for page in range(1, _MOST_PAGES + 1):
        query = urlencode({**wanted, "per_page": _PAGE, "page": page})
        answer = yield from asked(_request(tracker, f"issues?{query}"))
        listed = json_of(answer)
        if answer.status != 200 or not isinstance(listed, list):
            raise IssueError(f"the issues of {tracker.repository} cannot be read: {_told(answer)}")
        for entry in listed:
            if found := _ours(entry, tracker.author):
                return found
        if len(listed) < _PAGE:
            break
    return None


def carry_out(what: Step, issue: Issue | None, body: str, tracker: Tracker) -> Check[str]:
    """Do it, and give the address of the issue ("" if there is none).

    Nothing is written twice: after a failure the next run sees what has come of this one.

    Raises:
        IssueError: GitHub did not do it.
    """
    if what is Step.OPEN:
        created = yield from _sent(tracker, "issues", "POST", {"title": TITLE, "body": body})
        return line(at(created, "html_url"))
    if issue is None:
        return ""
    if what is Step.UPDATE:
        yield from _sent(tracker, f"issues/{issue.number}", "PATCH", {"body": body})
    elif what is Step.CLOSE:
        closed = {"state": "closed", "state_reason": "completed", "body": body}
        yield from _sent(tracker, f"issues/{issue.number}", "PATCH", closed)
        comment = f"issues/{issue.number}/comments"
        yield from _sent(tracker, comment, "POST", {"body": _FAREWELL})
    return issue.address


def _sent(tracker: Tracker, path: str, method: str, value: dict[str, str]) -> Check[object]:
    answer = yield from followed(_request(tracker, path, method, json.dumps(value).encode()))
    if answer.status not in (200, 201):
        raise IssueError(f"the issue of {tracker.repository} cannot be written: {_told(answer)}")
    return json_of(answer)


def _request(tracker: Tracker, path: str, method: str = "", body: bytes | None = None) -> Request:
    headers = {
        "Accept": "application/vnd.github+json",
        "Content-Type": "application/json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    if tracker.api.token:
        headers["Authorization"] = Secret(f"Bearer {tracker.api.token}")
    url = f"{tracker.api.base.rstrip('/')}/repos/{tracker.repository}/{path}"
    return Request(url, headers, body, method, limit=_LIMIT)


def _ours(entry: Any, author: str) -> Issue | None:
    number, body = at(entry, "number"), at(entry, "body")
    if not isinstance(number, int) or not isinstance(body, str) or MARK not in body:
        return None
    is_open = at(entry, "state") == "open" and at(entry, "pull_request") is None
    is_ours = is_open and at(entry, "user", "login") == author
    return Issue(number, body, line(at(entry, "html_url"))) if is_ours else None


def _plain(body: str) -> str:
    """A body as it is compared: the forge may have changed the ends of lines."""
    return "\n".join(text.rstrip() for text in body.strip().splitlines())


def _told(answer: Answer) -> str:
    if answer.failure:
        return f"{answer.failure} ({answer.detail})" if answer.detail else answer.failure
    message = line(at(json_of(answer), "message"))
    return f"status {answer.status}, {message}" if message else f"status {answer.status}"
