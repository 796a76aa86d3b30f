"""The decision table, by visits that are given by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.exchange import Answer
from site_builder.links.judging import judge, moved_to
from site_builder.links.reasons import REASONS
from site_builder.links.result import Hop
from site_builder.links.target import Kind, Target
from site_builder.links.visits import Visit
from tests.links.cpu import seconds_of
from tests.links.invented_visits import PAPER, TITLE, URL, html, seen

HOME = "http://pots.example.org/"
NEW = "http://pots.example.org/new/1"
GOOD = f"<title>{TITLE}</title>"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        *dict.fromkeys((400,), "bad-request").items(),
        *dict.fromkeys((401, 402, 403, 407, 418, 423, 451, 511, 999), "refused").items(),
        *dict.fromkeys((404,), "not-found").items(),
        *dict.fromkeys((410,), "gone").items(),
        *dict.fromkeys((408, 500, 502, 503, 504, 520, 599), "server-error").items(),
        *dict.fromkeys((425, 429), "rate-limited").items(),
        *dict.fromkeys((204, 205), "empty").items(),
        *dict.fromkeys((301, 302, 303, 307, 308), "nowhere").items(),
        *dict.fromkeys((101, 202, 300, 304, 405, 406, 600, 700, 998), "odd-status").items(),
        *dict.fromkeys((200, 201, 203, 206, 226), "title-matches").items(),
    ],
)
def test_statuses(status: int, code: str) -> None:
    assert judge(PAPER, seen(html(GOOD, status))).code == code


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (GOOD, "title-matches"),
        ("<title>Pots</title><p>Pots", "alive"),
        ("<title>404 Not Found</title>", "soft-404"),
        ("<title>Pots</title><p>Seite nicht gefunden", "soft-404"),
        ("<title>Just a moment...</title>", "challenge"),
        ("<title>Welcome to nginx!</title>", "no-site"),
        ("<p>This domain is for sale.", "parked"),
        (
            "<meta name=citation_title content='Deep Teapots: How Spouts Learn to Boil'>",
            "other-title",
        ),
        ("<title>A Survey of Cups and of Saucers</title><p>Cups", "other-title"),
        ("<html></html>", "empty"),
        (b"%PDF-1.5", "alive"),
        (b"", "empty"),
    ],
)
def test_what_a_page_shows(body: str | bytes, code: str) -> None:
    assert judge(PAPER, seen(html(body))).code == code


def test_a_paper_may_be_called_after_an_error() -> None:
    title = "404 Not Found: On Lost Pots"
    target = Target(URL, title, Kind.PAPER)
    assert judge(target, seen(html(f"<title>{title}</title>"))).code == "title-matches"


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (HOME, "sent-home"),
        (f"{HOME}error/404", "sent-to-error-page"),
        (f"{HOME}login?next=x", "login"),
        ("http://login.example.org/x", "login"),
        (f"{HOME}lander", "parked"),
        (f"{HOME}papers/2", "alive"),
    ],
)
def test_where_a_redirect_ends(end: str, code: str) -> None:
    answer = html("<title>Pots</title><p>Pots", url=end)
    assert judge(PAPER, seen(answer, Hop(URL, 302, end))).code == code


@pytest.mark.parametrize(
    ("steps", "new"),
    [
        ([], None),
        ([(301, NEW)], NEW),
        ([(308, HOME), (301, NEW)], NEW),
        ([(301, NEW), (302, HOME)], NEW),
        ([(302, HOME), (301, NEW)], None),
        ([(200, NEW)], None),
        ([(301, "http://[")], None),
    ],
)
def test_only_leading_steps_for_good_give_a_new_address(
    steps: list[tuple[int, str]], new: str | None
) -> None:
    hops = tuple(Hop(URL, status, to) for status, to in steps)
    assert moved_to(hops) == new


def test_moved_only_with_what_was_wanted() -> None:
    hop = Hop(URL, 301, NEW)
    assert judge(PAPER, seen(html(GOOD, url=NEW), hop)).new_url == NEW
    assert judge(PAPER, seen(html(GOOD, 404, NEW), hop)).new_url is None
    assert judge(PAPER, seen(html("<title>Not found</title>", url=NEW), hop)).new_url is None


def test_a_wall_says_that_it_is_one() -> None:
    assert judge(PAPER, seen(html(GOOD, 403, cf_mitigated="challenge"))).code == "challenge"
    assert judge(PAPER, seen(html(GOOD, cf_mitigated="challenge"))).code == "challenge"


@pytest.mark.parametrize("fault", ["redirect-loop", "nowhere", "slow"])
def test_a_fault_of_the_chain_counts_first(fault: str) -> None:
    visit = Visit(html(GOOD), (), 1, None, fault, "so")
    assert (judge(PAPER, visit).code, judge(PAPER, visit).evidence) == (fault, "so")


def test_evidence_is_no_page() -> None:
    answer = Answer(URL, 200, {"content-type": "x" * 60_000}, b"pots")
    target = Target("http://pots.example.org/a.pdf", "", Kind.PAPER)
    assert len(judge(target, seen(answer)).evidence) <= 500


@pytest.mark.parametrize("url", ["http://exa\u2100mple.org/a#b", "http://[", "", "http://a.b:x/"])
def test_odd_addresses_raise_nothing(url: str) -> None:
    judge(Target(url, TITLE, Kind.PAPER), seen(html("<p>Pots"), Hop(URL, 302, url)))


URLS = st.sampled_from(
    [URL, HOME, NEW, f"{URL}.pdf", f"{URL}#a", "http://exa\u2100mple.org/", "http://["]
)
HEADERS = st.dictionaries(
    st.sampled_from(["content-type", "retry-after", "location", "cf-mitigated", "content-length"]),
    st.sampled_from(["text/html", "text/html; charset=utf-16", "application/pdf"])
    | st.text(max_size=30),
)
FAILURES = st.sampled_from(["", "", "", "slow", "no-such-host", "private-address"])
BODIES = st.binary(max_size=100) | st.text(max_size=100).map(
    lambda text: f"<title>{text}</title><h1>{text}".encode("utf-8", "replace")
)
ANSWERS = st.builds(
    Answer, URLS, st.integers(0, 1_000), HEADERS, BODIES, FAILURES, st.text(max_size=9),
    st.booleans(), st.sampled_from(["", "bad-body", "reset", "slow", "too-much"]),
)  # fmt: skip


@given(ANSWERS, st.lists(st.builds(Hop, URLS, st.integers(300, 310), URLS), max_size=3), URLS,
       st.text(max_size=30), st.sampled_from(Kind))  # fmt: skip
def test_any_answer_has_a_reason(
    answer: Answer, hops: list[Hop], url: str, title: str, kind: Kind
) -> None:
    finding = judge(Target(url, title, kind), seen(answer, *hops))
    assert finding.code in REASONS
    assert finding.new_url is None or finding.reason.verdict == "redirected"
    assert json.dumps([finding.evidence, finding.title_found], ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "source",
    [
        "".join(f"<meta name=citation_title content='{n} {'| x ' * 240}'>" for n in range(250)),
        "".join(f"<meta name=citation_title content='{n} not-found'>" for n in range(6_000)),
        "<div>" * 50_000,
        "<p>" + "\u00e9 " * 80_000,
        "<p>" + "\ufdfa" * 80_000,
        "<title>" + "\\'{a}" * 40_000,
    ],
)
def test_no_verdict_takes_long(source: str) -> None:
    assert seconds_of(lambda: judge(PAPER, seen(html(source)))) < 4
