"""Asking for an archived copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.archive import newest_copy
from site_builder.links.exchange import Answer
from tests.links.driving import answer, driven, in_turn

PAGE = "http://pots.example.org/a?b=1&c=2"
HEAD = ["timestamp", "original", "statuscode"]
COPY = f"https://web.archive.org/web/20190304050607/{PAGE}"


def test_the_newest_good_copy() -> None:
    rows = [HEAD, ["20180101000000", PAGE, "200"], ["20190304050607", PAGE, "200"]]
    copy, requests = driven(newest_copy(PAGE), in_turn(answer(200, rows)))
    assert copy == COPY
    assert [request.url for request in requests] == [
        "https://web.archive.org/cdx/search/cdx?url=http:%2F%2Fpots.example.org%2Fa%3Fb%3D1%26c%3D2"
        "&output=json&fl=timestamp%2Coriginal%2Cstatuscode&filter=statuscode:200&limit=-1"
    ]


def test_the_fragment_is_not_asked_for_and_kept() -> None:
    rows = [HEAD, ["20190304050607", PAGE, "200"]]
    copy, requests = driven(newest_copy(f"{PAGE}#d"), in_turn(answer(200, rows)))
    assert copy == f"{COPY}#d"
    assert "%23d" not in requests[0].url


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [HEAD],
        [HEAD, ["20190304050607", PAGE, "404"]],
        [HEAD, ["20190304050607", PAGE, "-"]],
        [HEAD, ["yesterday", PAGE, "200"]],
        [HEAD, ["٢٠١٩٠٣٠٤٠٥٠٦٠٧", PAGE, "200"]],
        [HEAD, []],
        [HEAD, 7],
        {"a": 1},
        "",
    ],
)
def test_no_copy(rows: object) -> None:
    assert driven(newest_copy(PAGE), in_turn(answer(200, rows)))[0] is None


@pytest.mark.parametrize("original", ["javascript:alert(1)", "http://a\nb", "\x1b[31m", None, ""])
def test_an_odd_original_is_not_repeated(original: object) -> None:
    rows = [HEAD, ["20190304050607", original, "200"]]
    assert driven(newest_copy(PAGE), in_turn(answer(200, rows)))[0] == COPY


@pytest.mark.parametrize(
    "reply", [answer(429), answer(403), answer(500), answer(404), Answer("", failure="slow")]
)
def test_a_question_is_not_repeated(reply: Answer) -> None:
    copy, requests = driven(newest_copy(PAGE), in_turn(reply))
    assert copy is None
    assert len(requests) == 1


@pytest.mark.parametrize("url", [COPY, "http://web.archive.org/web/2/x", "http://["])
def test_a_copy_has_no_copy(url: str) -> None:
    assert driven(newest_copy(url), in_turn(answer(500))) == (None, [])


@given(st.binary())
def test_junk_is_no_copy(body: bytes) -> None:
    assert driven(newest_copy(PAGE), in_turn(answer(200, body)))[0] is None
