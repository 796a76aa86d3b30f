"""What the clients of all registries share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.exchange import Answer, Request
from site_builder.links.resolvers import RESOLVERS, Api, Resolver
from site_builder.links.resolvers.asking import (
    asked,
    at,
    batches,
    followed,
    json_of,
    line,
    without_markup,
)
from site_builder.links.resolvers.resolver import Secret
from tests.links.driving import answer, driven, facts, in_turn

URL = "https://api.example.org/a"
TOKEN = "s3cr3t"
IDS = {
    "arxiv": ["2301.00001", "2301.00002v2"],
    "github": ["gail/teapots", "gail/pots"],
    "doi": ["10.1234/teapots"],
    "openreview": ["teapot0001"],
    "youtube": ["teapots0001"],
}


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_registry_is_asked_once_more_and_later(status: int) -> None:
    result, requests = driven(asked(Request(URL)), in_turn(answer(status), answer(200)))
    assert result.status == 200
    assert [request.delay for request in requests] == [0, 3]
    result, requests = driven(asked(Request(URL)), in_turn(answer(status)))
    assert result.status == status
    assert len(requests) == 2


@pytest.mark.parametrize(
    ("wanted", "pauses"),
    [
        ("7", [0, 7]),
        ("0", [0, 3]),
        ("60", [0, 60]),
        ("61", [0]),
        ("99999999999999", [0, 3]),
        ("-1", [0, 3]),
        ("soon", [0, 3]),
        ("٣", [0, 3]),
    ],
)
def test_a_registry_says_how_long_to_wait(wanted: str, pauses: list[float]) -> None:
    busy = answer(429, retry_after=wanted)
    _, requests = driven(asked(Request(URL)), in_turn(busy))
    assert [request.delay for request in requests] == pauses


@pytest.mark.parametrize(
    ("failure", "times"), [("slow", 2), ("reset", 2), ("no-such-host", 1), ("private-address", 1)]
)
def test_only_what_may_pass_is_repeated(failure: str, times: int) -> None:
    _, requests = driven(asked(Request(URL)), in_turn(Answer(URL, failure=failure)))
    assert len(requests) == times


@pytest.mark.parametrize("status", [200, 204, 301, 400, 401, 403, 404, 410])
def test_a_final_answer_is_taken(status: int) -> None:
    _, requests = driven(asked(Request(URL)), in_turn(answer(status)))
    assert len(requests) == 1


@pytest.mark.parametrize(
    ("location", "reached"),
    [
        ("/b", "https://api.example.org/b"),
        ("https://api.example.org/b?c", "https://api.example.org/b?c"),
        ("https://api.example.org:8443/b", None),
        ("http://api.example.org/b", None),
        ("https://other.example.org/b", None),
        ("file:///etc/passwd", None),
        ("https://[", None),
        ("https://api.example.org:x/b", None),
        ("", None),
    ],
)
def test_a_redirect_stays_on_the_host(location: str, reached: str | None) -> None:
    moved = in_turn(answer(302, location=location), answer(200))
    _, requests = driven(followed(Request(URL)), moved)
    assert [request.url for request in requests[1:]] == ([reached] if reached else [])


def test_one_redirect_is_followed() -> None:
    result, requests = driven(followed(Request(URL)), in_turn(answer(302, location="/a")))
    assert result.status == 302
    assert len(requests) == 2


def test_http_may_become_https() -> None:
    moved = in_turn(answer(301, location=URL), answer(200))
    assert driven(followed(Request(URL.replace("https", "http"))), moved)[0].status == 200


@pytest.mark.parametrize(("status", "times"), [(301, 1), (302, 1), (303, 1), (307, 2), (308, 2)])
def test_a_question_with_a_body_is_not_turned_into_another(status: int, times: int) -> None:
    moved = in_turn(answer(status, location="/b"), answer(200))
    _, requests = driven(followed(Request(URL, body=b"{}")), moved)
    assert [request.body for request in requests] == [b"{}"] * times


@pytest.mark.parametrize("target", ["https://other.example.org/", "http://api.example.org/"])
def test_credentials_stay_with_their_host(target: str) -> None:
    request = Request(URL, {"Authorization": TOKEN, "Accept": "x"})
    moved = in_turn(answer(307, location=target), answer(200))
    _, requests = driven(followed(request, hops=5, anywhere=True), moved)
    assert requests[1].headers == {"Accept": "x"}


@pytest.mark.parametrize(
    "location", ["https://evil.example\\@api.example/", "//api.example@evil.example/"]
)
def test_an_address_that_is_read_in_two_ways_gets_no_credentials(location: str) -> None:
    request = Request("https://api.example/a", {"Authorization": Secret("Bearer secret")})
    reply = in_turn(answer(307, location=location), answer(200))
    for anywhere in (False, True):
        _, asked_for = driven(followed(request, anywhere=anywhere), reply)
        assert all("Authorization" not in further.headers for further in asked_for[1:])


def test_a_token_does_not_show_itself() -> None:
    request = Request(URL, {"Authorization": Secret(f"Bearer {TOKEN}")})
    assert TOKEN not in repr(request) + repr(Api(URL, TOKEN)) + str(Api(URL, TOKEN))
    assert request.headers["Authorization"] == "Bearer s3cr3t"


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": [1]}', {"a": [1]}),
        (b"", None),
        (b"{", None),
        (b"\xff\xfe", None),
        (b"[" * 100_000, None),
        (b"9" * 10_000, None),
    ],
)
def test_json_or_nothing(body: bytes, value: object) -> None:
    assert json_of(answer(200, body)) == value


def test_json_that_was_cut_is_nothing() -> None:
    assert json_of(Answer(URL, 200, body=b"{}", is_whole=False)) is None


def test_what_stands_in_a_value() -> None:
    value = {"a": [{"b": 1}]}
    assert at(value, "a", 0, "b") == 1
    assert at(value, "a", 1, "b") is at(value, 0) is at(value, "a", "b") is at(None, "a") is None


def test_a_text_of_a_registry_is_one_line() -> None:
    assert line(" a\n\t b\u2028c ") == "a b c"
    assert line("\ud800") == "?"
    assert line(None) == line(["a"]) == ""
    assert len(line("a" * 10**6)) == 1000
    assert without_markup("A &lt; B: <i>x</i><sub>2</sub> &amp; 1 < 2") == "A < B: x2 & 1 < 2"


def test_batches_have_each_id_once() -> None:
    assert list(batches(["a", "b", "a", "c"], 2)) == [["a", "b"], ["c"]]
    assert list(batches([], 2)) == []


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(keys=st.text() | st.sampled_from(
        ["data", "r0", "r1", "errors", "path", "type", "notes", "content", "title", "value",
         "values", "responseCode", "nameWithOwner", "subtitle"]), values=part),
    max_leaves=20,
)  # fmt: skip


@pytest.mark.parametrize("resolver", RESOLVERS, ids=lambda resolver: resolver.name)
@given(body=st.binary() | st.text() | junk, status=st.sampled_from([200, 302, 400, 404, 500]))
def test_junk_is_never_known_nor_an_error(resolver: Resolver, body: object, status: int) -> None:
    if resolver.name == "youtube" and status in (400, 404):
        return
    known, _ = facts(resolver, IDS[resolver.name], in_turn(answer(status, body)), TOKEN)
    assert all(fact.code == "registered" for fact in known.values()) or status == 404


@pytest.mark.parametrize("resolver", RESOLVERS, ids=lambda resolver: resolver.name)
@pytest.mark.parametrize("status", [401, 403, 410, 418, 429, 451, 500, 503])
def test_what_does_not_answer_is_not_known(resolver: Resolver, status: int) -> None:
    known, requests = facts(resolver, IDS[resolver.name], in_turn(answer(status, {})), TOKEN)
    assert known == {}
    assert len(requests) <= 2


@pytest.mark.parametrize("resolver", RESOLVERS, ids=lambda resolver: resolver.name)
def test_a_token_travels_in_one_header_only(resolver: Resolver) -> None:
    _, requests = facts(resolver, IDS[resolver.name], in_turn(answer(200, {})), TOKEN)
    for request in requests:
        assert TOKEN not in repr(request)
        assert TOKEN.encode() not in (request.body or b"")
        assert ("Authorization" in request.headers) == resolver.needs_token


def test_resolvers_are_told_apart() -> None:
    assert len({resolver.name for resolver in RESOLVERS}) == len(RESOLVERS)
    assert all(resolver.why and resolver.base.startswith("https://") for resolver in RESOLVERS)
    assert all(list(resolver.ask([], Api(resolver.base))) == [] for resolver in RESOLVERS)
