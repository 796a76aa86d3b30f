"""How long a server asks to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.exchange import Answer
from site_builder.links.patience import DEFAULT, wanted_wait

NOW = "Mon, 05 Jan 2026 10:00:00 GMT"


def wait(text: str, status: int = 429, date: str = NOW) -> float | None:
    return wanted_wait(Answer("", status, {"retry-after": text, "date": date}))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        (" 7 ", 7),
        ("120", 120),
        ("9" * 5_000, 999_999_999),
        ("Mon, 05 Jan 2026 10:00:30 GMT", 30),
        ("Mon, 05 Jan 2026 11:00:30 +0100", 30),
        ("Mon, 05 Jan 2026 10:00:30 -0000", 30),
        ("Mon, 05 Jan 2026 09:59:00 GMT", 0),
        ("-5", DEFAULT),
        ("1.5", DEFAULT),
        ("٣", DEFAULT),
        ("soon", DEFAULT),
        ("Mon, 99 Foo 2026 10:00:30 GMT", DEFAULT),
        ("Mon, 05 Jan 2026 10:00:30 +9999999999", DEFAULT),
        ("", DEFAULT),
    ],
)
def test_seconds_and_dates(text: str, seconds: float) -> None:
    assert wait(text) == seconds


def test_a_date_is_counted_from_the_clock_of_the_server() -> None:
    past, now = "Mon, 05 Jan 1998 10:00:20 GMT", "Mon, 05 Jan 1998 10:00:00 GMT"
    assert wait(past, date=now) == 20
    assert wait(past, date="junk") == 0


def test_only_two_statuses_ask_to_wait() -> None:
    assert wait("5", 503) == 5
    assert wait("", 503) is None
    assert [wait("5", status) for status in (200, 301, 404, 500, 502)] == [None] * 5


PARTS = st.sampled_from(
    [
        "Mon,",
        "05",
        "Jan",
        "2026",
        "10:00:00",
        "99:99",
        "GMT",
        "+9999",
        "-2400",
        "9" * 50,
        ":",
        ".",
        "²",
    ]
)


@given(st.text(max_size=40) | st.lists(PARTS, max_size=7).map(" ".join), st.text(max_size=20))
def test_junk_is_a_number_of_seconds(text: str, date: str) -> None:
    seconds = wait(text, date=date)
    assert seconds is not None
    assert seconds >= 0
