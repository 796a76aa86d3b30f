"""The client of arXiv's API."""

import itertools
import string
from urllib.parse import parse_qs, urlsplit

import pytest

from site_builder.links.exchange import Answer, Request
from site_builder.links.resolvers import Fact
from site_builder.links.resolvers.arxiv import ARXIV
from tests.links.api_servers import ARXIV_PAPERS, arxiv, error_feed, feed
from tests.links.driving import Reply, answer, facts, in_turn

BOMB = "<!DOCTYPE a [<!ENTITY a 'x'>{}]>".format(
    "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in itertools.pairwise(string.ascii_lowercase)
    )
)
TEAPOTS = Fact("registered", "On the Shape of Teapots")


def documented(request: Request) -> Answer:
    """As the manual says."""
    status, _, text = arxiv(request.url.removeprefix("https://export.arxiv.org"), b"")
    return answer(status, text)


def ids_of(request: Request) -> list[str]:
    return parse_qs(urlsplit(request.url).query)["id_list"][0].split(",")


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://arxiv.org/abs/1703.07464", "1703.07464"),
        ("http://www.arxiv.org/pdf/1703.07464v2.pdf", "1703.07464v2"),
        ("https://export.arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        ("https://arxiv.org/html/2301.00001v1#S2", "2301.00001v1"),
        ("https://arxiv.org/list/cs.CV/recent", None),
        ("https://arxiv.example.org/abs/1703.07464", None),
    ],
)
def test_an_address_names_a_paper(url: str, id: str | None) -> None:
    assert ARXIV.identify(url) == id


def test_a_batch_is_one_question() -> None:
    known, requests = facts(ARXIV, ["2301.00001", "math.GT/0309136v1"], documented)
    assert known == {"2301.00001": TEAPOTS, "math.GT/0309136v1": Fact("registered", "Old Pots")}
    assert [request.url for request in requests] == [
        "https://export.arxiv.org/api/query?id_list=2301.00001,math/0309136&max_results=2"
    ]
    assert not requests[0].headers


def test_a_hundred_at_a_time() -> None:
    ids = [f"2301.{number:05}" for number in range(250)]
    papers = {id: (1, "A Pot", "") for id in ids}
    known, requests = facts(
        ARXIV, ids, lambda request: answer(200, feed({id: papers[id] for id in ids_of(request)}))
    )
    assert len(known) == 250
    assert [len(ids_of(request)) for request in requests] == [100, 100, 50]


def test_an_unknown_paper_is_asked_for_twice() -> None:
    known, requests = facts(ARXIV, ["2301.00001", "2301.99999"], documented)
    assert known["2301.00001"] == TEAPOTS
    assert known["2301.99999"].code == "not-registered"
    assert [ids_of(request) for request in requests] == [
        ["2301.00001", "2301.99999"],
        ["2301.99999"],
    ]


def test_a_feed_without_a_paper_that_exists() -> None:
    known, _ = facts(
        ARXIV, ["2301.00001"], in_turn(answer(200, feed({})), answer(200, feed(ARXIV_PAPERS)))
    )
    assert known == {"2301.00001": TEAPOTS}
    known, _ = facts(ARXIV, ["2301.00001"], in_turn(answer(200, feed({})), answer(503)))
    assert known == {}


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the author due to an error in equation 3",
        "This submission has been withdrawn by arXiv administrators",
        "This version withdrawn by arXiv administrators",
        "Paper withdrawn",
        "Withdrawn. A new version is in preparation.",
        "5 pages. This article is now withdrawn from arXiv",
        "The manuscript was retracted",
    ],
)
def test_a_withdrawn_paper_says_so(comment: str) -> None:
    papers = {"2301.00001": (2, "Pots", comment)}
    known, _ = facts(ARXIV, ["2301.00001"], in_turn(answer(200, feed(papers))))
    assert known == {"2301.00001": Fact("withdrawn", "Pots", note=comment)}
    text = feed({"2301.00001": (2, "Pots", "")}).replace("A paper.", comment)
    known, _ = facts(ARXIV, ["2301.00001"], in_turn(answer(200, text)))
    assert known == {"2301.00001": Fact("withdrawn", "Pots", note=comment)}


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "12 pages, accepted at ICML",
        "This paper was withdrawn from ICLR and is under review",
        "The previous version was withdrawn",
        "It replaces 1234.5678, which has been withdrawn",
        "How money is withdrawn from accounts, and water from wells when it is withdrawn",
        "Withdrawn from the conference",
    ],
)
def test_not_every_withdrawal_is_one(comment: str) -> None:
    papers = {"2301.00001": (2, "Pots", comment)}
    known, _ = facts(ARXIV, ["2301.00001"], in_turn(answer(200, feed(papers))))
    assert known == {"2301.00001": Fact("registered", "Pots")}


