"""Registries through the command: what they say, what is done without them, and the token."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.links import api_servers
from tests.links.api_servers import Reply, Seen, served
from tests.links.command.surveyed import Done, Survey

TOKEN = "ghp_never0shown0anywhere"
NAMES = ("arxiv", "doi", "github", "openreview")
LINKS = (
    "https://arxiv.org/abs/2301.00001",
    "https://arxiv.org/abs/2301.00009",
    "https://arxiv.org/pdf/2301.00002v1",
    "https://doi.org/10.1234/teapots",
    "https://doi.org/10.1234/nothing",
    "https://github.com/gail/teapots",
    "https://github.com/gail/old-pots",
    "https://github.com/gail/nothing",
)


@contextmanager
def registries() -> Iterator[Seen]:
    routes = {
        "/api/query": api_servers.arxiv,
        "/api/handles/": api_servers.handles,
        "/10.1234/teapots": _title,
        "/graphql": api_servers.github,
        "/notes": api_servers.notes,
    }
    with served(routes) as seen:
        yield seen


def _title(_path: str, _body: bytes) -> Reply:
    return (
        200,
        {"Content-Type": "application/json"},
        json.dumps(api_servers.DOIS["10.1234/teapots"]),
    )


def run(survey: Survey, seen: Seen, *options: str, token: str = TOKEN) -> Done:
    apis = [f"--api={name}={seen.base}" for name in NAMES]
    return survey.links(*apis, *options, variables={"GITHUB_TOKEN": token} if token else None)


def test_what_registries_know(survey: Survey) -> None:
    file = survey.only(*LINKS, survey.url("/page"))
    with registries() as seen:
        done = run(survey, seen, "--fix")
    reasons = {entry["url"]: entry["reason"] for entry in done.report}
    assert [reasons[url] for url in LINKS] == [
        "registered",
        "not-registered",
        "withdrawn",
        "registered",
        "not-registered",
        "registered",
        "moved",
        "not-registered",
    ]
    assert done.code == 1
    arxiv = [path for path in seen.paths if path.startswith("/api/query")]
    assert [path.count(",") for path in arxiv] == [2, 0], "all in one; the unknown once more"
    assert seen.paths.count("/graphql") == 1
    assert "https://github.com/potters/pots" in file.read_text("utf-8")
    assert "https://github.com/gail/old-pots -> https://github.com/potters/pots" in done.err
    assert "1 address rewritten" in done.err
    assert survey.quick("fmt", "--check").code == 0
    keeps_secret(survey, seen, done)


def keeps_secret(survey: Survey, seen: Seen, done: Done) -> None:
    """The token went to the API of GitHub, and nowhere else."""
    for path, headers in zip(seen.paths, seen.headers, strict=True):
        assert (TOKEN in str(headers)) == (path == "/graphql")
    assert survey.seen.paths
    assert TOKEN not in str(survey.seen.headers) + str(survey.seen.paths)
    assert TOKEN not in done.out + done.err
    for file in filter(Path.is_file, survey.folder.rglob("*")):
        assert TOKEN.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("title", "verdict"),
    [("On the shape of teapots", "ok"), ("On the Shape of Cups", "suspicious")],
)
def test_the_title_of_a_registry_counts(survey: Survey, title: str, verdict: str) -> None:
    survey.only()
    extra = "paper: https://arxiv.org/pdf/2301.00001.pdf\n"
    survey.record("glass2019clay", extra=extra, title=title)
    with registries() as seen:
        done = run(survey, seen, token="")
    assert [entry["verdict"] for entry in done.report] == [verdict]
    assert done.report[0]["title_found"] == "On the Shape of Teapots"
    assert done.code == 0
    if verdict == "suspicious":
        assert "its title is On the Shape of Teapots" in done.out


def test_the_wrong_title_of_a_doi(survey: Survey) -> None:
    survey.only(extra="doi: 10.1234/teapots\n")
    with registries() as seen:
        done = run(survey, seen, token="")
    (entry,) = done.report
    assert (entry["verdict"], entry["reason"]) == ("suspicious", "other-title")
    assert entry["url"] == "https://doi.org/10.1234/teapots"
    assert entry["title_found"] == "Teapots: A Survey"


def test_registries_that_are_down(survey: Survey) -> None:
    """Pages of arXiv must not be crawled; those behind DOIs and of GitHub may be opened.

    Those hosts cannot be reached from here, so that opening them fails by a name or a connection.
    """
    survey.only(LINKS[0], LINKS[3], LINKS[5], survey.url("/page"))
    down: Reply = (503, {}, "<p>Later</p>")
    with served({"/": lambda _path, _body: down}) as seen:
        done = run(survey, seen)
    by_url = {entry["url"]: entry for entry in done.report}
    assert by_url[LINKS[0]]["reason"] == "registry-silent"
    assert by_url[LINKS[0]]["verdict"] == "unverifiable"
    assert {by_url[url]["reason"] for url in (LINKS[3], LINKS[5])} == {"no-such-host"}
    assert len([path for path in seen.paths if path.startswith("/api/query")]) == 2
    keeps_secret(survey, seen, done)


def test_a_token_that_is_refused_is_not_told(survey: Survey) -> None:
    survey.only(LINKS[5], survey.url("/page"))
    refuse: Reply = (401, {}, json.dumps({"message": f"Bad credentials {TOKEN[:4]}"}))
    with served({"/": lambda _path, _body: refuse}) as seen:
        done = run(survey, seen)
    assert seen.paths == ["/graphql"]
    keeps_secret(survey, seen, done)


def test_without_a_token_github_is_not_asked(survey: Survey) -> None:
    survey.only(LINKS[5])
    with registries() as seen:
        run(survey, seen, token="")
    assert seen.paths == []


@pytest.mark.parametrize("token", ["two words", "line\nX-Owned: 1", "ümlaut"])
def test_a_token_that_is_none_is_refused_and_not_shown(survey: Survey, token: str) -> None:
    with registries() as seen:
        done = run(survey, seen, token=token)
    assert done.code == 2
    assert "GITHUB_TOKEN" in done.err
    assert token.split()[-1] not in done.out + done.err
