"""Chains of redirects, cookies, attempts and budgets, by answers that are given by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests.cookies import RequestsCookieJar

from site_builder.links.exchange import Answer, Request
from site_builder.links.patience import MARGIN
from site_builder.links.visits import MOST_HOPS, MOST_SECONDS, Visit, visit
from tests.links.driving import driven, in_turn
from tests.links.invented_visits import URL, html

PATIENCE = 20.0
GOOD = html("<title>Pots</title>")


def to(place: str, status: int = 302, seconds: float = 0) -> Answer:
    return Answer(URL, status, {"location": place}, seconds=seconds)


def busy(seconds: object) -> Answer:
    return html("", 503, retry_after=str(seconds))


def visited(*answers: Answer, patience: float = PATIENCE) -> tuple[Visit, list[Request]]:
    return driven(visit(URL, patience), in_turn(*answers))


def test_a_chain_keeps_its_steps() -> None:
    seen, asked = visited(to("/a", 301), to("b?c#d"), GOOD)
    site = "http://pots.example.org"
    assert [request.url for request in asked] == [URL, f"{site}/a", f"{site}/b?c"]
    assert [(hop.status, hop.to) for hop in seen.hops] == [
        (301, f"{site}/a"),
        (302, f"{site}/b?c#d"),
    ]
    assert [request.first for request in asked] == [False, True, True]
    assert (seen.answer, seen.fault, seen.attempts) == (GOOD, "", 1)


def test_a_page_may_be_the_step() -> None:
    seen, asked = visited(html('<meta http-equiv="refresh" content="0; url=/a">'), GOOD)
    assert asked[1].url == "http://pots.example.org/a"
    assert seen.answer == GOOD


@pytest.mark.parametrize(
    ("location", "fault"),
    [
        ("", ""),
        ("http://[", "nowhere"),
        ("http://exa\u2100mple.org/", "nowhere"),
        ("file:///etc/passwd", "bad-redirect"),
        ("javascript:alert(1)", "bad-redirect"),
        ("/" + "a" * 9_000, "bad-redirect"),
        (URL, "redirect-loop"),
    ],
)
def test_steps_that_lead_nowhere(location: str, fault: str) -> None:
    seen, asked = visited(to(location))
    assert (seen.fault, len(asked)) == (fault, 1)
    assert len(seen.detail) < 100


def test_a_loop_is_one_only_with_the_same_cookies() -> None:
    count = 0

    def reply(request: Request) -> Answer:
        nonlocal count
        count += 1
        assert request.cookies is not None
        request.cookies.jar = request.cookies.jar or RequestsCookieJar()
        request.cookies.jar.set("visits", str(min(count, 3)))
        return to(URL)

    seen, asked = driven(visit(URL, PATIENCE), reply)
    assert (seen.fault, len(asked)) == ("redirect-loop", 4)


def test_a_chain_without_end() -> None:
    steps = [to(f"/{number}") for number in range(100)]
    seen, asked = visited(*steps)
    assert (seen.fault, len(asked)) == ("too-many-redirects", MOST_HOPS + 1)


def test_a_slow_chain_takes_no_further_step() -> None:
    seen, asked = visited(*(to(f"/{number}", seconds=7) for number in range(100)))
    assert (seen.fault, len(asked)) == ("slow", 3)


def test_attempts_count_as_time_of_the_chain() -> None:
    fault = html("", 500)
    answers = [a for n in range(100) for a in (fault, fault, to(f"/{n}"))]
    seen, asked = visited(*answers)
    assert seen.fault == "slow"
    assert len(asked) <= 3 * (MOST_SECONDS // 3 + 1)


def test_waits_are_spent_once_for_the_whole_chain() -> None:
    answers = [answer for n in range(100) for answer in (busy(15), to(f"/{n}"))]
    seen, asked = visited(*answers)
    assert seen.answer.status == 503
    assert sum(request.delay for request in asked) <= 2 * (PATIENCE + MARGIN)


@pytest.mark.parametrize(
    ("answers", "delays"),
    [
        ([html("", 500), GOOD], [0, 1]),
        ([html("", 500)], [0, 1, 2]),
        ([busy(7), busy(0), GOOD], [0, 7 + MARGIN, 2]),
        ([busy(20), busy(20), GOOD], [0, 20 + MARGIN, 20 + MARGIN]),
        ([busy(21)], [0]),
        ([busy("soon")], [0, 1 + MARGIN, 2]),
        ([Answer(URL, failure="slow")], [0, 1]),
        ([replace(GOOD, body=b"", body_fault="slow")], [0, 1]),
        ([Answer(URL, failure="reset")], [0, 1, 2]),
        ([Answer(URL, failure="name-failure")], [0, 1, 2]),
        ([Answer(URL, failure="no-such-host")], [0]),
        ([Answer(URL, failure="private-address")], [0]),
        ([Answer(URL, failure="host-down")], [0]),
        ([html("", 404)], [0]),
        ([html("", 501)], [0]),
        ([replace(GOOD, body_fault="reset")], [0]),
        ([replace(GOOD, body=b"<p>", body_fault="reset")], [0, 1, 2]),
    ],
)
def test_what_is_asked_again_and_when(answers: list[Answer], delays: list[float]) -> None:
    seen, asked = visited(*answers)
    assert [request.delay for request in asked] == delays
    assert seen.attempts == len(delays)


def test_who_has_hung_is_given_less_time() -> None:
    _, asked = visited(Answer(URL, failure="slow"), GOOD)
    assert [request.haste for request in asked] == [1, 0.5]


LOCATIONS = (
    st.sampled_from(["/", "/a", URL, "http://[", "//b.example/", "\u2100", "x:"]) | st.text()
)
ANSWERS = st.builds(
    Answer,
    st.just(URL),
    st.sampled_from([0, 200, 301, 302, 404, 429, 500, 503]) | st.integers(0, 1_000),
    st.fixed_dictionaries(
        {}, optional={"location": LOCATIONS, "retry-after": st.sampled_from(["1", "99", "x"])}
    ),
    st.sampled_from([b"", b"<meta http-equiv=refresh content='0;url=/b'>", b"%PDF-"]),
    st.sampled_from(["", "", "", "slow", "reset", "no-such-host"]),
    seconds=st.floats(0, 9),
)


@given(st.lists(ANSWERS, min_size=1, max_size=30), st.floats(0, 100))
def test_every_chain_ends_within_bounds(answers: list[Answer], patience: float) -> None:
    spent = 0.0
    left = iter(answers * 40)

    def reply(request: Request) -> Answer:
        nonlocal spent
        answer = next(left)
        spent += request.delay + answer.seconds
        return answer

    bounded: Callable[[Request], Answer] = reply
    seen, asked = driven(visit(URL, patience), bounded)
    assert len(seen.hops) <= MOST_HOPS + 1
    assert len(asked) < 70
    assert spent <= MOST_SECONDS + 3 * 9 + 3 + 2 * patience
