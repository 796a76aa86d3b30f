"""The client of GitHub's GraphQL API."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.exchange import Answer, Request
from site_builder.links.resolvers import Fact
from site_builder.links.resolvers.github import GITHUB
from tests.links.api_servers import github
from tests.links.driving import answer, facts, in_turn

TEAPOTS = {"nameWithOwner": "gail/teapots", "isArchived": False}


def documented(request: Request) -> Answer:
    """As the reference says."""
    status, _, text = github("/graphql", request.body or b"")
    return answer(status, text)


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://github.com/gail/teapots", "gail/teapots"),
        ("http://www.github.com/gail/teapots/", "gail/teapots"),
        ("https://GitHub.com/Gail/Tea.Pots_2", "Gail/Tea.Pots_2"),
        ("https://github.com/gail/teapots.git", "gail/teapots"),
        ("https://github.com/gail/teapots#readme", "gail/teapots"),
        ("https://github.com/gail/teapots?tab=readme-ov-file#use", "gail/teapots"),
        ("https://github.com/gail/teapots/tree/main/spout", None),
        ("https://github.com/gail/teapots/blob/main/README.md", None),
        ("https://github.com/gail/teapots/wiki", None),
        ("https://github.com/gail", None),
        ("https://github.com/gail/..", None),
        ("https://github.com/gail/.git", None),
        ("https://github.com/gail/tea%20pots", None),
        ("https://github.com/gail/tea\npots", None),
        ("https://github.com/topics/metric-learning", None),
        ("https://github.com/Features/actions", None),
        ("https://github.com/github-copilot/pro", None),
        ("https://github.com/sponsors/gail", None),
        ("https://gist.github.com/gail/0a1b2c", None),
        ("https://gail.github.io/teapots", None),
        ("https://notgithub.com/gail/teapots", None),
    ],
)
def test_an_address_names_a_repository(url: str, id: str | None) -> None:
    assert GITHUB.identify(url) == id


def test_what_there_is_has_moved_and_is_gone() -> None:
    known, requests = facts(GITHUB, ["Gail/Teapots", "gail/old-pots", "gail/none"], documented, "t")
    assert known["Gail/Teapots"] == Fact("registered")
    assert known["gail/old-pots"].code == "moved"
    assert known["gail/old-pots"].new_url == "https://github.com/potters/pots"
    assert known["gail/old-pots"].note.startswith("the repository is archived")
    assert known["gail/none"].code == "not-registered"
    assert len(requests) == 1
    assert requests[0].url == "https://api.github.com/graphql"
    assert requests[0].headers["Authorization"] == "Bearer t"


def test_fifty_at_a_time() -> None:
    ids = [f"gail/pot{number}" for number in range(120)]
    known, requests = facts(GITHUB, ids, documented, "t")
    assert len(known) == 120
    assert [len(json.loads(request.body or b"")["variables"]) for request in requests] == [
        100,
        100,
        40,
    ]


@given(st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,8}/[A-Za-z0-9._-]{1,9}", fullmatch=True)))
def test_names_are_no_part_of_the_query(ids: list[str]) -> None:
    _, requests = facts(GITHUB, ids, documented, "t")
    for request in requests:
        asked = json.loads(request.body or b"")
        count = len(asked["variables"]) // 2
        assert asked["query"].startswith("query($r0owner: String!, $r0name: String!")
        plain = " ".join(
            f"r{n}: repository(owner: $r{n}owner, name: $r{n}name) {{ ...fields }}"
            for n in range(count)
        )
        assert f"{{ {plain} }}" in asked["query"]


@pytest.mark.parametrize(
    "error",
    [
        {"type": "FORBIDDEN", "path": ["r0"], "extensions": {"saml_failure": True}},
        {"type": "RATE_LIMITED", "message": "API rate limit exceeded"},
        {"type": "NOT_FOUND", "path": ["r0", "owner"]},
        {"type": "NOT_FOUND", "path": []},
        {"type": "NOT_FOUND"},
        {"type": "NOT_FOUND", "path": ["r7"]},
        {"type": ["NOT_FOUND"], "path": ["r0"]},
        {"message": "Something went wrong while executing your query"},
        "NOT_FOUND",
    ],
)
def test_other_errors_say_nothing(error: object) -> None:
    document = {"data": {"r0": None, "r1": TEAPOTS}, "errors": [error]}
    known, _ = facts(GITHUB, ["gail/pots", "gail/teapots"], in_turn(answer(200, document)), "t")
    assert known == {"gail/teapots": Fact("registered")}
    known, _ = facts(GITHUB, ["gail/pots"], in_turn(answer(200, {"errors": [error]})), "t")
    assert known == {}


@pytest.mark.parametrize(
    "repository",
    [
        TEAPOTS | {"isDisabled": True},
        {"nameWithOwner": "evil.example.org/../a"},
        {"nameWithOwner": "gail/tea pots"},
        {"nameWithOwner": None},
        {},
        [],
        7,
    ],
)
def test_what_github_would_not_say(repository: object) -> None:
    reply = in_turn(answer(200, {"data": {"r0": repository}}))
    assert facts(GITHUB, ["gail/teapots"], reply, "t")[0] == {}


def test_a_wrong_token_says_nothing() -> None:
    bad = in_turn(answer(401, {"message": "Bad credentials", "status": "401"}))
    assert facts(GITHUB, ["gail/teapots"], bad, "t")[0] == {}
