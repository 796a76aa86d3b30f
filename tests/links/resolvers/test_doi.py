"""The client of the DOI system."""

import pytest

from site_builder.links.exchange import Answer, Request
from site_builder.links.resolvers import Fact
from site_builder.links.resolvers.doi import DOI
from tests.links.driving import Reply, answer, facts, in_turn

TEAPOTS = "10.1234/teapots"
FOUND = answer(200, {"responseCode": 1, "handle": TEAPOTS, "values": []})


def with_title(csl: Answer, *hops: Answer) -> Reply:
    return in_turn(FOUND, *hops, csl)


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("https://doi.org/10.1234/Teapots", TEAPOTS),
        ("http://dx.doi.org/10.1234/teapots?x=1#y", TEAPOTS),
        ("https://www.doi.org/10.1016/S0031-3203(19)30054-8", "10.1016/s0031-3203(19)30054-8"),
        ("https://doi.org/10.1002/%3C1%3A%3A2%3E", "10.1002/<1::2>"),
        ("https://doi.org/10.5555/3045118.3045336", "10.5555/3045118.3045336"),
        ("https://doi.org/abc", None),
        ("https://doi.org/10.1234/", None),
        ("https://doi.org/10.1234/a%0Ab", None),
        ("https://doi.org/10.1234/%ff", None),
        ("https://doi.org/10.1234/a%20b", None),
        ("https://dl.acm.org/doi/pdf/10.1145/3340531.3412142", "10.1145/3340531.3412142"),
        ("https://dl.acm.org/doi/10.5555/3045118.3045336", None),
        ("https://dl.acm.org/citation.cfm?id=1", None),
        ("https://onlinelibrary.wiley.com/doi/10.1002/a.1/full", "10.1002/a.1"),
        ("https://ietresearch.onlinelibrary.wiley.com/doi/abs/10.1049/a.1", "10.1049/a.1"),
        ("https://www.pnas.org/doi/suppl/10.1073/pnas.1/suppl_file/a.pdf", None),
        ("https://onlinelibrary.wiley.com/doi/10.1002/a.1/suppinfo", None),
        ("https://link.springer.com/article/10.1007/a", None),
        ("ftp://doi.org/10.1234/teapots", None),
        ("https://[", None),
    ],
)
def test_an_address_holds_a_doi(url: str, id: str | None) -> None:
    assert DOI.identify(url) == id


def test_a_registered_doi_and_its_title() -> None:
    csl = answer(200, {"title": "Teapots: A Survey"})
    known, requests = facts(DOI, [TEAPOTS], with_title(csl))
    assert known == {TEAPOTS: Fact("registered", "Teapots: A Survey")}
    assert [request.url for request in requests] == [
        "https://doi.org/api/handles/10.1234/teapots",
        "https://doi.org/10.1234/teapots",
    ]
    assert requests[1].headers == {"Accept": "application/vnd.citationstyles.csl+json"}


@pytest.mark.parametrize(
    ("csl", "title"),
    [
        ({"title": "Teapots"}, "Teapots"),
        ({"title": ["Teapots"], "subtitle": ["A Survey"]}, "Teapots: A Survey"),
        ({"title": "Teapots: a survey", "subtitle": ["A Survey"]}, "Teapots: a survey"),
        ({"title": "On <i>O</i>(n<sup>2</sup>) &amp; pots"}, "On O(n2) & pots"),
        ({"title": []}, ""),
        ({"title": {"a": 1}}, ""),
        ({"subtitle": ["A Survey"]}, ""),
        ([], ""),
    ],
)
def test_agencies_differ_about_titles(csl: object, title: str) -> None:
    known, _ = facts(DOI, [TEAPOTS], with_title(answer(200, csl)))
    assert known == {TEAPOTS: Fact("registered", title)}


def test_the_agency_is_asked_where_doi_org_sends() -> None:
    hops = [
        answer(302, location="https://data.crossref.org/10.1234%2Fteapots"),
        answer(301, location="https://api.crossref.org/v1/works/transform"),
    ]
    known, requests = facts(DOI, [TEAPOTS], with_title(answer(200, {"title": "Teapots"}), *hops))
    assert known == {TEAPOTS: Fact("registered", "Teapots")}
    assert requests[-1].url == "https://api.crossref.org/v1/works/transform"


@pytest.mark.parametrize("status", [204, 403, 404, 406, 429, 500])
def test_the_publisher_does_not_matter(status: int) -> None:
    known, requests = facts(DOI, [TEAPOTS], with_title(answer(status, "<html>no</html>")))
    assert known == {TEAPOTS: Fact("registered")}
    assert len(requests) == 2


def test_redirects_end() -> None:
    known, requests = facts(DOI, [TEAPOTS], with_title(answer(302, location="/again")))
    assert known == {TEAPOTS: Fact("registered")}
    assert len(requests) == 7


def test_a_doi_that_does_not_exist() -> None:
    unknown = in_turn(answer(404, {"responseCode": 100, "handle": "x"}))
    known, requests = facts(DOI, [TEAPOTS, "10.5555/1.2"], unknown)
    assert {fact.code for fact in known.values()} == {"not-registered"}
    assert known["10.5555/1.2"].note.endswith("link to dl.acm.org/doi/10.5555/1.2 itself")
    assert len(requests) == 2


def test_a_doi_without_values_is_registered() -> None:
    known, _ = facts(DOI, [TEAPOTS], in_turn(answer(200, {"responseCode": 200}), answer(404)))
    assert known == {TEAPOTS: Fact("registered")}


def test_a_deleted_doi() -> None:
    value = {"type": "URL", "data": {"value": "http://www.crossref.org/deleted_DOI.html"}}
    known, _ = facts(
        DOI, [TEAPOTS], in_turn(answer(200, {"responseCode": 1, "values": [7, value]}))
    )
    assert known == {TEAPOTS: Fact("not-registered", note="the DOI was deleted")}


@pytest.mark.parametrize(
    "reply",
    [
        answer(404, "<html>Not found</html>"),
        answer(404, {"responseCode": 1}),
        answer(200, {"responseCode": 100}),
        answer(200, {"responseCode": "1"}),
        answer(500, {"responseCode": 2}),
        answer(302, location="https://other.example.org/"),
        Answer("", failure="slow"),
    ],
)
def test_other_answers_say_nothing(reply: Answer) -> None:
    assert facts(DOI, [TEAPOTS], in_turn(reply))[0] == {}


def test_a_doi_is_quoted() -> None:
    urls: list[str] = []

    def reply(request: Request) -> Answer:
        urls.append(request.url)
        return answer(500)

    facts(DOI, ["10.1002/<1::2>#a?b%", "10.1016/s0031(19)8"], reply)
    assert urls[0] == "https://doi.org/api/handles/10.1002/%3C1::2%3E%23a%3Fb%25"
    assert urls[-1] == "https://doi.org/api/handles/10.1016/s0031(19)8"