def test_a_version_that_does_not_exist() -> None:
    known, requests = facts(ARXIV, ["2301.00001v3", "2301.00001v4"], documented)
    assert known["2301.00001v3"] == TEAPOTS
    assert known["2301.00001v4"].code == "not-registered"
    assert known["2301.00001v4"].note == "it has no version 4, the newest is 3"
    assert [ids_of(request) for request in requests] == [["2301.00001"]]


@pytest.mark.parametrize("status", [200, 400])
def test_a_malformed_id_spoils_only_itself(status: int) -> None:
    def reply(request: Request) -> Answer:
        result = documented(request)
        return answer(status, result.body) if result.status == 400 else result

    known, requests = facts(ARXIV, ["2301.00001", "1234.5678", "2301.00002"], reply)
    assert {id: fact.code for id, fact in known.items()} == {
        "2301.00001": "registered",
        "1234.5678": "not-registered",
        "2301.00002": "withdrawn",
    }
    assert len(requests) == 2


@pytest.mark.parametrize("text", ["", "<html>Bad Request</html>", error_feed("what?")])
def test_a_refused_batch_is_asked_for_in_halves(text: str) -> None:
    def reply(request: Request) -> Answer:
        return answer(400, text) if "1234.5678" in ids_of(request) else documented(request)

    known, requests = facts(ARXIV, ["2301.00001", "math/0309136", "1234.5678", "2301.00002"], reply)
    assert sorted(known) == ["2301.00001", "2301.00002", "math/0309136"]
    assert len(requests) == 5


def test_a_registry_that_refuses_all_is_left_alone() -> None:
    ids = [f"2301.{number:05}" for number in range(100)]
    known, requests = facts(ARXIV, ids, in_turn(answer(400, "no")))
    assert known == {}
    assert len(requests) <= 16


def test_an_answer_that_is_too_long_is_asked_for_in_halves() -> None:
    def reply(request: Request) -> Answer:
        if len(ids_of(request)) > 1:
            return Answer("", 200, body=feed(ARXIV_PAPERS).encode()[:-9], is_whole=False)
        return documented(request)

    known, _ = facts(ARXIV, ["2301.00001", "math/0309136"], reply)
    assert sorted(known) == ["2301.00001", "math/0309136"]


@pytest.mark.parametrize(
    "text",
    [
        "Rate exceeded.",
        "",
        "<html><body>Sorry</body></html>",
        feed(ARXIV_PAPERS).replace("<feed", f"{BOMB}<feed", 1).replace("Old Pots", "&z;"),
        feed(ARXIV_PAPERS).replace("<feed", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><feed', 1),
        feed(ARXIV_PAPERS).replace("UTF-8", "no-such-code"),
        feed(ARXIV_PAPERS).replace("UTF-8", "UTF-7"),
        feed(ARXIV_PAPERS).replace("http://www.w3.org/2005/Atom", "http://example.org/"),
        feed(ARXIV_PAPERS)[:-7],
        "<a>" * 700_000,
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{'<a>' * 300_000}{'</a>' * 300_000}",
        feed(ARXIV_PAPERS).replace("Old Pots", "&undeclared;"),
        feed(ARXIV_PAPERS) + "<x/>",
        feed(ARXIV_PAPERS).replace("Old Pots", "\x00"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_feed_says_nothing(text: str) -> None:
    known, requests = facts(ARXIV, ["math/0309136"], in_turn(answer(200, text)))
    assert known == {}
    assert len(requests) == 1


def test_a_bomb_would_be_one_elsewhere() -> None:
    assert "<!ENTITY z '&y;&y;" in BOMB


@pytest.mark.parametrize(
    "entry",
    [
        "<entry/>",
        "<entry><id>http://arxiv.org/abs/2301.00001v1</id></entry>",
        "<entry><id>http://example.org/abs/2301.00001v1</id><title>A</title></entry>",
        "<entry><id>2301.00001</id><title>A</title></entry>",
        "<entry><id>http://arxiv.org/abs/2301.00077v1</id><title>A</title></entry>",
    ],
)
def test_entries_of_something_else(entry: str) -> None:
    text = feed({}).replace("</feed>", f"{entry}</feed>")
    reply: Reply = in_turn(answer(200, text), answer(500))
    assert facts(ARXIV, ["2301.00001"], reply)[0] == {}


def test_a_deep_feed_is_read() -> None:
    deep = f"<rights>{'<a>' * 200_000}{'</a>' * 200_000}</rights>"
    text = feed(ARXIV_PAPERS).replace("<summary>", f"{deep}<summary>", 1)
    assert facts(ARXIV, ["2301.00001"], in_turn(answer(200, text)))[0] == {"2301.00001": TEAPOTS}
